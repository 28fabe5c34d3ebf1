import type { SignatureVerdict } from "../deps/signature.ts";
import type { LockedPackage } from "../deps/types.ts";
import { countHealth, type HealthCount, type HealthCoverage } from "../findings/health.ts";
import type { ManifestView } from "./manifest-view.ts";
import type { AnalysisSession } from "./session.ts";

/** All packages that the lockfiles install, each version once; without a lockfile the lines themselves. */
export function installedIn(views: readonly ManifestView[]): HealthCount {
  const packages = new Map<string, { direct: boolean; production: boolean }>();
  const add = (key: string, direct: boolean, production: boolean): void => {
    const known = packages.get(key);
    packages.set(key, {
      direct: direct || known?.direct === true,
      production: production || known?.production === true,
    });
  };
  // The shortest way to a package that a line names may lead through another one.
  const named = new Set<string>();
  for (const { dependencies } of views) {
    for (const { locked } of dependencies.values()) if (locked) named.add(keyOf(locked));
  }
  const seen = new Set<string>();
  for (const { lock, facts, localNames } of views) {
    if (!lock) {
      for (const { field, name } of facts.dependencies) {
        if (field !== "peerDependencies" && !localNames.has(name))
          add(`${name}@`, true, field !== "devDependencies");
      }
      continue;
    }
    if (seen.has(lock.path)) continue;
    seen.add(lock.path);
    for (const { package: locked, production, from } of lock.ways().values())
      add(keyOf(locked), !from || named.has(keyOf(locked)), production);
  }
  return countHealth([...packages.values()]);
}

function keyOf({ name, version = "" }: LockedPackage): string {
  return `${name}@${version}`;
}

/** How much of it was looked up, and when. */
export function reachOfKnowledge(
  session: AnalysisSession,
  views: readonly { readonly manifest: string; readonly view: ManifestView }[],
  off: string | undefined,
): HealthCoverage {
  const askable = new Set<string>();
  const answered = new Set<string>();
  const times: number[] = [];
  const advised: number[] = [];
  const seen = new Set<string>();
  /** As `name@version`: several lockfiles may install the same. */
  const compared = new Set<string>();
  const signed = new Map<string, SignatureVerdict>();
  let stale = false;
  const { manifests } = session;
  for (const { manifest, view } of views) {
    for (const { name, aside } of manifests.requests(manifest)) if (!aside) askable.add(name);
    for (const { lookup } of view.dependencies.values()) {
      if (!lookup?.ok) continue;
      answered.add(lookup.facts.name);
      times.push(lookup.facts.fetchedAt);
      if (lookup.staleForMs !== undefined) stale = true;
    }
    const { advisories, lock } = view;
    for (const [key, verdict] of lock?.signatures?.verdicts ?? []) signed.set(key, verdict);
    if (!advisories?.ok) continue;
    advised.push(advisories.fetchedAt);
    if (advisories.staleForMs !== undefined) stale = true;
    const key = lock?.path ?? manifest;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const [name, versions] of manifests.holes.installed(manifest))
      for (const version of versions) compared.add(`${name}@${version}`);
  }
  return {
    manifests: views.length,
    askable: askable.size,
    answered: [...answered].filter((name) => askable.has(name)).length,
    ...(times.length > 0 && { asOf: Math.min(...times) }),
    compared: compared.size,
    ...(advised.length > 0 && { advisoriesAsOf: Math.min(...advised) }),
    ...(signed.size > 0 && {
      signatures: {
        asked: signed.size,
        fitting: [...signed.values()].filter((each) => each === "valid").length,
      },
    }),
    stale,
    ...(off !== undefined && { off }),
  };
}

/** How much was looked up of some packages. */
export type Reach = Pick<
  HealthCoverage,
  "askable" | "answered" | "asOf" | "compared" | "advisoriesAsOf" | "stale"
>;

/** The same with what is known of other packages: those of Composer. */
export function withReach(coverage: HealthCoverage, more: readonly Reach[]): HealthCoverage {
  return more.reduce<HealthCoverage>((all, each) => {
    const asOf = earliest(all.asOf, each.asOf);
    const advisoriesAsOf = earliest(all.advisoriesAsOf, each.advisoriesAsOf);
    return {
      ...all,
      askable: all.askable + each.askable,
      answered: all.answered + each.answered,
      ...(asOf !== undefined && { asOf }),
      compared: all.compared + each.compared,
      ...(advisoriesAsOf !== undefined && { advisoriesAsOf }),
      stale: all.stale || each.stale,
    };
  }, coverage);
}

function earliest(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((each) => each !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
