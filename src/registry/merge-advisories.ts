import type { Advisory, AdvisoryResult } from "../engine/api.ts";

/**
 * Two answers about the same packages as one. What both know counts once, as the first one says it,
 * with the exports that the second names: known by its names, such as those that GitHub and CVE have for it. One that failed is said.
 */
export function mergeAdvisories(
  first: AdvisoryResult,
  second: AdvisoryResult,
  names: { readonly first: string; readonly second: string },
): AdvisoryResult {
  if (!first.ok && !second.ok) return { ...first, text: `${first.text} ${second.text}` };
  if (!first.ok) return second.ok ? lacking(second, names.first, first.text) : first;
  if (!second.ok) return lacking(first, names.second, second.text);
  const advisories = new Map<string, readonly Advisory[]>(first.advisories);
  for (const [name, list] of second.advisories) {
    const known = advisories.get(name) ?? [];
    const told = known.map((each) => withExports(each, list));
    advisories.set(name, [...told, ...list.filter((each) => !isKnown(each, known))]);
  }
  return {
    ...first,
    advisories,
    fetchedAt: Math.min(first.fetchedAt, second.fetchedAt),
    ...(second.staleForMs !== undefined && {
      staleForMs: Math.max(first.staleForMs ?? 0, second.staleForMs),
    }),
    leftOut: [...first.leftOut, ...second.leftOut],
  };
}

function lacking(
  answer: Extract<AdvisoryResult, { readonly ok: true }>,
  what: string,
  reason: string,
): AdvisoryResult {
  return { ...answer, leftOut: [...answer.leftOut, { what, reason }] };
}

/** What it is about only one of the two may say. */
function withExports(advisory: Advisory, others: readonly Advisory[]): Advisory {
  if (advisory.exports !== undefined) return advisory;
  const same = others.find((each) => each.exports !== undefined && isKnown(each, [advisory]));
  return same?.exports === undefined ? advisory : { ...advisory, exports: same.exports };
}

function isKnown(advisory: Advisory, known: readonly Advisory[]): boolean {
  const own = namesOf(advisory);
  return known.some((each) => namesOf(each).some((name) => own.includes(name)));
}

function namesOf({ id, aliases = [] }: Advisory): readonly string[] {
  return [id, ...aliases];
}
