import { currentVersion } from "./current-version.ts";
import type { PeerClaim, PeerWorld, Present } from "./peers.ts";
import { isRegistryKind } from "./spec.ts";
import type { DependencyEntry, DependencyFacts, ManifestFacts, PackageFacts } from "./types.ts";

/** What the lines of a manifest are to one another. */
export interface Neighbours {
  readonly peers: PeerWorld;
  /** All that registries answered. */
  readonly answers: readonly PackageFacts[];
  /** The version in use, by key. */
  readonly current: ReadonlyMap<string, string>;
}

/** Made once for each state of a manifest: it is asked for at each of its lines. */
const made = new WeakMap<ReadonlyMap<string, DependencyFacts>, Neighbours>();

export function neighboursOf(
  manifest: ManifestFacts,
  facts: ReadonlyMap<string, DependencyFacts>,
): Neighbours {
  let found = made.get(facts);
  if (!found) {
    found = make(manifest, facts);
    made.set(facts, found);
  }
  return found;
}

function make(manifest: ManifestFacts, facts: ReadonlyMap<string, DependencyFacts>): Neighbours {
  const claims = new Map<string, PeerClaim[]>();
  const present = new Map<string, Present>();
  const current = new Map<string, string>();
  const answers: PackageFacts[] = [];
  for (const { lookup } of facts.values()) if (lookup?.ok) answers.push(lookup.facts);
  for (const entry of manifest.dependencies) {
    if (entry.field === "peerDependencies" || !isRegistryKind(entry.kind)) continue;
    const own = facts.get(entry.key);
    const version = own && inUse(entry, own, manifest);
    if (version) current.set(entry.key, version.version);
    const range = version?.locked === true ? version.version : entry.range;
    if (range === undefined) continue;
    const answer = own?.lookup?.ok ? own.lookup.facts : undefined;
    present.set(entry.name, { range, ...(answer && { facts: answer }) });
    const known = answer?.versions.find((each) => each.version === version?.version);
    for (const [name, wanted] of known?.peers ?? []) {
      const list = claims.get(name) ?? [];
      list.push({ by: entry.name, range: wanted });
      claims.set(name, list);
    }
  }
  return { peers: { claims, present }, answers, current };
}

function inUse(entry: DependencyEntry, facts: DependencyFacts, { overridden }: ManifestFacts) {
  return currentVersion({ entry, facts, overridden });
}
