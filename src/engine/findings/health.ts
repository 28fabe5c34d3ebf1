import type { Range } from "../text/range.ts";

/** What may be wrong with a package, the most urgent first. */
export const HEALTH_STATES = [
  "vulnerable",
  "deprecated",
  "unmaintained",
  "fresh",
  "outdated",
  "licence",
  "unused",
  "not-checked",
] as const;
export type HealthState = (typeof HEALTH_STATES)[number];

/** The line of a package.json that names a package, or one that brings it. */
export interface HealthPlace {
  /** Relative to the root. */
  readonly manifest: string;
  /** Empty where the manifest as a whole is meant. */
  readonly key: string;
  readonly at: Range;
  /** Where its version stands and is edited, when that is in a catalog. */
  readonly catalog?: Range & { readonly file: string };
  /** The packages on the way, the line's own first and the one that is meant last. */
  readonly path: readonly string[];
}

interface HealthAdvisory {
  readonly id: string;
  readonly title: string;
  readonly severity: string;
  readonly url?: string;
}

/** One package in one state, wherever it is installed. Plain data. */
export interface HealthItem {
  readonly state: HealthState;
  readonly name: string;
  readonly version?: string;
  /** The version in which that is over, where one is known. */
  readonly to?: string;
  /** A whole sentence. */
  readonly text: string;
  /** Worst first. */
  readonly advisories: readonly HealthAdvisory[];
  /** Named by a package.json of the project. */
  readonly direct: boolean;
  /** Installed for more than development. */
  readonly production: boolean;
  readonly places: readonly HealthPlace[];
}

/** Packages, each version once. */
export interface HealthCount {
  readonly productionDirect: number;
  readonly productionTransitive: number;
  readonly developmentDirect: number;
  readonly developmentTransitive: number;
}

/** How far the knowledge reaches, so that nobody takes silence for health. Times in milliseconds since 1970. */
export interface HealthCoverage {
  readonly manifests: number;
  /** Direct dependencies that a registry can be asked about, and those that one answered for. */
  readonly askable: number;
  readonly answered: number;
  /** When the oldest of these answers was given. */
  readonly asOf?: number;
  /** Packages whose versions were compared with advisories. */
  readonly compared: number;
  readonly advisoriesAsOf?: number;
  /** Installed versions of which registries were asked whether they signed them, and how many signatures fit; absent where none signs, and before an audit. */
  readonly signatures?: { readonly asked: number; readonly fitting: number };
  /** True when some of it comes from a cache past its time, since nobody could be asked. */
  readonly stale: boolean;
  /** Why nobody is asked, where that is switched off. */
  readonly off?: string;
}

/** The health of all dependencies of a root: what editor, report and command line show. */
export interface DependencyHealth {
  /** By state, those of production first, then the worst holes, then the direct ones. */
  readonly items: readonly HealthItem[];
  readonly installed: HealthCount;
  readonly coverage: HealthCoverage;
  /** What a suppression with a reason sets aside; not among the items. */
  readonly silenced: number;
  /** The project's own packages, by the path of their package.json. */
  readonly workspaces: readonly { readonly manifest: string; readonly name: string }[];
}

export const NO_PACKAGES: HealthCount = {
  productionDirect: 0,
  productionTransitive: 0,
  developmentDirect: 0,
  developmentTransitive: 0,
};

export function countHealth(
  items: readonly Pick<HealthItem, "direct" | "production">[],
): HealthCount {
  const count = { ...NO_PACKAGES };
  for (const { direct, production } of items) {
    if (production) count[direct ? "productionDirect" : "productionTransitive"]++;
    else count[direct ? "developmentDirect" : "developmentTransitive"]++;
  }
  return count;
}

export function sumHealth(counts: readonly HealthCount[]): HealthCount {
  const sum = { ...NO_PACKAGES };
  for (const count of counts) {
    sum.productionDirect += count.productionDirect;
    sum.productionTransitive += count.productionTransitive;
    sum.developmentDirect += count.developmentDirect;
    sum.developmentTransitive += count.developmentTransitive;
  }
  return sum;
}

export function totalHealth(count: HealthCount): number {
  const { productionDirect, productionTransitive, developmentDirect, developmentTransitive } =
    count;
  return productionDirect + productionTransitive + developmentDirect + developmentTransitive;
}
