/** `productTypeService.update` is about `/product-types`. */
export function namesThing(said: readonly string[], name: string): boolean {
  return said.some((word, i) => {
    const next = said[i + 1];
    if (stem(word) === name) return true;
    // Of `types` neither `typ` nor `type` is certain to be the one.
    const both = next === undefined ? "" : word + stem(next);
    return both === name || both === `${name}e`;
  });
}

/** A word of a path or a name without marks, and as of one thing. */
export function stem(word: string): string {
  return word
    .toLowerCase()
    .replaceAll(/[-_]/g, "")
    .replace(/ies$/, "y")
    .replace(/(?:es|s)$/, "");
}
