import semver from "semver";
import { currentVersion } from "./current-version.ts";
import { isFromRegistry } from "./from-registry.ts";
import { namedReplacement } from "./replacement.ts";
import { isRegistryKind } from "./spec.ts";
import { findVersion } from "./semver-range.ts";
import type {
  DependencyEntry,
  DependencyFacts,
  LockedPackage,
  LookupResult,
  ManifestFacts,
  Needs,
} from "./types.ts";

/** A package whose registry facts an assessment needs. */
export interface FactRequest {
  readonly name: string;
  /** The version in use, which decides whether publish times matter. */
  readonly current?: string;
  /** True where that version is installed or named exactly. */
  readonly exact?: true;
  /** How long the project's own files let releases of the package wait. */
  readonly coolDownMs?: number;
  /** True where it is of interest what its versions ask for. */
  readonly needs?: true;
  /** True for a package that the manifest does not name: one to which a deprecation refers. */
  readonly aside?: true;
}

/**
 * What to ask a registry for: the direct dependencies of a manifest that name a registry package
 * and are not packages of the project itself. Peer dependencies are statements, not installs.
 */
export function requestsFor(
  manifest: ManifestFacts,
  lockedOf: (entry: DependencyEntry) => LockedPackage | undefined,
  localNames: ReadonlySet<string>,
): FactRequest[] {
  const requests = new Map<string, FactRequest>();
  const named = new Set<string>();
  for (const entry of manifest.dependencies) {
    if (entry.field === "peerDependencies" || !isRegistryKind(entry.kind)) continue;
    if (requests.has(entry.name)) continue;
    const locked = lockedOf(entry);
    if (locked?.link) continue;
    if (localNames.has(entry.name) && !(locked && isFromRegistry(locked))) continue;
    const replacement = namedReplacement(locked?.deprecated ?? "");
    if (replacement !== undefined) named.add(replacement);
    const facts: DependencyFacts = locked ? { locked } : {};
    const current = currentVersion({ entry, facts, overridden: manifest.overridden });
    requests.set(entry.name, {
      name: entry.name,
      ...(current && { current: current.version }),
      ...(current && (current.locked || isExact(entry)) && { exact: true }),
    });
  }
  for (const name of named) {
    if (!localNames.has(name) && !requests.has(name)) requests.set(name, { name, aside: true });
  }
  return [...requests.values()];
}

function isExact({ range }: DependencyEntry): boolean {
  return semver.valid(range ?? "", true) !== null;
}

/** The same with packages of which it is of interest what they ask for. */
export function withNeeds(
  requests: readonly FactRequest[],
  names: readonly string[],
): readonly FactRequest[] {
  if (names.length === 0) return requests;
  const wanted = new Set(names);
  const own = requests.map((each) =>
    wanted.delete(each.name) ? { ...each, needs: true as const } : each,
  );
  return [...own, ...[...wanted].map((name) => ({ name, aside: true, needs: true }) as const)];
}

/** What a version asks for, as an answer says that has it. */
export function needsOf(lookup: LookupResult | undefined, version: string): Needs | undefined {
  const facts = lookup?.ok ? lookup.facts : undefined;
  const at = facts && findVersion(facts, version)?.needs;
  return at === undefined ? undefined : facts?.needs?.[at];
}
