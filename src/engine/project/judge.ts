import { WHAT_LENGTH, visible } from "../deps/plain-text.ts";
import { fingerprint, maskedCode } from "../findings/fingerprint.ts";
import type { Fact, Finding, FixOffer } from "../findings/finding.ts";
import { LEVELS, type Level, lower } from "../findings/level.ts";
import { type Range, overlaps } from "../text/range.ts";
import type { RawReport } from "./collector.ts";
import type { Configuration } from "./configuration.ts";
import { filled } from "./filled-text.ts";
import type { PathClass } from "./path-class.ts";
import type { Report, Rule } from "./rule.ts";
import type { RuleSet } from "./rule-set.ts";

/** What turns reports into findings: the text that they are about, its place and the configuration. */
export interface Judgement {
  readonly path: string;
  readonly text: string;
  readonly pathClass: PathClass;
  readonly rules: RuleSet;
  readonly configuration: Configuration;
  /** The spans of the text's values. */
  readonly literals: () => readonly Range[];
}

/** A finding together with the report behind it, which knows how to compute its edits. */
export interface Judged {
  readonly finding: Finding;
  readonly report: Report;
}

/** Reports in source order as findings, with level, words and fingerprint; those of a larger preset are left out. */
export function judge(reports: readonly RawReport[], judgement: Judgement): Judged[] {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  const judged: Judged[] = [];
  // They take the file's tree, so they are asked for where something is shown.
  let literals: readonly Range[] | undefined;
  // Of several reports of a rule at one place the worst counts.
  const ordered = reports.toSorted(
    (a, b) =>
      a.range.start - b.range.start ||
      a.range.end - b.range.end ||
      Number(a.report.aside !== undefined) - Number(b.report.aside !== undefined) ||
      LEVELS.indexOf(levelOf(a)) - LEVELS.indexOf(levelOf(b)),
  );
  for (const raw of ordered) {
    const { rule, report, range } = raw;
    if (report.preset && !judgement.rules.shows(rule, report.preset)) continue;
    if (isSuperseded(raw, reports, judgement)) continue;
    const place = `${rule.id}:${range.start}:${range.end}:${report.aside ?? ""}`;
    if (seen.has(place)) continue;
    seen.add(place);
    literals ??= judgement.literals();
    const code = maskedCode(judgement.text, range, literals);
    const key = `${rule.id}:${code}`;
    const nth = counts.get(key) ?? 0;
    counts.set(key, nth + 1);
    judged.push({
      finding: toFinding(raw, judgement, fingerprint(rule.id, judgement.path, code, nth)),
      report,
    });
  }
  return judged;
}

function levelOf({ rule, report }: RawReport): Level {
  return report.level ?? rule.meta.level;
}

/** True where a rule that knows more reports the same place, or a part of it. */
function isSuperseded(
  { rule, range }: RawReport,
  reports: readonly RawReport[],
  judgement: Judgement,
): boolean {
  const { supersededBy } = rule;
  if (!supersededBy) return false;
  return reports.some(
    (other) =>
      supersededBy.includes(other.rule.id) &&
      overlaps(other.range, range) &&
      (!other.report.preset || judgement.rules.shows(other.rule, other.report.preset)),
  );
}

/** The reports that the chosen preset leaves out although their rule runs. */
export function withheld(
  reports: readonly RawReport[],
  judgement: Judgement,
): { readonly ruleId: string; readonly range: Range }[] {
  return reports
    .filter(({ rule, report }) => report.preset && !judgement.rules.shows(rule, report.preset))
    .map(({ rule, range }) => ({ ruleId: rule.id, range }));
}

function toFinding(raw: RawReport, judgement: Judgement, print: string): Finding {
  const { rule, report, range } = raw;
  const { meta } = rule;
  const template = rule.messages[report.message];
  if (!template) throw new Error(`${rule.id} has no message '${report.message}'`);
  const own = report.level ?? meta.level;
  const level = levelInPlace(judgement.rules.chosenLevel(rule.id) ?? own, raw, judgement.pathClass);
  return {
    ruleId: rule.id,
    level,
    confidence: report.confidence ?? meta.confidence,
    surface: meta.surface,
    message: report.text?.what ?? filled(template.what, report.data, WHAT_LENGTH),
    help: report.text?.help ?? filled(template.help, report.data),
    file: judgement.path,
    range,
    steps: report.steps ?? [],
    fixes: offers(rule, report),
    fingerprint: print,
    tags: report.tags ?? [],
    facts: (report.facts ?? []).map(seen),
    ...(report.package !== undefined && { package: report.package }),
    ...(report.advisories && { advisories: report.advisories }),
    ...(report.related && { related: report.related }),
    ...(judgement.pathClass.kind === "lowered" && level !== own
      ? { loweredBy: judgement.pathClass.reason }
      : {}),
  };
}

/** Names and texts of packages are written by anybody. */
function seen({ label, value, ...more }: Fact): Fact {
  return { label: visible(label), value: visible(value), ...more };
}

function levelInPlace(level: Level, raw: RawReport, pathClass: PathClass): Level {
  if (pathClass.kind !== "lowered") return level;
  if (raw.rule.meta.inLoweredPaths === "hint" && !raw.report.verifiedSecret) return "hint";
  return lower(level);
}

function offers(rule: Rule, report: Report): FixOffer[] {
  return (report.fixes ?? []).map(({ id }) => offerOf(rule, report, id));
}

/** A fix of a report as people see it. */
export function offerOf(rule: Rule, report: Report, id: string): FixOffer {
  const description = rule.fixes?.find((each) => each.id === id);
  if (!description) throw new Error(`${rule.id} does not declare the fix '${id}'`);
  return { id, kind: description.kind, title: filled(description.title, report.data) };
}
