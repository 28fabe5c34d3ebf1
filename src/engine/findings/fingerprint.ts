import { digest } from "../text/hash.ts";
import type { Range } from "../text/range.ts";

/**
 * A name for a finding that survives moved lines and re-indentation: rule, file and the code of
 * its lines with the contents of literals masked, since a secret must not leave the machine, not
 * even as a hash. `nth` tells equal lines apart.
 */
export function fingerprint(ruleId: string, file: string, code: string, nth: number): string {
  return digest("1", ruleId, file, code, String(nth));
}

/** The code of the lines that a range touches, in a form that ignores white space and literals. */
export function maskedCode(text: string, range: Range): string {
  const start = text.lastIndexOf("\n", Math.max(0, range.start - 1)) + 1;
  const firstBreak = text.indexOf("\n", range.start);
  const end = firstBreak === -1 ? text.length : firstBreak;
  return maskLiterals(text.slice(start, Math.max(start, end)))
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * String contents become empty, and what stands after `=` or `:` without quotes (as in .env and
 * YAML files) becomes a mark, as do long runs of letters and digits.
 */
function maskLiterals(code: string): string {
  return code
    .replace(/"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\.)*`?/g, '""')
    .replace(/^(\s*(?:export\s+)?[\w.-]+\s*[=:]\s*)[^\s{[("'].*$/, "$1_")
    .replace(/[A-Za-z0-9+/_-]{20,}/g, "_");
}
