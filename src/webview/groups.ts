import type { FolderReport, ReportFinding } from "../protocol/report.ts";
import type { Page } from "./page.ts";

/** Findings under one heading. */
export interface Group {
  readonly heading: string;
  /** Said below the heading. */
  readonly note?: string;
  readonly findings: readonly ReportFinding[];
}

/** The findings of a folder as the page's state wants them grouped and filtered. */
export function groupsOf(report: FolderReport, page: Page): Group[] {
  const findings = filtered(report.findings, page.state.filter);
  switch (page.state.grouping) {
    case "tip":
      return byTip(report, findings, page);
    case "rule":
      return report.rules.map(({ ruleId, title }) => ({
        heading: `${title} (${ruleId})`,
        findings: findings.filter((finding) => finding.ruleId === ruleId),
      }));
    case "folder":
      return byFolder(findings);
  }
}

export function filtered(findings: readonly ReportFinding[], filter: string): ReportFinding[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter((finding) => {
    const text = `${finding.message} ${finding.ruleId} ${finding.file}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** All twelve, those without findings too: each says what no code can show. */
function byTip(report: FolderReport, findings: readonly ReportFinding[], page: Page): Group[] {
  const groups: Group[] = report.tips.map(({ tip, title, beyondCode }) => ({
    heading: page.t("tip", tip, title),
    note: page.t("beyond", beyondCode),
    findings: findings.filter((finding) => finding.tips.includes(tip)),
  }));
  const others = findings.filter((finding) => finding.tips.length === 0);
  if (others.length > 0) groups.push({ heading: page.t("otherTip"), findings: others });
  return groups;
}

function byFolder(findings: readonly ReportFinding[]): Group[] {
  const folders = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const slash = finding.file.lastIndexOf("/");
    const folder = slash === -1 ? "." : finding.file.slice(0, slash);
    const known = folders.get(folder);
    if (known) known.push(finding);
    else folders.set(folder, [finding]);
  }
  return [...folders]
    .map(([heading, own]) => ({ heading, findings: own }))
    .sort((a, b) => (a.heading < b.heading ? -1 : 1));
}
