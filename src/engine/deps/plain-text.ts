/** The longest `what` of a finding. */
export const WHAT_LENGTH = 120;

/** Control, direction and zero-width characters: text from a registry may use them to show something else. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]+/gu;

/** Foreign text as one line of at most `length` characters. */
export function plain(text: string, length: number): string {
  // Cut before and after: the input may be megabytes, and cleaning changes the length.
  return clip(visible(text.slice(0, length * 4)), length);
}

/** One line without characters that hide or turn around what stands beside them. */
export function visible(text: string): string {
  return text.replace(INVISIBLE, " ").replace(/\s+/g, " ").trim();
}

/** Cuts at the end and says so with an ellipsis; never cuts a surrogate pair in two. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** A sentence about a package that stays within the limit: when it is too long, the name gives way. */
export function sentence(name: string, build: (name: string) => string): string {
  const full = build(name);
  if (full.length <= WHAT_LENGTH) return full;
  const room = Math.max(12, name.length - (full.length - WHAT_LENGTH));
  return clip(build(clip(name, room)), WHAT_LENGTH);
}
