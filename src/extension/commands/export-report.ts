import * as vscode from "vscode";
import {
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportParams,
  type ExportResult,
  METHODS,
} from "../../protocol/messages.ts";
import type { ReportModel } from "../../protocol/report.ts";
import type { ServerClient } from "../server-client.ts";
import { auditWorkspace } from "./audit.ts";

/** Writes the last audit into a file that the person names; audits first when there is none. */
export async function exportReport(client: ServerClient): Promise<void> {
  const model = await lastReport(client);
  if (!model) return;
  const folder = await chooseFolder(model);
  const format = folder === undefined ? undefined : await chooseFormat();
  if (folder === undefined || format === undefined) return;
  const target = await vscode.window.showSaveDialog({
    defaultUri: defaultTarget(folder, format),
    filters: { [format.toUpperCase()]: [format] },
    title: vscode.l10n.t("Export Report"),
  });
  if (!target) return;
  const params: ExportParams = { format, folder };
  const { text } = await client.request<ExportResult>(METHODS.export, params);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  void offerToOpen(target);
}

async function lastReport(client: ServerClient): Promise<ReportModel | null> {
  const known = await client.request<ReportModel | null>(METHODS.report, undefined);
  if (known) return known;
  await auditWorkspace(client);
  return client.request<ReportModel | null>(METHODS.report, undefined);
}

async function chooseFolder(model: ReportModel): Promise<string | undefined> {
  const [only, ...others] = model.folders;
  if (others.length === 0) return only?.uri;
  const choice = await vscode.window.showQuickPick(
    model.folders.map(({ name, uri }) => ({ label: name, uri })),
    { placeHolder: vscode.l10n.t("The folder whose report to export") },
  );
  return choice?.uri;
}

async function chooseFormat(): Promise<ExportFormat | undefined> {
  const descriptions: Record<ExportFormat, string> = {
    sarif: vscode.l10n.t("for code scanning services"),
    json: vscode.l10n.t("for your own scripts"),
    html: vscode.l10n.t("for people: a self-contained page"),
  };
  const choice = await vscode.window.showQuickPick(
    EXPORT_FORMATS.map((format) => ({
      label: format.toUpperCase(),
      description: descriptions[format],
      format,
    })),
    { placeHolder: vscode.l10n.t("The format of the report") },
  );
  return choice?.format;
}

function defaultTarget(folder: string, format: ExportFormat): vscode.Uri {
  const name = `storewarden-report.${format}`;
  const base =
    folder === "" ? vscode.workspace.workspaceFolders?.[0]?.uri : vscode.Uri.parse(folder);
  return base ? vscode.Uri.joinPath(base, name) : vscode.Uri.file(name);
}

async function offerToOpen(target: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t("Open");
  const message = vscode.l10n.t("The report was written: {0}", target.fsPath);
  if ((await vscode.window.showInformationMessage(message, open)) === open) {
    await vscode.commands.executeCommand("vscode.open", target);
  }
}
