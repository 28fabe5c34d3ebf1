import type { Directive, MalformedDirective } from "../findings/suppression.ts";
import type { Comment } from "../text/comment.ts";
import type { TextEdit } from "../text/edit.ts";
import type { Range } from "../text/range.ts";
import { type DirectiveText, removeComment, removeRule } from "./directive-edits.ts";
import { nearest } from "../text/nearest.ts";
import type { Report, ReportedFix } from "./rule.ts";

/** What is wrong with a suppression, as the report of the rule that says so. */
export interface Complaint {
  readonly ruleId: string;
  readonly report: Report;
}

interface Named {
  readonly id: string;
  readonly range: Range;
}

interface Surroundings extends DirectiveText {
  readonly ruleIds: readonly string[];
}

/** Cannot be read, and therefore silences nothing. */
export function malformed(
  input: Surroundings,
  comment: Comment,
  { problem, missing }: MalformedDirective,
): Complaint {
  const fixes: ReportedFix[] = [
    { id: "remove-suppression", edits: () => [removeComment(input, comment.range)] },
  ];
  const marked = missing === "date" ? undefined : markReason(input, comment);
  if (marked) fixes.unshift({ id: "mark-reason", edits: () => [marked] });
  return {
    ruleId: "suppression-malformed",
    report: { at: comment.range, message: "found", data: { problem }, fixes },
  };
}

/** Names a rule that does not exist. `near` are the ids of the findings that it stands next to. */
export function unknownRule(
  input: Surroundings,
  directive: Directive,
  rule: Named,
  near: readonly string[],
): Complaint {
  const remove = { id: "remove-rule", edits: () => [removeRule(input, directive, rule)] };
  const already = new Set(directive.rules.map((each) => each.id));
  const closest = closestId(rule.id, near, input.ruleIds);
  if (closest === undefined || already.has(closest)) {
    return {
      ruleId: "suppression-unknown-rule",
      report: { at: rule.range, message: "found", data: { rule: rule.id }, fixes: [remove] },
    };
  }
  const { start, end } = rule.range;
  const replace = { id: "use-closest", edits: () => [{ start, end, text: closest }] };
  return {
    ruleId: "suppression-unknown-rule",
    report: {
      at: rule.range,
      message: "close",
      data: { rule: rule.id, closest },
      fixes: [replace, remove],
    },
  };
}

/** Names a rule by an id that it had earlier: it counts, but nobody finds the rule by it. */
export function renamedRule(
  input: Surroundings,
  directive: Directive,
  rule: Named,
  renamed: string,
): Complaint {
  const { start, end } = rule.range;
  const isDouble = directive.rules.some((each) => each.id === renamed);
  const edits = () =>
    isDouble ? [removeRule(input, directive, rule)] : [{ start, end, text: renamed }];
  return {
    ruleId: "suppression-unknown-rule",
    report: {
      at: rule.range,
      message: "renamed",
      data: { rule: rule.id, renamed },
      level: "information",
      fixes: [{ id: "use-new-id", edits }],
    },
  };
}

/** Its last day is over; the findings behind it count again. */
export function expired(input: Surroundings, directive: Directive, until: string): Complaint {
  return {
    ruleId: "suppression-expired",
    report: {
      at: directive.comment,
      message: "found",
      data: { until },
      fixes: [{ id: "remove-suppression", edits: () => [removeComment(input, directive.comment)] }],
    },
  };
}

/** Its rule ran and found nothing there. */
export function unused(input: Surroundings, directive: Directive, rule: Named): Complaint {
  return {
    ruleId: "suppression-unused",
    report: {
      at: rule.range,
      message: "found",
      data: { rule: rule.id },
      tags: ["unnecessary"],
      fixes: [{ id: "remove-rule", edits: () => [removeRule(input, directive, rule)] }],
    },
  };
}

/**
 * The commonest slip: the reason is there, but behind one dash, a long dash, a colon, brackets or
 * nothing at all. Puts ` -- ` before it. Undefined where no words follow the ids: a reason that
 * nobody has given cannot be written by a fix.
 */
function markReason(input: Surroundings, comment: Comment): TextEdit | undefined {
  const known = new Set(input.ruleIds);
  const head = /storewarden-ignore[ \t]*:?[ \t]*/.exec(comment.text);
  if (!head) return undefined;
  let idsEnd = head.index + head[0].length;
  let count = 0;
  for (;;) {
    const next = /^[\s,]*([a-z][a-z0-9-]*[a-z0-9])/.exec(comment.text.slice(idsEnd));
    if (!next?.[1] || !known.has(next[1])) break;
    idsEnd += next[0].length;
    count++;
  }
  const rest = comment.text.slice(idsEnd);
  const separator = /^[\s,:;.=|*\u2010-\u2015-]*/.exec(rest)?.[0] ?? "";
  const hasWords = /^[("'[]*\p{L}{2,}/u.test(rest.slice(separator.length));
  // A misspelt id right behind the mark would be taken for the first word of the reason.
  if (count === 0 || !hasWords) return undefined;
  const start = comment.textStart + idsEnd;
  return { start, end: start + separator.length, text: " -- " };
}

/** The id that was probably meant: of a finding right there if one is alike, else of any rule. */
function closestId(
  id: string,
  near: readonly string[],
  all: readonly string[],
): string | undefined {
  const begun = near.find((each) => each.startsWith(id) || id.startsWith(each));
  return begun ?? nearest(id, near) ?? nearest(id, all);
}
