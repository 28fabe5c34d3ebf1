import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { COMMANDS } from "../../protocol/ids.ts";
import { METHODS } from "../../protocol/messages.ts";
import type { ReportMessage, ReportModel, ReportRequest } from "../../protocol/report.ts";
import type { ServerClient } from "../server-client.ts";
import { readReportRequest } from "./report-request.ts";
import { reportTexts } from "./report-texts.ts";

/** The report page. There is one at most; asking for it again brings it to the front. */
export class ReportPanel implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #client: ServerClient;
  readonly #subscription: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #isAuditing = false;

  constructor(context: vscode.ExtensionContext, client: ServerClient) {
    this.#context = context;
    this.#client = client;
    this.#subscription = client.onStatus((status) => {
      const isAuditing = status?.activity === "auditing";
      if (isAuditing === this.#isAuditing) return;
      this.#isAuditing = isAuditing;
      if (status) void this.refresh();
    });
  }

  show(): void {
    if (this.#panel) {
      this.#panel.reveal();
      void this.refresh();
      return;
    }
    const folder = vscode.Uri.joinPath(this.#context.extensionUri, "dist");
    const panel = vscode.window.createWebviewPanel(
      "storewarden.report",
      vscode.l10n.t("Storewarden Report"),
      vscode.ViewColumn.Active,
      { enableScripts: true, enableFindWidget: true, localResourceRoots: [folder] },
    );
    this.#panel = panel;
    panel.onDidDispose(() => (this.#panel = undefined));
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const request = readReportRequest(message);
      if (request) void this.#answer(request);
    });
    panel.webview.html = markup(panel.webview, folder);
  }

  /** Shows the last audit where the page is open. */
  async refresh(): Promise<void> {
    if (!this.#panel) return;
    const model = await this.#client.request<ReportModel | null>(METHODS.report, undefined);
    this.#send({ type: "report", model, texts: reportTexts() });
    if (this.#isAuditing) {
      this.#send({ type: "busy", text: vscode.l10n.t("The audit is running.") });
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#panel?.dispose();
  }

  #send(message: ReportMessage): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- it goes to our page alone
    void this.#panel?.webview.postMessage(message);
  }

  async #answer(request: ReportRequest): Promise<void> {
    switch (request.type) {
      case "ready":
        return this.refresh();
      case "open":
        return openPlace(request.uri, request.line, request.column);
      case "rule":
        await vscode.commands.executeCommand(COMMANDS.openRule, request.ruleId);
        return undefined;
      case "audit":
        await vscode.commands.executeCommand(COMMANDS.auditWorkspace);
        return undefined;
      case "export":
        await vscode.commands.executeCommand(COMMANDS.exportReport);
        return undefined;
    }
  }
}

async function openPlace(uri: string, line: number, column: number): Promise<void> {
  const at = new vscode.Position(line, column);
  try {
    await vscode.window.showTextDocument(vscode.Uri.parse(uri, true), {
      selection: new vscode.Range(at, at),
      viewColumn: vscode.ViewColumn.Beside,
    });
  } catch {
    void vscode.window.showWarningMessage(vscode.l10n.t("The file no longer exists: {0}", uri));
  }
}

/** Nothing may run but our own script, nothing may be loaded but our own files, nothing may be sent. */
function markup(webview: vscode.Webview, folder: vscode.Uri): string {
  const nonce = randomBytes(16).toString("base64url");
  const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, "report.js"));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(folder, "report.css"));
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style.toString()}">
<title>Storewarden</title>
</head>
<body>
<script nonce="${nonce}" src="${script.toString()}"></script>
</body>
</html>`;
}
