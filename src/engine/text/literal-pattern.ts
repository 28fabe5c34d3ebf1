/** A text as the source of a pattern that matches this text and nothing else: names of the workspace may mean anything in a pattern. */
export function literalPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
