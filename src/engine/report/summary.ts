import type { Finding } from "../findings/finding.ts";
import { groupBy } from "../text/group-by.ts";
import { LEVELS, type Level } from "../findings/level.ts";
import type { ReportAudit, ReportInput, ReportNotChecked, ReportRule } from "./model.ts";
import { TIPS } from "./tips.ts";

export type LevelCounts = Readonly<Record<Level, number>>;

interface Counted {
  readonly findings: number;
  readonly levels: LevelCounts;
}

/** The figures of an audit: one model for the command line, the exports and the editor's report. */
export interface Summary {
  readonly findings: number;
  readonly levels: LevelCounts;
  /** Findings that offer at least one fix. */
  readonly fixable: number;
  /** Files that were analysed, muted ones left out. */
  readonly files: number;
  readonly lines: number;
  readonly otherFiles: number;
  readonly durationMs: number;
  readonly activeRules: number;
  /** All twelve, in their order. */
  readonly tips: readonly (Counted & { readonly tip: number; readonly title: string })[];
  /** Rules with findings, the worst first. */
  readonly rules: readonly (Counted & { readonly ruleId: string; readonly title: string })[];
  /** Folders with findings, by name; `.` is the root. */
  readonly folders: readonly (Counted & { readonly folder: string })[];
  /** Findings whose level the file's place made lower. */
  readonly lowered: readonly { readonly reason: string; readonly findings: number }[];
  /** Findings that a suppression silences. */
  readonly silenced: readonly SilencedCount[];
  /** Analysed files that were muted because of their text. */
  readonly muted: readonly { readonly reason: string; readonly files: number }[];
  readonly skipped: readonly SkippedCount[];
  readonly notChecked: readonly NotCheckedCount[];
  /** True when the audit was stopped before its end. */
  readonly cancelled: boolean;
}

interface SilencedCount {
  readonly ruleId: string;
  readonly by: "comment" | "configuration";
  readonly reason: string;
  readonly until?: string;
  readonly findings: number;
}

export interface SkippedCount {
  readonly reason: string;
  readonly files: number;
  /** Left out whole; the files in them are not counted. */
  readonly folders: number;
}

interface NotCheckedCount {
  readonly reason: string;
  readonly items: readonly ReportNotChecked[];
}

export function summarise(input: ReportInput): Summary {
  const { audit } = input;
  const findings = audit.results.flatMap((result) => result.findings);
  const rules = new Map(input.rules.map((rule) => [rule.id, rule]));
  const analysed = audit.results.filter((result) => result.pathClass.kind !== "muted");
  return {
    findings: findings.length,
    levels: countLevels(findings),
    fixable: findings.filter((finding) => finding.fixes.length > 0).length,
    files: analysed.length,
    lines: audit.lines,
    otherFiles: input.otherFiles,
    durationMs: Math.max(0, input.endedAt.getTime() - input.startedAt.getTime()),
    activeRules: input.activeRules,
    tips: TIPS.map(({ number, title }) => ({
      tip: number,
      title,
      ...count(findings.filter((each) => rules.get(each.ruleId)?.meta.tips.includes(number))),
    })),
    rules: byRule(findings, rules),
    folders: [...groupBy(findings, (finding) => folderOf(finding.file))]
      .map(([folder, own]) => ({ folder, ...count(own) }))
      .toSorted((a, b) => (a.folder < b.folder ? -1 : 1)),
    lowered: [...groupBy(findings, (finding) => general(finding.loweredBy ?? ""))]
      .filter(([reason]) => reason !== "")
      .map(([reason, own]) => ({ reason, findings: own.length })),
    silenced: silencedOf(audit),
    muted: mutedOf(audit),
    skipped: skippedOf(audit),
    notChecked: [...groupBy(audit.notChecked, (item) => item.reason)].map(([reason, items]) => ({
      reason,
      items,
    })),
    cancelled: audit.cancelled,
  };
}

function byRule(
  findings: readonly Finding[],
  rules: ReadonlyMap<string, ReportRule>,
): Summary["rules"] {
  return [...groupBy(findings, (finding) => finding.ruleId)]
    .map(([ruleId, own]) => ({
      ruleId,
      title: rules.get(ruleId)?.meta.title ?? ruleId,
      ...count(own),
    }))
    .toSorted((a, b) => bySeverity(a.levels, b.levels) || (a.ruleId < b.ruleId ? -1 : 1));
}

function bySeverity(a: LevelCounts, b: LevelCounts): number {
  const level = LEVELS.find((each) => a[each] !== b[each]);
  return level ? b[level] - a[level] : 0;
}

function count(findings: readonly Finding[]): Counted {
  return { findings: findings.length, levels: countLevels(findings) };
}

function countLevels(findings: readonly Finding[]): LevelCounts {
  const levels = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const finding of findings) levels[finding.level]++;
  return levels;
}

function silencedOf(audit: ReportAudit): SilencedCount[] {
  const silenced = audit.results.flatMap((result) => result.silenced);
  const groups = groupBy(silenced, ({ ruleId, silenced: silence }) =>
    JSON.stringify([ruleId, silence?.by, silence?.reason, silence?.until]),
  );
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first?.silenced
      ? [{ ruleId: first.ruleId, ...first.silenced, findings: own.length }]
      : [];
  });
}

function mutedOf(audit: ReportAudit): Summary["muted"] {
  const muted = audit.results.flatMap((result) =>
    result.pathClass.kind === "muted" ? [general(result.pathClass.reason)] : [],
  );
  return [...groupBy(muted, (reason) => reason)].map(([reason, own]) => ({
    reason,
    files: own.length,
  }));
}

function skippedOf(audit: ReportAudit): SkippedCount[] {
  return [...groupBy(audit.skipped, (item) => general(item.reason))]
    .map(([reason, items]) => {
      const folders = items.filter((item) => item.path.endsWith("/")).length;
      return { reason, files: items.length - folders, folders };
    })
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
}

/** A reason without the folder that it names, such as `build output (dist/)`. */
function general(reason: string): string {
  return reason.replace(/ \([^()]*\/\)$/, "");
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "." : path.slice(0, slash);
}
