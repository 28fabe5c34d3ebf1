import { mayHoldDirectives } from "../findings/suppression.ts";
import type { Finding } from "../findings/finding.ts";
import type { Comment } from "../text/comment.ts";
import { LineIndex } from "../text/line-index.ts";
import type { ParseProblem } from "../text/problem.ts";
import { Collector } from "./collector.ts";
import { expiredEntries } from "./configured-complaints.ts";
import { type Judged, type Judgement, judge, withheld } from "./judge.ts";
import { isFollowed } from "./path-class.ts";
import { configuredFor, silencedBy } from "./configured-suppressions.ts";
import { type RuleRun, applySuppressions } from "./suppress.ts";

/** What the checks of one file gave, with everything that decides what becomes of it. */
export interface ConclusionInput extends Judgement {
  readonly collector: Collector;
  readonly comments: readonly Comment[];
  /** An untrusted workspace silences nothing. */
  readonly trusted: boolean;
  readonly now: Date;
  readonly problem?: ParseProblem;
  /** True where all data was followed, from whichever file it comes. */
  readonly isWhole: boolean;
  /** True for some of the reports alone: what is wrong with the file's suppressions is said with all of them. */
  readonly inPart?: true;
}

export interface Conclusion {
  /** With the reports behind them, complaints about suppressions included. */
  readonly judged: readonly Judged[];
  /** In source order; in an untrusted workspace also those that a suppression would silence. */
  readonly counting: readonly Finding[];
  readonly silenced: readonly Finding[];
  readonly lines: number;
  /** True where the conclusion may be another one once all data was followed. */
  readonly isWaiting: boolean;
}

/** Turns the reports of one file into findings, silences what is silenced and says what is wrong with that. */
export function conclude(input: ConclusionInput): Conclusion {
  const { path, text, configuration, now, collector, rules } = input;
  if (isDated(input)) collector.timed = true;
  const lines = new LineIndex(text);
  const judged = judge(collector.reports, input);
  const ruleIds = [...rules.all.keys()];
  const suppressed = applySuppressions({
    path,
    text,
    lines,
    comments: input.comments,
    findings: judged.map((each) => each.finding),
    withheld: withheld(collector.reports, input),
    configuration,
    now,
    ruleIds,
    renamed: rules.renamed,
    ruleRan: (id) => ran(id, input),
  });
  const complained = new Collector(path);
  const said = input.inPart
    ? []
    : [...suppressed.complaints, ...expiredEntries({ ...input, ruleIds })];
  for (const { ruleId, report } of said) {
    const rule = rules.all.get(ruleId);
    if (rule && rules.isOn(rule)) complained.guard(rule, () => complained.add(rule, report));
  }
  collector.crashes.push(...complained.crashes);
  const complaints = judge(complained.reports, input);
  const configured = configuredFor(path, configuration, now);
  const all = [
    ...suppressed.findings,
    ...complaints.map((each) => silencedBy(configured, each.finding)),
  ].toSorted((a, b) => a.range.start - b.range.start);
  const counts = (finding: Finding): boolean => !input.trusted || finding.silenced === undefined;
  return {
    judged: [...judged, ...complaints],
    counting: all.filter(counts),
    silenced: all.filter((finding) => !counts(finding)),
    lines: lines.lineCount,
    isWaiting: suppressed.isWaiting && !input.inPart,
  };
}

/** True when something is silenced up to a day. */
function isDated({ comments, configuration }: ConclusionInput): boolean {
  return (
    configuration.suppressions.some(({ until }) => until !== undefined) ||
    comments.some(({ text }) => mayHoldDirectives(text) && text.includes("until"))
  );
}

/** How far a rule looked at the file without trouble; undefined for ids that no rule has. */
function ran(id: string, input: ConclusionInput): RuleRun | undefined {
  const { rules, collector, problem, pathClass } = input;
  const rule = rules.all.get(id);
  if (!rule) return undefined;
  const follows = rule.flow !== undefined;
  const isLocal = rule.visit !== undefined || rule.config !== undefined;
  // What the registry or the whole project decides may come and go without the line being touched.
  const elsewhere = rule.manifest !== undefined || rule.project !== undefined;
  const isSound = rules.isOn(rule) && !collector.hasCrashed(rule) && problem === undefined;
  if (!isSound || elsewhere || !(isLocal || follows)) return "not wholly";
  if (!follows) return "wholly";
  if (collector.hasGivenUp || !isFollowed(pathClass)) return "not wholly";
  return input.isWhole ? "wholly" : "later";
}
