import assert from "node:assert/strict";
import * as vscode from "vscode";
import { COMMANDS } from "../../../src/protocol/ids.ts";
import { openFile, waitForEvent, waitForFinding } from "./editor.ts";
import type { EditorTest } from "./editor-test.ts";

/** The way of data, step by step, with the keyboard alone. */
export const dataFlowTests: readonly EditorTest[] = [
  {
    name: "Show Data Flow previews steps, Enter goes to one and Escape goes back",
    async run() {
      const editor = await openFile("src/search.js");
      const uri = editor.document.uri;
      await waitForFinding(uri, "xss-server-response");
      const cursor = new vscode.Position(4, 4);
      editor.selection = new vscode.Selection(cursor, cursor);
      assert.equal(await showSteps(), 2);
      await waitForLine("the preview of the first step", 3);
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      await waitForLine("the place where one was", 4);
      assert.equal(await showSteps(), 2);
      await waitForLine("the preview of the first step", 3);
      await vscode.commands.executeCommand("workbench.action.acceptSelectedQuickOpenItem");
      await waitForLine("the first step", 3);
    },
  },
];

async function showSteps(): Promise<number | undefined> {
  return vscode.commands.executeCommand<number | undefined>(COMMANDS.showDataFlow);
}

async function waitForLine(what: string, line: number): Promise<void> {
  await waitForEvent(
    what,
    () => vscode.window.activeTextEditor?.selection.start.line === line,
    (check) => vscode.window.onDidChangeTextEditorSelection(check),
  );
}
