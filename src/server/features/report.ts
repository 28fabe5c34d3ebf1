import * as l10n from "@vscode/l10n";
import { type Connection, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import {
  type ReportInput,
  TIPS,
  computeFixes,
  summarise,
  supportWords,
  toHtml,
  toJson,
  toSarif,
  versionWords,
} from "../../engine/api.ts";
import { type ExportParams, type ExportResult, METHODS } from "../../protocol/messages.ts";
import type { FolderReport, ReportModel } from "../../protocol/report.ts";
import { toFolderHealth } from "../convert/health.ts";
import type { Audited, Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** More findings than this are counted, not listed: the page must open at once. */
const LISTED = 2_000;

/** The report page's data and the exports, both made from the last audit of each folder. */
export function registerReport(
  connection: Connection,
  workspace: Workspace,
  version: string,
): void {
  connection.onRequest(METHODS.report, (): ReportModel | null => {
    const folders = workspace.projects.all.flatMap((project) =>
      project.lastAudit ? [folderReport(workspace, project, project.lastAudit, version)] : [],
    );
    if (folders.length === 0) return null;
    return { version, trusted: workspace.projects.trusted, folders };
  });
  connection.onRequest(METHODS.export, ({ format, folder }: ExportParams): ExportResult => {
    const project = workspace.projects.all.find(
      (each) => each.lastAudit && (folder === undefined || uriOf(workspace, each) === folder),
    );
    if (!project?.lastAudit) {
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        l10n.t("Nothing has been audited yet, so there is nothing to export."),
      );
    }
    return { text: exportText(project, project.lastAudit, format, version) };
  });
}

function exportText(
  project: Project,
  audited: Audited,
  format: ExportParams["format"],
  version: string,
): string {
  const input = reportInput(project, audited, version);
  switch (format) {
    case "html":
      return toHtml(input);
    case "json":
      return `${JSON.stringify(toJson(input), undefined, 2)}\n`;
    case "sarif":
      return `${JSON.stringify(toSarif({ ...input, fixesOf: (path) => fixesOf(project, input, path) }), undefined, 2)}\n`;
  }
}

/** Fixes belong to the text that was audited; where the file has changed since, there are none to offer. */
function fixesOf(
  project: Project,
  input: ReportInput,
  path: string,
): ReturnType<typeof computeFixes> {
  const text = project.read(path);
  if (text === undefined || text !== input.read(path)) return [];
  return computeFixes(project.session, path, text, () => true);
}

function reportInput(project: Project, audited: Audited, version: string): ReportInput {
  const { session } = project;
  return {
    audit: audited.result,
    rules: [...session.rules.all.values()],
    activeRules: session.rules.active.length,
    preset: session.configuration.preset,
    root: project.name === "" ? l10n.t("open documents") : project.name,
    version,
    startedAt: audited.startedAt,
    endedAt: audited.endedAt,
    otherFiles: audited.otherFiles,
    read: (path) => audited.texts.get(path) ?? project.read(path),
  };
}

function folderReport(
  workspace: Workspace,
  project: Project,
  audited: Audited,
  version: string,
): FolderReport {
  const input = reportInput(project, audited, version);
  const summary = summarise(input);
  const { findings } = toJson(input);
  const counted = findings.filter((finding) => finding.suppressed === undefined);
  const { all } = project.session.rules;
  const { dependencies } = audited.result;
  return {
    name: input.root,
    uri: uriOf(workspace, project),
    ...(audited.only === undefined ? {} : { only: audited.only }),
    endedAt: audited.endedAt.toISOString(),
    durationMs: summary.durationMs,
    cancelled: summary.cancelled,
    preset: input.preset,
    files: summary.files,
    lines: summary.lines,
    activeRules: summary.activeRules,
    levels: summary.levels,
    fixable: summary.fixable,
    findings: counted.slice(0, LISTED).map((finding) => ({
      ruleId: finding.ruleId,
      level: finding.level,
      message: finding.message,
      help: finding.help,
      file: finding.file,
      uri: project.uriOf(finding.file),
      line: finding.range.start.line - 1,
      column: finding.range.start.column - 1,
      tips: all.get(finding.ruleId)?.meta.tips ?? [],
      fixes: finding.fixes.length,
    })),
    hidden: Math.max(0, counted.length - LISTED),
    platforms: audited.result.platforms.map((platform) => ({
      name: platform.name,
      roles: platform.roles,
      folder: platform.folder === "" ? "." : platform.folder,
      version: versionWords(platform),
      support: supportWords(platform),
      status: platform.status,
    })),
    ...(dependencies && {
      dependencies: toFolderHealth(dependencies, project, {
        name: input.root,
        uri: uriOf(workspace, project),
      }),
    }),
    tips: TIPS.map(({ number, title, beyondCode }) => ({ tip: number, title, beyondCode })),
    rules: summary.rules.map(({ ruleId, title }) => ({ ruleId, title })),
    silenced: summary.silenced,
    lowered: summary.lowered,
    skipped: [
      ...summary.skipped,
      ...summary.muted.map(({ reason, files }) => ({ reason, files, folders: 0 })),
    ],
    notChecked: summary.notChecked.map(({ reason, items }) => ({
      reason,
      what: items.map((item) => item.what),
    })),
  };
}

/** Names a project in requests; documents outside of folders have no address of their own. */
function uriOf(workspace: Workspace, project: Project): string {
  return workspace.projects.uriOf(project) ?? "";
}
