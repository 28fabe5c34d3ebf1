/** A name that is written out, from its beginning or a dot on to the end: `(^|\.)shop\.example$`. */
const OWN_HOST =
  /(?:^\^|\((?:\?:)?\^\|\\\.\)|\((?:\?:)?\\\.\|\^\)|\\\.\)[*?+]|\\\.)(?:\w[\w-]*\\\.)+[a-z]{2,}\$$/i;

/** True where a host that the pattern matches ends in one that is written in it. */
export function endsInOwnHost({ pattern }: { readonly pattern: string }): boolean {
  // Further alternatives may end in anything.
  const [, ...others] = pattern.replace(/\((?:\?:)?(?:\^\|\\\.|\\\.\|\^)\)/g, "").split("|");
  return others.length === 0 && OWN_HOST.test(pattern);
}

/** The same of one way through a pattern. */
export function namesOwnHost({ raw }: { readonly raw: string }): boolean {
  return OWN_HOST.test(raw);
}
