import { digest } from "../text/hash.ts";
import { type Range, overlaps } from "../text/range.ts";

/**
 * A name for a finding that survives moved lines and re-indentation: rule, file and the code of
 * its line with the contents of literals masked, since a secret must not leave the machine, not
 * even as a hash. `nth` tells equal lines apart.
 */
export function fingerprint(ruleId: string, file: string, code: string, nth: number): string {
  return digest("1", ruleId, file, code, String(nth));
}

/**
 * The code of the line on which a range begins, in a form that ignores white space and values.
 * `literals` are the spans of values that the reader of the file knows; only they can tell that a
 * line is part of a value that began above, as in a template literal or a YAML block.
 */
export function maskedCode(text: string, range: Range, literals: readonly Range[] = []): string {
  const line = lineAround(text, range.start);
  let code = "";
  let position = line.start;
  for (const literal of literals.toSorted((a, b) => a.start - b.start)) {
    if (!overlaps(literal, line)) continue;
    code += `${text.slice(position, Math.max(position, literal.start))}_`;
    position = Math.max(position, literal.end);
  }
  code += text.slice(position, Math.max(position, line.end));
  return maskValues(code).replace(/\s+/g, " ").trim();
}

/** More of a line tells nothing apart that `nth` does not; minified files have lines of a megabyte. */
const MAX_CODE = 500;

/**
 * Keeps the beginning of a line, up to its first quote. Which quotes belong together cannot be
 * told from one line: an apostrophe in a comment, a regular expression or a text turns the
 * inside of all following strings out. What stands without quotes where .env, YAML and Docker
 * files have values becomes a mark, as do long runs of letters and digits.
 */
function maskValues(line: string): string {
  const key = QUOTED_KEY.exec(line)?.[2];
  if (key !== undefined) return `${key}:_`;
  const quote = line.search(/["'`]/);
  const code = (quote === -1 ? line : `${line.slice(0, quote)}""`).slice(0, MAX_CODE);
  const statement = STATEMENTS.find((pattern) => pattern.test(code));
  return (statement ? code.replace(statement, "$1_") : code)
    .replace(/([:=])\s*[^\s,{}()[\]:=>](?:[^,{}]|,(?!\s))*/g, "$1_")
    .replace(/[A-Za-z0-9+/_-]{20,}/g, "_");
}

/** A line that begins with a key in quotes, as all of JSON does: the key is what tells lines apart. */
const QUOTED_KEY = /^\s*(?:-\s+)?(["'])([\w@./-]{1,80})\1:/;

/** Lines that end with a value without quotes; the first group is what may be kept. */
const STATEMENTS: readonly RegExp[] = [
  /^(\s*(?:-\s+)?(?:(?:export|env|arg|label)\s+)?[\w.-]+\s*[=:])\s*\S[^]*$/i,
  /^(\s*env\s+[\w.-]+)\s+\S[^]*$/i,
  /^(\s*-)\s+\S[^]*$/,
];

function lineAround(text: string, offset: number): Range {
  let start = offset;
  while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
  let end = offset;
  while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
  return { start, end };
}

function isLineBreak(code: number): boolean {
  return code === 10 || code === 13;
}
