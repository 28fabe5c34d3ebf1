import { distance } from "fastest-levenshtein";

/** Nobody misspells a word into a paragraph, and comparing costs the product of both lengths. */
const LONGEST = 100;

/** The known word that a misspelt one most likely means; undefined when none is close, which is a third of its letters unless `most` says otherwise. */
export function nearest(
  word: string,
  known: readonly string[],
  most = Math.max(1, Math.floor(word.length / 3)),
): string | undefined {
  if (word.length > LONGEST) return undefined;
  const [best] = known
    .map((each) => ({ each, steps: distance(word.toLowerCase(), each.toLowerCase()) }))
    .filter(({ steps }) => steps <= most)
    .toSorted((a, b) => a.steps - b.steps);
  return best?.each;
}
