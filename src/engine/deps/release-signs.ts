import { compareVersions, majorOf } from "./read-version.ts";
import { findVersion, isStable } from "./semver-range.ts";
import type { PackageFacts, VersionFacts } from "./types.ts";

const DAY = 86_400_000;
/** After this long somebody would have noticed. */
const NOTICED_MS = 90 * DAY;
/** A publisher whom nobody knows is a sign only while a release is this young. */
const NEW_PUBLISHER_MS = 14 * DAY;
/** So few versions before say nothing of what is usual. */
const LEAST_BEFORE = 3;
const LEAST_PUBLISHED = 5;

/** Something about a release that sets it apart from those before it. */
export type ReleaseSign =
  | { readonly kind: "vanished" }
  | { readonly kind: "script-added"; readonly before: string }
  | { readonly kind: "provenance-dropped"; readonly before: string }
  | { readonly kind: "new-publisher"; readonly publisher: string; readonly days: number };

/** What sets a published version apart, as far as the registry's document tells. `now` in milliseconds since 1970. */
export function releaseSigns(facts: PackageFacts, version: string, now: number): ReleaseSign[] {
  const own = findVersion(facts, version);
  if (!own) return facts.removed?.includes(version) === true ? [{ kind: "vanished" }] : [];
  const before = facts.versions.filter(
    (each) => compareVersions(each.version, own.version) < 0 && isStable(each.version),
  );
  const later = facts.versions.filter((each) => compareVersions(each.version, own.version) > 0);
  const signs: ReleaseSign[] = [];
  const script = addedScript(own, before, later, facts, now);
  if (script !== undefined) signs.push({ kind: "script-added", before: script });
  const provenance = droppedProvenance(own, before, later, facts, now);
  if (provenance !== undefined) signs.push({ kind: "provenance-dropped", before: provenance });
  const publisher = newPublisher(own, facts, now);
  if (publisher) signs.push(publisher);
  return signs;
}

/** The version before the first one that runs something when it is installed. */
function addedScript(
  own: VersionFacts,
  before: readonly VersionFacts[],
  later: readonly VersionFacts[],
  facts: PackageFacts,
  now: number,
): string | undefined {
  if (!own.hasInstallScript || before.length < LEAST_BEFORE) return undefined;
  if (before.some((each) => each.hasInstallScript)) return undefined;
  // Later releases that keep the script were looked at by many.
  const isKept = later.some((each) => each.hasInstallScript);
  if (isKept && !isYoung(own, facts, now)) return undefined;
  return before.at(-1)?.version;
}

/** The version before, of the same major, where that and the one before it say how they were built and this one does not. */
function droppedProvenance(
  own: VersionFacts,
  before: readonly VersionFacts[],
  later: readonly VersionFacts[],
  facts: PackageFacts,
  now: number,
): string | undefined {
  if (own.hasProvenance === true || !isYoung(own, facts, now)) return undefined;
  // Without a day only the newest release can be told to be young.
  if (own.publishedAt === undefined && later.length > 0) return undefined;
  const line = before.filter((each) => majorOf(each.version) === majorOf(own.version));
  const [older, last] = line.slice(-2);
  if (!older || !last) return undefined;
  return older.hasProvenance === true && last.hasProvenance === true ? last.version : undefined;
}

function newPublisher(
  own: VersionFacts,
  { versions }: PackageFacts,
  now: number,
): ReleaseSign | undefined {
  const { publisher, publishedAt, hasProvenance } = own;
  if (publisher === undefined || publishedAt === undefined || hasProvenance === true)
    return undefined;
  const age = now - publishedAt;
  if (age > NEW_PUBLISHER_MS || age < 0) return undefined;
  const others = versions.filter(
    (each) =>
      each !== own &&
      each.publisher !== undefined &&
      each.publishedAt !== undefined &&
      each.publishedAt < publishedAt,
  );
  if (others.length < LEAST_PUBLISHED) return undefined;
  if (others.some((each) => each.publisher === publisher)) return undefined;
  return { kind: "new-publisher", publisher, days: Math.floor(age / DAY) };
}

/** Whether a release may be young: what was not changed for long was not published either. */
function isYoung({ publishedAt }: VersionFacts, { modified }: PackageFacts, now: number): boolean {
  return now - (publishedAt ?? modified ?? now) <= NOTICED_MS;
}
