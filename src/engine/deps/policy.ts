import type { Advisory } from "./advisory.ts";
import type { PeerWorld } from "./peers.ts";
import { satisfies } from "./semver-range.ts";
import type { CoolDownFor, DependencyEntry, DependencyFacts, PackageFacts } from "./types.ts";

const HOUR = 3_600_000;

/** Every figure that the definitions of outdated and unmaintained use. */
export interface Thresholds {
  /** For fresh releases, where the project's own configuration says nothing. */
  readonly coolDownMs: number;
  readonly staleAfterMonths: number;
  readonly abandonedAfterMonths: number;
  readonly deadMajorAfterMonths: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = {
  coolDownMs: 72 * HOUR,
  staleAfterMonths: 24,
  abandonedAfterMonths: 60,
  deadMajorAfterMonths: 12,
};

export interface Partner {
  readonly entry: DependencyEntry;
  readonly facts: PackageFacts;
}

/** One dependency with all that its assessment may look at. */
export interface PolicyInput {
  readonly entry: DependencyEntry;
  readonly facts: DependencyFacts;
  /** Registry facts of the other dependencies: packages of one repository are kept up together. */
  readonly siblings: readonly PackageFacts[];
  /** Other lines of the manifest whose packages are released in step with this one. */
  readonly partners: readonly Partner[];
  /** What the other lines want of this one, and it of them; absent where nobody looks. */
  readonly peers?: PeerWorld;
  /** What is known to be vulnerable of the package; absent where nobody asked. */
  readonly advisories?: readonly Advisory[];
  /** True where the package stands for a platform whose line gets no fixes any more. */
  readonly lineEnded?: boolean;
  /** Of a package of types: the major version of what it describes. */
  readonly describedMajor?: number;
  /** `engines.node` of the project. */
  readonly enginesNode?: string;
  /** Package names that `overrides` or `resolutions` of the project set. */
  readonly overridden: ReadonlySet<string>;
  readonly thresholds: Thresholds;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Bad news about what the package brings along, in words; absent without a lockfile. */
  readonly worries?: () => readonly string[];
}

/** The registry's answer, when there is one. */
export function answered(input: PolicyInput): PackageFacts | undefined {
  return input.facts.lookup?.ok === true ? input.facts.lookup.facts : undefined;
}

/** How long a version has to be out, in milliseconds. */
export function coolDownOf(
  input: Pick<PolicyInput, "facts" | "thresholds">,
  version: string,
): number {
  const { lookup, coolDown } = input.facts;
  if (coolDown) return isExempt(coolDown, version) ? 0 : coolDown.ms;
  return (lookup?.ok ? lookup.coolDownMs : undefined) ?? input.thresholds.coolDownMs;
}

function isExempt({ exempt }: CoolDownFor, version: string): boolean {
  return exempt !== undefined && satisfies(version, exempt);
}
