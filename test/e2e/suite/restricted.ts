import assert from "node:assert/strict";
import * as vscode from "vscode";
import { extension, openFile, waitForFinding } from "./editor.ts";
import type { EditorTest } from "./editor-test.ts";

/** The window has not been trusted: code of others is looked at before anybody trusts it. */
export const restrictedTests: readonly EditorTest[] = [
  {
    name: "the window is in Restricted Mode",
    async run() {
      assert.equal(vscode.workspace.isTrusted, false);
    },
  },
  {
    name: "findings are shown in Restricted Mode",
    async run() {
      const { document } = await openFile("src/orders.js");
      await waitForFinding(document.uri, "tls-verify-disabled");
      assert.ok(extension().isActive);
    },
  },
  {
    name: "a workspace that is not trusted cannot silence a finding",
    async run() {
      const { document } = await openFile("src/silenced.js");
      await waitForFinding(document.uri, "tls-verify-disabled");
    },
  },
];
