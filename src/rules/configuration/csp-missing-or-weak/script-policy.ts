/** What a policy lets through that it should not, in words for a message. */
export type Laxity = "unsafe-inline" | "unsafe-eval" | "any";

/** A directive that decides about scripts, where it stands in the text of a policy. */
export interface ScriptDirective {
  readonly start: number;
  readonly end: number;
  readonly sources: readonly string[];
}

/** Finds `script-src …` in a policy, or `default-src …` where nothing else speaks of scripts. */
export function scriptDirective(policy: string): ScriptDirective | undefined {
  const found = /(?:^|[\s;,"'`])(script-src(?:-elem)?)[ \t\r\n]+([^;]*)/i.exec(policy);
  const match = found ?? /(?:^|[\s;,"'`])(default-src)[ \t\r\n]+([^;]*)/i.exec(policy);
  if (!match) return undefined;
  const [whole, name = "", list = ""] = match;
  const start = match.index + whole.indexOf(name);
  const end = match.index + whole.trimEnd().length;
  return { start, end, sources: list.trim().split(/\s+/) };
}

/** What the worst of the sources of scripts lets through; undefined where they say where scripts may come from. */
export function laxityOf(sources: readonly string[]): Laxity | undefined {
  const words = sources.map((each) => each.toLowerCase());
  // Beside this word browsers ignore addresses, beside a nonce or a hash only what is written into the page.
  const isDynamic = words.includes("'strict-dynamic'");
  const hasNonce =
    isDynamic || words.some((each) => /^'?(?:nonce-|sha(?:256|384|512)-)/.test(each));
  if (!isDynamic && words.some((each) => /^(?:\*|https?:|https?:\/\/\*|data:)$/.test(each)))
    return "any";
  if (!hasNonce && words.includes("'unsafe-inline'")) return "unsafe-inline";
  return words.includes("'unsafe-eval'") ? "unsafe-eval" : undefined;
}
