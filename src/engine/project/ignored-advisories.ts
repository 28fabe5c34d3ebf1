import { mendedAbove } from "../deps/mended-above.ts";
import type { Advisory, AdvisoryResult } from "../deps/advisory.ts";
import { matchesName } from "../deps/name-pattern.ts";
import { ADVISORY_RULE, type Configuration, type ConfiguredSuppression } from "./configuration.ts";
import { configuredFor } from "./configured-suppressions.ts";

/** What decides which advisories do not count. */
export interface IgnoringChoices {
  readonly configuration: Configuration;
  /** An untrusted workspace silences nothing. */
  readonly trusted: boolean;
  readonly now: Date;
}

/** An entry of the configuration that silences one advisory. */
export interface IgnoringEntry extends ConfiguredSuppression {
  readonly advisory: string;
}

/** The entries that silence single advisories for a manifest today. */
export function ignoringIn(
  path: string,
  { configuration, trusted, now }: IgnoringChoices,
): readonly IgnoringEntry[] {
  if (!trusted || !configuration.suppressions.some(hasAdvisory)) return [];
  return configuredFor(path, configuration, now).filter(hasAdvisory);
}

/** Whether an entry silences an advisory about a package, by whichever of its names. */
function isIgnored(entries: readonly IgnoringEntry[], name: string, advisory: Advisory): boolean {
  return entries.some(
    (each) =>
      each.rule === ADVISORY_RULE &&
      hasName(advisory, each.advisory) &&
      (each.package === undefined || matchesName(each.package, name)),
  );
}

/** The entry that silences an advisory about a package of a manifest, by itself or with all about the package. */
export function ignoredAt(manifest: string, choices: IgnoringChoices) {
  const entries = choices.trusted
    ? configuredFor(manifest, choices.configuration, choices.now)
    : [];
  return (name: string, advisory: Advisory): ConfiguredSuppression | undefined =>
    entries.find(
      (each) =>
        each.rule === ADVISORY_RULE &&
        (each.advisory === undefined || hasName(advisory, each.advisory)) &&
        (each.package === undefined || matchesName(each.package, name)),
    );
}

/** All names of an advisory, the one that it goes by first. */
export function namesOf({ id, aliases = [] }: Advisory): readonly string[] {
  return [id, ...aliases.filter((each) => each !== id)];
}

type Known = ReadonlyMap<string, readonly Advisory[]>;

/** An answer in two: the advisories that count, and those that the team ignores. */
export interface SortedAnswer {
  readonly advisories: AdvisoryResult;
  readonly ignored?: Known;
}

/** Sets aside what the team ignores. Which version mends the rest is looked for anew. */
export function sortAdvisories(
  answer: AdvisoryResult,
  entries: readonly IgnoringEntry[],
): SortedAnswer {
  if (!answer.ok || entries.length === 0) return { advisories: answer };
  const open = new Map<string, readonly Advisory[]>();
  const ignored = new Map<string, readonly Advisory[]>();
  for (const [name, list] of answer.advisories) {
    const own = list.filter((each) => isIgnored(entries, name, each));
    const others = list.filter((each) => !own.includes(each));
    if (own.length > 0) ignored.set(name, own);
    if (others.length > 0) open.set(name, others);
  }
  if (ignored.size === 0) return { advisories: answer };
  const mended = answer.mended && mendedWithout(answer, ignored, open);
  return { advisories: { ...answer, advisories: open, ...(mended && { mended }) }, ignored };
}

/** Of packages with an ignored advisory the registry's own versions are looked through again. */
function mendedWithout(
  { mended, documents }: Extract<AdvisoryResult, { ok: true }>,
  ignored: Known,
  open: Known,
): Map<string, string | null> {
  const again = new Map<string, string | null>();
  for (const [key, version] of mended ?? []) {
    const at = key.lastIndexOf("@");
    const name = key.slice(0, at);
    if (!ignored.has(name)) {
      again.set(key, version);
      continue;
    }
    const document = documents?.get(name);
    if (document) again.set(key, mendedAbove(key.slice(at + 1), document, open.get(name) ?? []));
  }
  return again;
}

function hasName(advisory: Advisory, name: string): boolean {
  const wanted = name.toLowerCase();
  return namesOf(advisory).some((each) => each.toLowerCase() === wanted);
}

function hasAdvisory(entry: ConfiguredSuppression): entry is IgnoringEntry {
  return entry.advisory !== undefined;
}
