import assert from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import * as path from "node:path";
import * as vscode from "vscode";
import { COMMANDS } from "../../../src/protocol/ids.ts";
import type { AuditSummary } from "../../../src/protocol/messages.ts";
import {
  fileUri,
  findingsOf,
  ruleOf,
  waitForDiagnostics,
  waitForEvent,
  waitForFinding,
} from "./editor.ts";
import type { EditorTest } from "./editor-test.ts";

const RULE = "tls-verify-disabled";
const BULK = 1500;

/** Audits of the whole workspace, from the command to the Problems panel and the report. */
export const auditTests: readonly EditorTest[] = [
  {
    name: "Audit Workspace puts the findings of files that are not open into Problems",
    async run() {
      const closed = fileUri("src/refunds.js");
      const summary = await auditWorkspace();
      assert.equal(summary.cancelled, false);
      assert.ok(summary.findings > 0 && summary.files > 0, JSON.stringify(summary));
      await waitForDiagnostics("the closed file's finding", () =>
        findingsOf(closed).some((one) => ruleOf(one) === RULE),
      );
      const open = vscode.workspace.textDocuments.map((one) => one.uri.toString());
      assert.ok(!open.includes(closed.toString()), "the audit has opened the file");
    },
  },
  {
    name: "findings of an audited file are not shown twice when it is opened",
    async run() {
      const uri = fileUri("src/orders.js");
      await auditWorkspace();
      await waitForFinding(uri, RULE);
      await vscode.window.showTextDocument(uri);
      // An edit makes the editor ask again, and its answer replaces that of the audit.
      const edit = new vscode.WorkspaceEdit();
      edit.insert(uri, new vscode.Position(0, 0), "\n");
      await vscode.workspace.applyEdit(edit);
      await waitForDiagnostics("the moved finding", () => {
        const lines = findingsOf(uri).map((one) => one.range.start.line);
        return lines.length === 1 && lines[0] === 3;
      });
    },
  },
  {
    name: "findings of an audited file stay when its tab is closed",
    async run() {
      // Whoever opens a document like this holds it for minutes, whatever becomes of its tab.
      const document = await vscode.workspace.openTextDocument(fileUri("src/windows.js"));
      await vscode.window.showTextDocument(document);
      await waitForFinding(document.uri, RULE);
      await vscode.commands.executeCommand("workbench.action.closeAllEditors");
      await vscode.commands.executeCommand(COMMANDS.clearFindings);
      await waitForDiagnostics("no finding", () => findingsOf(document.uri).length === 0);
      await auditWorkspace();
      await waitForFinding(document.uri, RULE);
      assert.ok(!document.isClosed, "the document was closed, so nothing is proved");
    },
  },
  {
    name: "a cancelled audit stops and keeps what it has",
    async run() {
      const folder = fileUri("src/bulk").fsPath;
      await writeBulk(folder);
      try {
        const audit = auditWorkspace();
        await waitForDiagnostics("a first finding", () => bulkFindings() > 0);
        // What the Cancel button of the progress notification runs.
        await vscode.commands.executeCommand("notification.acceptPrimaryAction");
        const summary = await audit;
        assert.equal(summary.cancelled, true, JSON.stringify(summary));
        assert.ok(summary.files < BULK, `${summary.files} files were audited nevertheless`);
        assert.ok(bulkFindings() > 0, "nothing was kept");
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  },
  {
    name: "cleared findings of closed files leave Problems",
    async run() {
      await auditWorkspace();
      const closed = fileUri("src/returns.js");
      await waitForDiagnostics("a finding", () => findingsOf(closed).length > 0);
      await vscode.commands.executeCommand(COMMANDS.clearFindings);
      await waitForDiagnostics("no finding", () => findingsOf(closed).length === 0);
    },
  },
  {
    name: "files that are not open show their findings without an audit where the scope is the workspace",
    async run() {
      const closed = fileUri("src/returns.js");
      const settings = vscode.workspace.getConfiguration("storewarden");
      await settings.update("analysis.scope", undefined, vscode.ConfigurationTarget.Global);
      await waitForDiagnostics("a finding", () => findingsOf(closed).length > 0);
      await settings.update("analysis.scope", "openFiles", vscode.ConfigurationTarget.Global);
      await waitForDiagnostics("no finding", () => findingsOf(closed).length === 0);
    },
  },
  {
    name: "Show Report opens the report in a tab",
    async run() {
      await auditWorkspace();
      await vscode.commands.executeCommand(COMMANDS.showReport);
      await waitForEvent(
        "the report's tab",
        () => {
          const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
          return input instanceof vscode.TabInputWebview && /storewarden/i.test(input.viewType);
        },
        (check) => vscode.window.tabGroups.onDidChangeTabs(check),
      );
    },
  },
  {
    name: "Why No Findings? explains what was looked at",
    async run() {
      await vscode.window.showTextDocument(fileUri("src/silenced.js"));
      await vscode.commands.executeCommand(COMMANDS.whyNoFindings);
      await waitForEvent("the explanation", isExplained, (check) =>
        vscode.window.tabGroups.onDidChangeTabs(check),
      );
    },
  },
];

async function auditWorkspace(): Promise<AuditSummary> {
  const summary = await vscode.commands.executeCommand<AuditSummary | undefined>(
    COMMANDS.auditWorkspace,
  );
  assert.ok(summary, "the audit failed; the output says why");
  return summary;
}

/** Enough files that an audit of them is not over before somebody can cancel it. */
async function writeBulk(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lines = Array.from(
    { length: 40 },
    (_, line) => `export const price${line} = (cents) => Math.round(cents * 1.${line});`,
  );
  const flaw = [
    'import https from "node:https";',
    "export const agent = new https.Agent({ rejectUnauthorized: false });",
  ];
  for (let index = 0; index < BULK; index++) {
    const text = [...(index % 25 === 0 ? flaw : []), ...lines].join("\n");
    await writeFile(path.join(folder, `article-${index}.js`), text);
  }
}

function bulkFindings(): number {
  return vscode.languages
    .getDiagnostics()
    .filter(([uri]) => uri.path.includes("/bulk/"))
    .flatMap(([uri]) => findingsOf(uri)).length;
}

function isExplained(): boolean {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  const text = vscode.window.activeTextEditor?.document.getText() ?? "";
  return activeTab?.input instanceof vscode.TabInputWebview || text.includes("silenced.js");
}
