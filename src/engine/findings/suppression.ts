import type { Comment } from "../text/comment.ts";
import type { Range } from "../text/range.ts";

const MARK = "storewarden-ignore";

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
  /** Where a reason or a rule id is missing: the offset at which to add it. */
  readonly insertAt: number;
  readonly missing: "rule" | "reason" | "date";
}

export type ParsedDirective =
  | { readonly ok: true; readonly directive: Directive }
  | { readonly ok: false; readonly malformed: MalformedDirective };

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
  const body = comment.text.slice(afterMark).replace(/[\s*]+$/, "");
  const bodyStart = comment.textStart + afterMark;
  const dash = /(^|\s)--(\s|$)/.exec(body);
  const idText = dash ? body.slice(0, dash.index) : body;
  const rules = readRuleIds(idText, bodyStart);
  const end = bodyStart + body.length;
  if (rules.length === 0) {
    return malformed(comment, "it names no rule", "rule", bodyStart + idText.trimEnd().length);
  }
  const wrong = rules.find((rule) => !/^[a-z][a-z0-9-]*$/.test(rule.id));
  if (wrong) return malformed(comment, `'${wrong.id}' is not a rule id`, "rule", wrong.range.start);
  const tail = dash ? body.slice(dash.index + dash[0].length).trim() : "";
  if (tail === "") return malformed(comment, "it gives no reason after ' -- '", "reason", end);
  const dated = /^(.*?)\s*\buntil\s+(\d\S*)$/.exec(tail);
  if (!dated) return { ok: true, directive: { comment: comment.range, rules, reason: tail } };
  const [, reason = "", until = ""] = dated;
  if (reason === "") return malformed(comment, "it gives no reason after ' -- '", "reason", end);
  if (!isDate(until)) {
    return malformed(comment, `'${until}' is not a date like 2027-01-31`, "date", end);
  }
  return { ok: true, directive: { comment: comment.range, rules, reason, until } };
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
