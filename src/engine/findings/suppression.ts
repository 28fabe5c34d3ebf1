import type { Comment } from "../text/comment.ts";
import type { Range } from "../text/range.ts";

export const MARK = "storewarden-ignore";

/** `storewarden-ignore <rule-id>[, <rule-id>] -- reason [until YYYY-MM-DD]` */
export interface Directive {
  readonly comment: Range;
  readonly rules: readonly { readonly id: string; readonly range: Range }[];
  readonly reason: string;
  readonly until?: string;
}

export interface MalformedDirective {
  readonly comment: Range;
  readonly problem: string;
  /** The offset at which to add what is missing, or at which the wrong rule id begins. */
  readonly insertAt: number;
  readonly missing: "rule" | "reason" | "date";
}

export type ParsedDirective =
  | { readonly ok: true; readonly directive: Directive }
  | { readonly ok: false; readonly malformed: MalformedDirective };

/** False when no comment of a text can be a directive, so that nobody needs to look for comments at all. */
export function mayHoldDirectives(text: string): boolean {
  return text.includes(MARK);
}

/** Reads a comment as a directive; undefined when it is an ordinary comment. */
export function parseDirective(comment: Comment): ParsedDirective | undefined {
  const lead = /^[\s*!]*/.exec(comment.text)?.[0].length ?? 0;
  if (!comment.text.startsWith(MARK, lead)) return undefined;
  const afterMark = lead + MARK.length;
  const next = comment.text[afterMark];
  // A longer word, such as an identifier that begins alike, is no directive.
  if (next !== undefined && /[\w-]/.test(next) && !comment.text.startsWith("--", afterMark)) {
    return undefined;
  }
  const body = comment.text.slice(afterMark);
  const bodyStart = comment.textStart + afterMark;
  const dash = /(?<=^|\s)--(?=\s|$)/.exec(body);
  const idText = dash ? body.slice(0, dash.index) : body;
  const rules = readRuleIds(idText, bodyStart);
  const idsEnd = rules.at(-1)?.range.end ?? bodyStart;
  if (rules.length === 0) return malformed(comment, "it names no rule", "rule", bodyStart);
  const wrong = rules.find((rule) => !/^[a-z][a-z0-9-]*$/.test(rule.id));
  if (wrong) return malformed(comment, `'${wrong.id}' is not a rule id`, "rule", wrong.range.start);
  const missing = "it gives no reason after ' -- '";
  if (!dash) return malformed(comment, missing, "reason", idsEnd);
  const afterDash = bodyStart + dash.index + 2;
  const tail = asOneLine(body.slice(dash.index + 2));
  if (tail === "") return malformed(comment, missing, "reason", afterDash);
  const [, before = "", until = "", rest = ""] = UNTIL.exec(tail) ?? [];
  if (until === "" || (rest !== "" && !/^\d+[-./]\d/.test(until))) {
    return { ok: true, directive: { comment: comment.range, rules, reason: tail } };
  }
  const reason = before.trim();
  if (reason === "") return malformed(comment, missing, "reason", afterDash);
  const end = bodyStart + body.trimEnd().length;
  if (!isDate(until)) {
    return malformed(comment, `'${until}' is not a date like 2027-01-31`, "date", end);
  }
  // Words behind the date would otherwise turn a limited suppression into one without end.
  if (rest !== "") return malformed(comment, `'until ${until}' does not come last`, "date", end);
  return { ok: true, directive: { comment: comment.range, rules, reason, until } };
}

/** The last `until` before a digit; "until the release" and "until 2 more exist" belong to the reason. */
const UNTIL = /^(.*)\buntil (\d\S*)(.*)$/i;

/** The text of a comment over several lines, without the stars at their beginnings. */
function asOneLine(text: string): string {
  const line = text
    .split(/[\r\n]+/)
    .map((line, i) => (i === 0 ? line : line.replace(/^\s*\*+/, "")))
    .join(" ")
    .replace(/\s+/g, " ")
    .trim();
  let end = line.length;
  while (end > 0 && (line[end - 1] === "*" || line[end - 1] === " ")) end--;
  return line.slice(0, end);
}

/** False up to and including the day `until`; days are compared in UTC. */
export function isExpired(until: string, now: Date): boolean {
  return now.toISOString().slice(0, 10) > until;
}

export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function readRuleIds(text: string, start: number): { id: string; range: Range }[] {
  const ids: { id: string; range: Range }[] = [];
  for (const match of text.matchAll(/[^\s,]+/g)) {
    // The stars of a comment over several lines, or the one that closes it.
    if (/^\*+$/.test(match[0])) continue;
    const from = start + match.index;
    ids.push({ id: match[0], range: { start: from, end: from + match[0].length } });
  }
  return ids;
}

function malformed(
  comment: Comment,
  problem: string,
  missing: MalformedDirective["missing"],
  insertAt: number,
): ParsedDirective {
  return { ok: false, malformed: { comment: comment.range, problem, missing, insertAt } };
}
