import * as vscode from "vscode";
import {
  type AuditParams,
  type AuditProgress,
  type AuditSummary,
  METHODS,
} from "../../protocol/messages.ts";
import { say } from "../messages.ts";
import type { ServerClient } from "../server-client.ts";

/** Audits all folders, with progress that can be cancelled; what was found until then is kept. */
export async function auditWorkspace(client: ServerClient): Promise<AuditSummary> {
  return audit(client, {}, vscode.l10n.t("Storewarden: auditing the workspace"));
}

/** Audits the document in the active editor, also with the rules that only audits run. */
export async function auditFile(client: ServerClient): Promise<AuditSummary | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document) {
    void vscode.window.showInformationMessage(vscode.l10n.t("Open a file first."));
    return undefined;
  }
  const uri = document.uri.toString();
  return audit(client, { uri }, vscode.l10n.t("Storewarden: auditing this file"));
}

async function audit(
  client: ServerClient,
  params: AuditParams,
  title: string,
): Promise<AuditSummary> {
  const progressToken = crypto.randomUUID();
  const location = vscode.ProgressLocation.Notification;
  const summary = await vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      let shown = 0;
      const listener = client.onProgress<AuditProgress>(progressToken, (value) => {
        const part = value.total === 0 ? 0 : (100 * value.done) / value.total;
        const increment = value.stage === "files" ? Math.max(0, part - shown) : 0;
        shown += increment;
        progress.report({ message: describe(value), increment });
      });
      try {
        return await client.request<AuditSummary>(
          METHODS.audit,
          { ...params, progressToken },
          token,
        );
      } finally {
        listener.dispose();
      }
    },
  );
  // Not waited for: the command has done its work, whether or not somebody reads the message.
  void say.outcome(outcome(summary));
  return summary;
}

function describe({ stage, done, total, findings }: AuditProgress): string {
  switch (stage) {
    case "searching":
      return vscode.l10n.t("looking for files");
    case "files":
      return vscode.l10n.t("{0} of {1} files, {2} findings", done, total, findings);
    case "dependencies":
      return vscode.l10n.t("dependencies, {0} findings", findings);
    case "project":
      return vscode.l10n.t("the project as a whole, {0} findings", findings);
  }
}

function outcome(summary: AuditSummary): string {
  if (summary.problem !== undefined) return summary.problem;
  const { findings, files, notChecked, skipped } = summary;
  const counts = vscode.l10n.t(
    "{0} findings in {1} files; {2} skipped, {3} not checked.",
    findings,
    files,
    skipped,
    notChecked,
  );
  return summary.cancelled
    ? vscode.l10n.t("The audit was cancelled. So far: {0}", counts)
    : vscode.l10n.t("The audit is done: {0}", counts);
}
