import type { Finding, Silence } from "../findings/finding.ts";
import { type Directive, isExpired, parseDirective } from "../findings/suppression.ts";
import type { Comment } from "../text/comment.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";
import type { Configuration } from "./configuration.ts";
import { globMatcher } from "./glob.ts";
import type { Report } from "./rule.ts";

/** What comments and configuration silence in one file. */
export interface Suppressed {
  /** Findings with `silenced` set where it applies, in the order given. */
  readonly findings: readonly Finding[];
  /** What is wrong with the suppressions themselves, by rule id. */
  readonly complaints: readonly { readonly ruleId: string; readonly report: Report }[];
}

export interface SuppressionInput {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly comments: readonly Comment[];
  readonly findings: readonly Finding[];
  readonly configuration: Configuration;
  readonly now: Date;
  /** Undefined for an id that no rule has; else whether the rule looked at this file without trouble. */
  readonly ruleRan: (id: string) => boolean | undefined;
}

interface Active {
  readonly directive: Directive;
  /** Lines, from 0, that the directive covers. */
  readonly covered: ReadonlySet<number>;
}

export function applySuppressions(input: SuppressionInput): Suppressed {
  const complaints: { ruleId: string; report: Report }[] = [];
  const active = readDirectives(input, complaints);
  const configured = configuredFor(input);
  const used = new Set<string>();
  const findings = input.findings.map((finding) => {
    const line = input.lines.position(finding.range.start).line;
    for (const { directive, covered } of active) {
      const named = directive.rules.find((rule) => rule.id === finding.ruleId);
      if (!named || !covered.has(line)) continue;
      used.add(keyOf(named.range));
      return { ...finding, silenced: silence("comment", directive.reason, directive.until) };
    }
    const entry = configured.find((each) => each.rule === finding.ruleId);
    return entry
      ? { ...finding, silenced: silence("configuration", entry.reason, entry.until) }
      : finding;
  });
  for (const { directive } of active) {
    for (const rule of directive.rules) {
      if (used.has(keyOf(rule.range)) || input.ruleRan(rule.id) !== true) continue;
      complaints.push(unused(input, directive, rule));
    }
  }
  return { findings, complaints };
}

function readDirectives(
  input: SuppressionInput,
  complaints: { ruleId: string; report: Report }[],
): Active[] {
  const active: Active[] = [];
  for (const comment of input.comments) {
    const parsed = parseDirective(comment);
    if (!parsed) continue;
    if (!parsed.ok) {
      const { malformed } = parsed;
      complaints.push({
        ruleId: "suppression-malformed",
        report: {
          at: malformed.comment,
          message: "found",
          data: { problem: malformed.problem },
          fixes: [{ id: "remove-suppression", edits: () => [removal(input, malformed.comment)] }],
        },
      });
      continue;
    }
    const { directive } = parsed;
    for (const rule of directive.rules) {
      if (input.ruleRan(rule.id) !== undefined) continue;
      complaints.push({
        ruleId: "suppression-unknown-rule",
        report: {
          at: rule.range,
          message: "found",
          data: { rule: rule.id },
          fixes: [{ id: "remove-rule", edits: () => [removeRule(input, directive, rule)] }],
        },
      });
    }
    if (directive.until !== undefined && isExpired(directive.until, input.now)) {
      complaints.push({
        ruleId: "suppression-expired",
        report: {
          at: directive.comment,
          message: "found",
          data: { until: directive.until },
          fixes: [{ id: "remove-suppression", edits: () => [removal(input, directive.comment)] }],
        },
      });
      continue;
    }
    active.push({ directive, covered: coveredLines(input, directive.comment) });
  }
  return active;
}

/**
 * A directive covers its own line; alone on its line it covers the next line of code as well, past
 * further comments. In JSX it stands in braces of its own: `{/* … *\/}`.
 */
function coveredLines(input: SuppressionInput, comment: Range): ReadonlySet<number> {
  const first = input.lines.position(comment.start).line;
  const last = input.lines.position(comment.end).line;
  const covered = new Set<number>();
  for (let line = first; line <= last; line++) covered.add(line);
  const before = input.text.slice(input.lines.lineRange(first).start, comment.start);
  const after = input.text.slice(comment.end, input.lines.lineRange(last).end);
  if (!/^[\s{]*$/.test(before) || !/^[\s}]*$/.test(after)) return covered;
  let next = last + 1;
  while (next < input.lines.lineCount && isCommentOnly(input, next)) next++;
  covered.add(next);
  return covered;
}

function isCommentOnly(input: SuppressionInput, line: number): boolean {
  const range = input.lines.lineRange(line);
  const start =
    range.start + (/^\s*/.exec(input.text.slice(range.start, range.end))?.[0].length ?? 0);
  return input.comments.some(
    (comment) => comment.range.start === start && comment.range.end >= range.end,
  );
}

function configuredFor(input: SuppressionInput): Configuration["suppressions"] {
  return input.configuration.suppressions.filter(
    (entry) =>
      (entry.files === undefined || globMatcher([entry.files])(input.path)) &&
      !(entry.until !== undefined && isExpired(entry.until, input.now)),
  );
}

function unused(
  input: SuppressionInput,
  directive: Directive,
  rule: { readonly id: string; readonly range: Range },
): { ruleId: string; report: Report } {
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

/** Removes one rule from a directive, or the whole comment when it was the only one. */
function removeRule(
  input: SuppressionInput,
  directive: Directive,
  rule: { readonly range: Range },
): { start: number; end: number; text: string } {
  if (directive.rules.length === 1) return removal(input, directive.comment);
  const index = directive.rules.findIndex((each) => each.range.start === rule.range.start);
  const next = directive.rules[index + 1];
  const previous = directive.rules[index - 1];
  if (next) return { start: rule.range.start, end: next.range.start, text: "" };
  return { start: previous?.range.end ?? rule.range.start, end: rule.range.end, text: "" };
}

/** Removes a comment, and its line with it when nothing else stands there. */
function removal(
  input: SuppressionInput,
  comment: Range,
): { start: number; end: number; text: string } {
  const { text, lines } = input;
  const firstLine = lines.lineRange(lines.position(comment.start).line);
  const lastNumber = lines.position(comment.end).line;
  const lastLine = lines.lineRange(lastNumber);
  const head = text.slice(firstLine.start, comment.start);
  const tail = text.slice(comment.end, lastLine.end);
  if (head.trim() === "" && tail.trim() === "") {
    const isLast = lastNumber === lines.lineCount - 1;
    const end = isLast ? lastLine.end : lines.lineRange(lastNumber + 1).start;
    return { start: firstLine.start, end, text: "" };
  }
  if (/\{\s*$/.test(head) && /^\s*\}/.test(tail)) {
    const start = firstLine.start + head.lastIndexOf("{");
    return { start, end: comment.end + tail.indexOf("}") + 1, text: "" };
  }
  const gap = /[ \t]*$/.exec(head)?.[0].length ?? 0;
  return { start: comment.start - (tail.trim() === "" ? gap : 0), end: comment.end, text: "" };
}

function silence(by: Silence["by"], reason: string, until: string | undefined): Silence {
  return until === undefined ? { by, reason } : { by, reason, until };
}

function keyOf(range: Range): string {
  return `${range.start}:${range.end}`;
}
