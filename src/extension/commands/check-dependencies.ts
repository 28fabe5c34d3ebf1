import * as vscode from "vscode";
import {
  type AuditProgress,
  type CheckDependenciesParams,
  type CheckDependenciesSummary,
  METHODS,
} from "../../protocol/messages.ts";
import type { ServerClient } from "../server-client.ts";

/** Asks the registries about the dependencies of every package.json of the workspace. */
export async function checkDependencies(client: ServerClient): Promise<CheckDependenciesSummary> {
  const progressToken = crypto.randomUUID();
  const location = vscode.ProgressLocation.Notification;
  const title = vscode.l10n.t("Storewarden: checking dependencies");
  const summary = await vscode.window.withProgress(
    { location, title, cancellable: true },
    async (progress, token) => {
      const listener = client.onProgress<AuditProgress>(progressToken, ({ done, total }) =>
        progress.report({ message: vscode.l10n.t("{0} of {1} package.json files", done, total) }),
      );
      const params: CheckDependenciesParams = { progressToken };
      try {
        return await client.request<CheckDependenciesSummary>(
          METHODS.checkDependencies,
          params,
          token,
        );
      } finally {
        listener.dispose();
      }
    },
  );
  void vscode.window.showInformationMessage(outcome(summary));
  for (const { what, reason } of summary.notChecked) {
    client.output.info(vscode.l10n.t("Not checked: {0}: {1}", what, reason));
  }
  return summary;
}

function outcome(summary: CheckDependenciesSummary): string {
  const { manifests, packages, findings, notChecked, cancelled, off } = summary;
  if (manifests === 0) return vscode.l10n.t("There is no package.json in the workspace.");
  const counts = vscode.l10n.t(
    "{0} packages in {1} package.json files: {2} findings, {3} not checked.",
    packages,
    manifests,
    findings,
    notChecked.length,
  );
  if (off !== undefined) return `${off} ${counts}`;
  return cancelled ? vscode.l10n.t("The check was cancelled. So far: {0}", counts) : counts;
}
