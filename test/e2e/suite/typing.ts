import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  actionsFor,
  applyAction,
  findingsOf,
  openFile,
  openUntitled,
  replaceText,
  typeText,
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
];
