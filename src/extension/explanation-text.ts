import * as vscode from "vscode";
import type {
  Explanation,
  FileExplanation,
  FolderExplanation,
  NotCheckedEntry,
  RuleNotRun,
} from "../protocol/messages.ts";

/** An explanation as Markdown. */
export function describe({ file, workspace }: Explanation): string {
  const parts = [`# ${vscode.l10n.t("Why there are findings, or none")}`];
  if (file) parts.push(...describeFile(file));
  for (const folder of workspace) parts.push(...describeFolder(folder));
  if (workspace.length === 0) parts.push(vscode.l10n.t("No folder is open."));
  return `${parts.join("\n\n")}\n`;
}

function describeFile(file: FileExplanation): string[] {
  const parts = [`## ${vscode.l10n.t("This file")}: ${code(file.path)}`];
  if (file.notAnalysed !== undefined) {
    return [...parts, vscode.l10n.t("It is not analysed: {0}", file.notAnalysed)];
  }
  parts.push(
    vscode.l10n.t("{0} lines were analysed; there are {1} findings.", file.lines, file.findings),
  );
  if (file.problem !== undefined) {
    parts.push(
      file.stale
        ? vscode.l10n.t(
            "Its text cannot be read ({0}), so the findings are those of the last text that could.",
            code(file.problem),
          )
        : vscode.l10n.t("A part of its text could not be read: {0}", code(file.problem)),
    );
  }
  if (file.lowered !== undefined) {
    parts.push(vscode.l10n.t("Levels are lower here because of the place: {0}.", file.lowered));
  }
  if (file.suppressed.length > 0) {
    const lines = file.suppressed.map(({ ruleId, line, reason, ignored }) => {
      const text = vscode.l10n.t("line {0}: {1}, {2}", line, code(ruleId), plain(reason));
      return ignored ? `${text} (${vscode.l10n.t("still shown in Restricted Mode")})` : text;
    });
    parts.push(`### ${vscode.l10n.t("Suppressed")}`, bullets(lines));
  }
  if (file.crashes.length > 0) {
    const lines = file.crashes.map(({ ruleId, message }) => `${code(ruleId)}: ${code(message)}`);
    parts.push(`### ${vscode.l10n.t("Rules that failed here")}`, bullets(lines));
  }
  parts.push(
    `### ${vscode.l10n.t("Rules that looked at it")} (${file.rulesRun.length})`,
    file.rulesRun.map(code).join(", ") || vscode.l10n.t("none"),
    `### ${vscode.l10n.t("Rules that did not")} (${file.rulesNotRun.length})`,
    byReason(file.rulesNotRun),
    ...notChecked(file.notChecked),
  );
  return parts;
}

function describeFolder(folder: FolderExplanation): string[] {
  const parts = [
    `## ${vscode.l10n.t("Folder")}: ${code(folder.name)}`,
    vscode.l10n.t("Preset {0}; {1} rules are on.", code(folder.preset), folder.rulesOn),
    plain(folder.registry),
  ];
  if (!folder.trusted) {
    parts.push(vscode.l10n.t("Restricted Mode: what the workspace would silence is shown."));
  }
  parts.push(...folder.notices.map(plain));
  if (folder.rulesOff.length > 0) {
    parts.push(`### ${vscode.l10n.t("Rules that are off")}`, byReason(folder.rulesOff));
  }
  const { audit } = folder;
  if (!audit) {
    return [
      ...parts,
      vscode.l10n.t(
        "The folder has not been audited yet, so what only an audit checks is not known.",
      ),
    ];
  }
  const counts = vscode.l10n.t(
    "{0} files with {1} lines, {2} findings, {3} suppressed.",
    audit.files,
    audit.lines,
    audit.findings,
    audit.suppressed,
  );
  parts.push(`### ${vscode.l10n.t("Last audit")}`, counts);
  if (audit.cancelled) parts.push(vscode.l10n.t("It was cancelled before it finished."));
  const counted = (title: string, items: readonly { reason: string; count: number }[]): void => {
    if (items.length === 0) return;
    parts.push(
      `### ${title}`,
      bullets(items.map(({ reason, count }) => `${plain(reason)}: ${count}`)),
    );
  };
  counted(vscode.l10n.t("Muted"), audit.muted);
  counted(vscode.l10n.t("Findings with a lower level because of the place"), audit.lowered);
  counted(vscode.l10n.t("Skipped"), audit.skipped);
  return [...parts, ...notChecked(audit.notChecked)];
}

function notChecked(items: readonly NotCheckedEntry[]): string[] {
  if (items.length === 0) return [];
  const lines = items.map(({ what, reason }) => `${code(what)}: ${plain(reason)}`);
  return [`### ${vscode.l10n.t("Could not be checked")}`, bullets(lines)];
}

/** Rules with the same reason in one line. */
function byReason(rules: readonly RuleNotRun[]): string {
  const reasons = new Map<string, string[]>();
  for (const { ruleId, reason } of rules) {
    const ids = reasons.get(reason) ?? [];
    ids.push(code(ruleId));
    reasons.set(reason, ids);
  }
  return bullets([...reasons].map(([reason, ids]) => `${plain(reason)}: ${ids.join(", ")}`));
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}

/** Names of others, shown letter by letter. */
function code(text: string): string {
  return `\`${text.replace(/`/g, "'").replace(/\s+/g, " ")}\``;
}

/** Words of others without markup. */
function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]()#!|<>~]/g, String.raw`\$&`).replace(/\s+/g, " ");
}
