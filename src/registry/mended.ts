import semver from "semver";
import {
  type Advisory,
  type AdvisoryResult,
  isVulnerable,
  mendedAbove,
  offeredAbove,
  type PackageFacts,
} from "../engine/api.ts";
import type { AdvisoryRequest, Answered } from "./advisory-shape.ts";

/** Versions of one package that are worth asking about. */
const MOST_VERSIONS = 300;

/** What a completed answer is made of. */
export interface MendedQuery {
  /** What is installed and may be asked about. */
  readonly packages: AdvisoryRequest;
  readonly ask: (packages: AdvisoryRequest) => Promise<AdvisoryResult>;
  readonly factsOf: (name: string) => Promise<PackageFacts | undefined>;
  /** The packages through which a project gets to the vulnerable ones. */
  readonly bringersOf?: (known: ReadonlyMap<string, readonly Advisory[]>) => readonly string[];
}

/**
 * Adds to an answer to which versions one can move. Registries tell only of the versions that they
 * are asked about, so those of the vulnerable packages, and of those that bring them, are asked
 * about once more.
 */
export async function withMended(answer: Answered, query: MendedQuery): Promise<Answered> {
  const { packages, ask, factsOf, bringersOf } = query;
  const vulnerable = vulnerableOnly(packages, answer.advisories);
  if (vulnerable.size === 0) return answer;
  const concerned = new Map(vulnerable);
  for (const name of bringersOf?.(answer.advisories) ?? []) {
    const versions = packages.get(name);
    if (versions && !concerned.has(name)) concerned.set(name, versions);
  }
  const documents = new Map<string, PackageFacts>();
  await Promise.all(
    [...concerned.keys()].map(async (name) => {
      const known = await factsOf(name);
      if (known) documents.set(name, known);
    }),
  );
  const more = await ask(versionsToMoveTo(concerned, documents));
  if (!more.ok) return answer;
  const advisories = new Map([...answer.advisories, ...more.advisories]);
  const mended = mendedVersions(vulnerable, documents, advisories);
  return { ...answer, advisories, mended, documents };
}

/** The versions among those installed that an advisory is about. */
function vulnerableOnly(
  packages: AdvisoryRequest,
  advisories: ReadonlyMap<string, readonly Advisory[]>,
): Map<string, readonly string[]> {
  const vulnerable = new Map<string, readonly string[]>();
  for (const [name, known] of advisories) {
    const hit = (packages.get(name) ?? []).filter((version) =>
      known.some((each) => isVulnerable(version, each)),
    );
    if (hit.length > 0) vulnerable.set(name, hit);
  }
  return vulnerable;
}

/** Versions above the vulnerable ones to which somebody could move: the next one may have a hole of its own. */
function versionsToMoveTo(
  vulnerable: AdvisoryRequest,
  facts: ReadonlyMap<string, PackageFacts>,
): Map<string, readonly string[]> {
  const asked = new Map<string, readonly string[]>();
  for (const [name, versions] of vulnerable) {
    const known = facts.get(name);
    const [lowest] = versions.toSorted((a, b) => semver.compare(a, b));
    if (!known || lowest === undefined) continue;
    const above = offeredAbove(known, lowest).slice(0, MOST_VERSIONS);
    asked.set(name, [...new Set([...versions, ...above])]);
  }
  return asked;
}

/** The lowest version to move to from each vulnerable one, by `name@version`; null where there is none. */
function mendedVersions(
  vulnerable: AdvisoryRequest,
  facts: ReadonlyMap<string, PackageFacts>,
  advisories: ReadonlyMap<string, readonly Advisory[]>,
): Map<string, string | null> {
  const mended = new Map<string, string | null>();
  for (const [name, versions] of vulnerable) {
    const known = facts.get(name);
    const all = advisories.get(name) ?? [];
    if (!known) continue;
    for (const version of versions) {
      mended.set(`${name}@${version}`, mendedAbove(version, known, all));
    }
  }
  return mended;
}
