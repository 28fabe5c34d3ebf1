import semver from "semver";
import { readSpec } from "../../../src/engine/deps/spec.ts";
import { DEFAULT_THRESHOLDS, type PolicyInput } from "../../../src/engine/deps/policy.ts";
import type {
  DependencyEntry,
  DependencyField,
  LockedPackage,
  PackageFacts,
  VersionFacts,
} from "../../../src/engine/deps/types.ts";

/** The moment at which all tests of the policy take place. */
export const NOW = Date.parse("2026-11-22T12:00:00Z");

/** `versions` maps a version to its publish day, or to null where the registry does not tell it. */
export interface FactsSketch {
  readonly name?: string;
  readonly versions: Readonly<Record<string, string | null>>;
  readonly latest?: string | null;
  readonly deprecated?: Readonly<Record<string, string>>;
  readonly engines?: Readonly<Record<string, string>>;
  /** By version: what it wants to find beside it. */
  readonly peers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Versions that the registry has a statement of origin for. */
  readonly provenance?: readonly string[];
  /** By version: who published it. */
  readonly publishers?: Readonly<Record<string, string>>;
  readonly removed?: readonly string[];
  readonly maintainers?: number;
  readonly license?: string;
  readonly dependencies?: boolean;
  /** Whether all versions have one, or which. */
  readonly installScript?: boolean | readonly string[];
  /** What versions ask for; with one of them the others ask for nothing. */
  readonly needs?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What is inside the archives of all versions. */
  readonly bundled?: readonly string[];
  readonly modified?: string;
  readonly form?: "full" | "abbreviated";
  readonly repository?: string | null;
  readonly tags?: Readonly<Record<string, string>>;
  readonly unpublished?: string;
}

export function facts(sketch: FactsSketch): PackageFacts {
  const names = Object.keys(sketch.versions).sort(semver.compareBuild);
  const versions = names.map((version): VersionFacts => {
    const time = sketch.versions[version];
    const deprecated = sketch.deprecated?.[version];
    const enginesNode = sketch.engines?.[version];
    const peers = sketch.peers?.[version];
    const publisher = sketch.publishers?.[version];
    return {
      version,
      ...(typeof time === "string" && { publishedAt: Date.parse(`${time}T00:00:00Z`) }),
      ...(deprecated !== undefined && { deprecated }),
      ...(enginesNode !== undefined && { enginesNode }),
      hasDependencies: sketch.dependencies ?? true,
      hasInstallScript: installs(sketch, version),
      ...(peers && { peers: Object.entries(peers) }),
      ...(sketch.provenance?.includes(version) && { hasProvenance: true }),
      ...(publisher !== undefined && { publisher }),
      ...(sketch.needs && { needs: names.indexOf(version) }),
    };
  });
  const latest = sketch.latest === undefined ? names.at(-1) : (sketch.latest ?? undefined);
  const repository = sketch.repository === undefined ? "host.test/o/r" : sketch.repository;
  return {
    name: sketch.name ?? "pkg",
    form: sketch.form ?? "full",
    fetchedAt: NOW,
    versions,
    ...(sketch.needs && {
      needs: names.map((version) => ({
        requires: Object.entries(sketch.needs?.[version] ?? {}).map(([key, spec]) => ({
          key,
          spec,
        })),
        bundled: sketch.bundled ?? [],
      })),
    }),
    tags: Object.entries({ ...(latest && { latest }), ...sketch.tags }),
    ...(latest !== undefined && { latest }),
    ...(sketch.modified !== undefined && { modified: Date.parse(`${sketch.modified}T00:00:00Z`) }),
    ...(repository !== null && sketch.form !== "abbreviated" && { repository }),
    ...(sketch.removed && { removed: sketch.removed }),
    ...(sketch.maintainers !== undefined && { maintainers: sketch.maintainers }),
    ...(sketch.license !== undefined && { license: sketch.license }),
    ...(sketch.unpublished !== undefined && { unpublishedAt: Date.parse(sketch.unpublished) }),
  };
}

function installs({ installScript = false }: FactsSketch, version: string): boolean {
  return typeof installScript === "boolean" ? installScript : installScript.includes(version);
}

export function entry(
  spec: string,
  key = "pkg",
  field: DependencyField = "dependencies",
): DependencyEntry {
  const { version, ...read } = readSpec(key, spec);
  const valueRange = { start: 0, end: spec.length };
  return {
    ...read,
    ...(version && { version, versionRange: version }),
    field,
    key,
    spec,
    keyRange: valueRange,
    valueRange,
  };
}

export function locked(version: string, deprecated?: string, name = "pkg"): LockedPackage {
  return {
    path: `node_modules/${name}`,
    name,
    version,
    ...(deprecated !== undefined && { deprecated }),
    hasInstallScript: false,
    dev: false,
    optional: false,
    link: false,
    requires: [],
  };
}

export interface InputSketch extends Partial<Omit<PolicyInput, "entry" | "facts">> {
  readonly spec: string;
  readonly lock?: string;
  readonly lockDeprecated?: string;
  readonly registry?: FactsSketch;
  readonly coolDownMs?: number;
  readonly field?: DependencyField;
}

export function input(sketch: InputSketch): PolicyInput {
  const { spec, lock, lockDeprecated, registry, coolDownMs, field, ...rest } = sketch;
  const name = registry?.name ?? "pkg";
  return {
    entry: entry(spec, name, field),
    facts: {
      ...(lock !== undefined && { locked: locked(lock, lockDeprecated, name) }),
      ...(registry && {
        lookup: {
          ok: true,
          facts: facts(registry),
          ...(coolDownMs !== undefined && { coolDownMs }),
        },
      }),
    },
    siblings: [],
    partners: [],
    overridden: new Set(),
    thresholds: DEFAULT_THRESHOLDS,
    now: NOW,
    ...rest,
  };
}
