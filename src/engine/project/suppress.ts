import type { Finding, Silence } from "../findings/finding.ts";
import { type Directive, isExpired, parseDirective } from "../findings/suppression.ts";
import type { Comment } from "../text/comment.ts";
import type { LineIndex } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";
import type { Configuration } from "./configuration.ts";
import { configuredFor, silencedBy } from "./configured-suppressions.ts";
import * as complain from "./suppression-complaints.ts";

/** What comments and configuration silence in one file. */
export interface Suppressed {
  /** Findings with `silenced` set where it applies, in the order given. */
  readonly findings: readonly Finding[];
  /** What is wrong with the suppressions themselves, by rule id. */
  readonly complaints: readonly complain.Complaint[];
  /** True where a suppression may turn out to be needless once all data was followed. */
  readonly isWaiting: boolean;
}

/** A place that a rule reported, whether or not it became a finding. */
interface ReportedPlace {
  readonly ruleId: string;
  readonly range: Range;
}

/** `later` where the rule follows data, and some of it may come from files that were not followed yet. */
export type RuleRun = "wholly" | "later" | "not wholly";

export interface SuppressionInput {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly comments: readonly Comment[];
  readonly findings: readonly Finding[];
  /** Reports that the chosen preset leaves out: what silences them is in use under a larger one. */
  readonly withheld: readonly ReportedPlace[];
  readonly configuration: Configuration;
  readonly now: Date;
  /** The ids of all rules there are. */
  readonly ruleIds: readonly string[];
  /** Today's ids by those that rules had earlier. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Undefined for an id that no rule has; else how far the rule looked at this file without trouble. */
  readonly ruleRan: (id: string) => RuleRun | undefined;
}

/** A directive that counts, with the lines, from 0, that it covers. */
interface Active {
  readonly directive: Directive;
  readonly covered: ReadonlySet<number>;
}

export function applySuppressions(input: SuppressionInput): Suppressed {
  const complaints: complain.Complaint[] = [];
  const active = readDirectives(input, complaints);
  const configured = configuredFor(input.path, input.configuration, input.now);
  const used = new Set<Range>();
  const directiveFor = (place: ReportedPlace): Directive | undefined => {
    const line = input.lines.position(place.range.start).line;
    for (const { directive, covered } of active) {
      const named = directive.rules.find(({ id }) => today(input, id) === place.ruleId);
      if (!named || !covered.has(line)) continue;
      used.add(named.range);
      return directive;
    }
    return undefined;
  };
  const findings = input.findings.map((finding) => {
    const directive = directiveFor(finding);
    if (directive) {
      return { ...finding, silenced: silence("comment", directive.reason, directive.until) };
    }
    return silencedBy(configured, finding);
  });
  for (const place of input.withheld) directiveFor(place);
  let isWaiting = false;
  for (const { directive } of active) {
    for (const rule of directive.rules) {
      const run = used.has(rule.range) ? undefined : input.ruleRan(today(input, rule.id));
      if (run === "wholly") complaints.push(complain.unused(input, directive, rule));
      if (run === "later") isWaiting = true;
    }
  }
  return { findings, complaints, isWaiting };
}

/** The id that a rule has today. */
function today({ renamed }: SuppressionInput, id: string): string {
  return renamed.get(id) ?? id;
}

function readDirectives(input: SuppressionInput, complaints: complain.Complaint[]): Active[] {
  const active: Active[] = [];
  for (const comment of input.comments) {
    const parsed = parseDirective(comment);
    if (!parsed) continue;
    if (!parsed.ok) {
      complaints.push(complain.malformed(input, comment, parsed.malformed));
      continue;
    }
    const { directive } = parsed;
    const covered = coveredLines(input, directive.comment);
    for (const rule of directive.rules) {
      if (input.ruleRan(rule.id) !== undefined) continue;
      const renamed = input.renamed.get(rule.id);
      if (renamed !== undefined) {
        complaints.push(complain.renamedRule(input, directive, rule, renamed));
        continue;
      }
      const near = input.findings
        .filter((finding) => covered.has(input.lines.position(finding.range.start).line))
        .map((finding) => finding.ruleId);
      complaints.push(complain.unknownRule(input, directive, rule, near));
    }
    if (directive.until !== undefined && isExpired(directive.until, input.now)) {
      complaints.push(complain.expired(input, directive, directive.until));
      continue;
    }
    active.push({ directive, covered });
  }
  return active;
}

/**
 * A directive covers its own line; alone on its line it covers the next line of code as well, past
 * further comments. In JSX it stands in braces of its own: `{/* … *\/}`.
 */
function coveredLines(input: SuppressionInput, comment: Range): ReadonlySet<number> {
  const { text, lines } = input;
  const first = lines.position(comment.start).line;
  let last = lines.position(comment.end).line;
  const covered = new Set<number>();
  for (let line = first; line <= last; line++) covered.add(line);
  const before = text.slice(lines.lineRange(first).start, comment.start);
  const after = text.slice(comment.end, lines.lineRange(last).end);
  if (!/^[\s{]*$/.test(before) || !/^[\s}]*$/.test(after)) return covered;
  for (let below = commentOn(input, last + 1); below; below = commentOn(input, last + 1)) {
    last = lines.position(below.range.end).line;
  }
  covered.add(last + 1);
  return covered;
}

/** The comment that a line begins with, when nothing but it stands on its lines. */
function commentOn(input: SuppressionInput, line: number): Comment | undefined {
  const { text, lines } = input;
  if (line >= lines.lineCount) return undefined;
  const range = lines.lineRange(line);
  const start = range.start + (/^[\s{]*/.exec(text.slice(range.start, range.end))?.[0].length ?? 0);
  return input.comments.find((comment) => {
    if (comment.range.start !== start) return false;
    const end = lines.lineRange(lines.position(comment.range.end).line).end;
    return /^[\s}]*$/.test(text.slice(comment.range.end, end));
  });
}

function silence(by: Silence["by"], reason: string, until: string | undefined): Silence {
  return until === undefined ? { by, reason } : { by, reason, until };
}
