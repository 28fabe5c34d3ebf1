import assert from "node:assert/strict";
import * as vscode from "vscode";
import { COMMANDS, FIX_ALL_KIND } from "../../../src/protocol/ids.ts";
import {
  actionsFor,
  applyAction,
  findingsOf,
  openFile,
  openUntitled,
  replaceText,
  ruleOf,
  typeText,
  waitForDiagnostics,
  waitForEvent,
  waitForFinding,
  waitUntilGone,
} from "./editor.ts";
import type { EditorTest } from "./editor-test.ts";

const PITFALL =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';
const RULE = "tls-verify-disabled";

/** What a person sees while writing. */
export const typingTests: readonly EditorTest[] = [
  {
    name: "a pitfall typed into an unsaved file is underlined, and goes when it is corrected",
    async run() {
      const editor = await openUntitled("javascript");
      await typeText('const https = require("https");\n');
      await typeText("const agent = new https.Agent({ rejectUnauthorized: false });");
      const finding = await waitForFinding(editor.document.uri, RULE);
      assert.equal(finding.severity, vscode.DiagnosticSeverity.Error);
      assert.match(editor.document.getText(finding.range), /rejectUnauthorized/);
      assert.ok(finding.message.length > 0);
      await replaceText(editor, "false", "true");
      await waitUntilGone(editor.document.uri, RULE);
    },
  },
  {
    name: "the code action changes the text and the finding goes",
    async run() {
      const editor = await openUntitled("javascript");
      await typeText(PITFALL);
      const { document } = editor;
      const finding = await waitForFinding(document.uri, RULE);
      const before = document.getText();
      const actions = await actionsFor(document.uri, finding);
      const fixes = actions.filter(
        (one) => one.edit !== undefined && !/ignore|suppress/i.test(one.title),
      );
      const [fix] = fixes;
      assert.ok(fix, `no fix among: ${actions.map((one) => one.title).join(" | ")}`);
      await applyAction([fix], /./);
      assert.notEqual(document.getText(), before);
      assert.doesNotMatch(document.getText(), /rejectUnauthorized: false/);
      await waitUntilGone(document.uri, RULE);
    },
  },
  {
    name: "a suppression with a reason silences the finding",
    async run() {
      const editor = await openUntitled("javascript");
      await typeText(PITFALL);
      const { document } = editor;
      await waitForFinding(document.uri, RULE);
      await replaceText(
        editor,
        "export const agent",
        `// storewarden-ignore ${RULE} -- talks to the till in the same box\nexport const agent`,
      );
      await waitUntilGone(document.uri, RULE);
      assert.deepEqual(findingsOf(document.uri), []);
    },
  },
  {
    name: "findings of a saved file appear when it is opened, also with Windows line ends",
    async run() {
      const { document } = await openFile("src/windows.js");
      const finding = await waitForFinding(document.uri, RULE);
      assert.match(document.getText(finding.range), /rejectUnauthorized/);
    },
  },
  {
    name: "a link of the finding leads to the page of its rule",
    async run() {
      const { document } = await openFile("src/windows.js");
      const { code } = await waitForFinding(document.uri, RULE);
      assert.ok(typeof code === "object", "the code has no link");
      assert.match(code.target.toString(), new RegExp(RULE));
    },
  },
  {
    name: "a syntax error does not blank the findings, which move with the text",
    async run() {
      const editor = await openUntitled("javascript");
      await typeText(PITFALL);
      const { document } = editor;
      await waitForFinding(document.uri, RULE);
      await insertAtStart(editor, "const half = (\n");
      await waitForDiagnostics("the finding one line further down", () =>
        findingsOf(document.uri).some((one) => ruleOf(one) === RULE && one.range.start.line === 2),
      );
    },
  },
  {
    name: "the hover says more and links to the page of the rule",
    async run() {
      const { document } = await openFile("src/windows.js");
      const finding = await waitForFinding(document.uri, RULE);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        finding.range.start,
      );
      const contents = hovers.flatMap((one) => one.contents as vscode.MarkdownString[]);
      const ours = contents.find((one) => one.value.includes(COMMANDS.openRule));
      assert.ok(ours, `no hover of ours among: ${contents.map((one) => one.value).join(" | ")}`);
      assert.match(ours.value, /CWE-295/);
      assert.ok(ours.isTrusted, "the link of the hover does nothing");
    },
  },
  {
    name: "the page of a rule opens without a network",
    async run() {
      await vscode.commands.executeCommand(COMMANDS.openRule, RULE);
      await waitForEvent("the page's tab", isPageOpen, (check) =>
        vscode.window.tabGroups.onDidChangeTabs(check),
      );
    },
  },
  {
    name: "fixing all on save applies the safe fixes of the file at once",
    async run() {
      const editor = await openUntitled("javascript");
      await insertAtStart(editor, TWO_SAFE_FIXES);
      const { document } = editor;
      await waitForDiagnostics("both findings", () => findingsOf(document.uri).length === 2);
      const everything = new vscode.Range(0, 0, document.lineCount, 0);
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        everything,
        FIX_ALL_KIND,
        20,
      );
      assert.equal(actions.length, 1);
      await applyAction(actions, /./);
      await waitForDiagnostics("no finding", () => findingsOf(document.uri).length === 0);
      assert.notEqual(document.getText(), TWO_SAFE_FIXES);
    },
  },
];

const TWO_SAFE_FIXES = ["page", "frame"]
  .map(
    (name) =>
      `export function ${name}(state) {\n  return \`<script>window.__STATE__ = \${JSON.stringify(state)}</script>\`;\n}\n`,
  )
  .join("");

async function insertAtStart(editor: vscode.TextEditor, text: string): Promise<void> {
  const done = await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), text));
  assert.ok(done, "the edit was refused");
}

function isPageOpen(): boolean {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputWebview && /markdown/i.test(input.viewType);
}
