import { installedLicense } from "../deps/installed-license.ts";
import { packagesOf } from "../deps/lock-reach.ts";
import { weigh } from "../deps/license-expression.ts";
import { matchesName } from "../deps/name-pattern.ts";
import type { DependencyEntry } from "../deps/types.ts";
import type { ManifestView } from "./manifest-view.ts";

/** An installed package that the team's policy does not accept, with the way to it, its line's own package first. */
export interface RefusedLicense {
  readonly entry: DependencyEntry;
  readonly name: string;
  readonly version?: string;
  readonly license: string;
  /** True where nobody can tell by the text alone what it allows. */
  readonly isUnknown: boolean;
  readonly production: boolean;
  readonly path: readonly string[];
}

/** All installed packages whose licence is known and not accepted; none where the team has no policy. */
export function refusedLicenses(view: ManifestView): RefusedLicense[] {
  const { licenses: policy } = view;
  if (!policy) return [];
  return licensed(view).flatMap((each): RefusedLicense[] => {
    if (policy.except.some((pattern) => matchesName(pattern, each.name))) return [];
    const verdict = weigh(each.license, policy);
    return verdict === "accepted" ? [] : [{ ...each, isUnknown: verdict === "unknown" }];
  });
}

/** All installed packages whose licence is known, each with the line that brings it along. */
function licensed({
  facts,
  lock,
  dependencies,
}: ManifestView): Omit<RefusedLicense, "isUnknown">[] {
  const list: Omit<RefusedLicense, "isUnknown">[] = [];
  const direct = new Set<string>();
  const add = (each: Omit<RefusedLicense, "isUnknown" | "version">, version?: string): void => {
    list.push({ ...each, ...(version !== undefined && { version }) });
  };
  for (const way of lock?.ways().values() ?? []) {
    if (!lock || way.importer !== lock.folder) continue;
    const { name, version } = way.package;
    // Who names one of a direct dependency, if the lockfile does not, is its registry.
    const answer = way.from ? undefined : dependencies.get(way.key)?.lookup;
    const told = answer?.ok ? answer.facts.license : undefined;
    const license =
      way.package.license ?? told ?? installedLicense(lock.facts, way.package, lock.beside);
    if (license === undefined) continue;
    const entry = facts.dependencies.find(
      ({ key, field }) => key === way.key && field === way.field,
    );
    if (!entry) continue;
    const path = packagesOf(way).map((each) => each.name);
    if (way.from === undefined) direct.add(entry.key);
    const { production } = way;
    add({ entry, name, license, production, path }, version);
  }
  for (const entry of facts.dependencies) {
    const { lookup, locked } = dependencies.get(entry.key) ?? {};
    if (!lookup?.ok || direct.has(entry.key) || entry.field === "peerDependencies") continue;
    const { license } = lookup.facts;
    if (license === undefined) continue;
    const { name } = entry;
    const version = locked?.version;
    const production = entry.field !== "devDependencies";
    add({ entry, name, license, production, path: [name] }, version);
  }
  return list;
}
