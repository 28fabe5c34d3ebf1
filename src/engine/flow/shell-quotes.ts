import { type Kinds, NO_KINDS, kindsOf } from "./taint.ts";

const COMMAND = kindsOf(["command"]);
/** An end of the quotes, a quote, and their beginning. */
const BETWEEN_QUOTES = new Set(["'\\''", `'"'"'`]);

/** `"'" + text.replace(/'/g, "'\\''") + "'"`: nothing ends single quotes of a shell but another one. */
export function quotedForShell(wanted: string | { readonly pattern: string }, put: string): Kinds {
  const searched = typeof wanted === "string" ? wanted : wanted.pattern;
  return searched === "'" && BETWEEN_QUOTES.has(put) ? COMMAND : NO_KINDS;
}
