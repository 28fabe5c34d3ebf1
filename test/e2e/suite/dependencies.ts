import assert from "node:assert/strict";
import * as vscode from "vscode";
import { COMMANDS } from "../../../src/protocol/ids.ts";
import type { CheckDependenciesSummary } from "../../../src/protocol/messages.ts";
import { actionsFor, applyAction, openFile, waitForFinding, waitUntilGone } from "./editor.ts";
import type { EditorTest } from "./editor-test.ts";

const RULE = "dep-deprecated";

/** Dependencies, as a real registry on this machine knows them. */
export const dependencyTests: readonly EditorTest[] = [
  {
    name: "a deprecated dependency is underlined in package.json and updated by its fix",
    async run() {
      const { document } = await openFile("package.json");
      const summary = await vscode.commands.executeCommand<CheckDependenciesSummary | undefined>(
        COMMANDS.checkDependencies,
      );
      assert.ok(summary, "the check failed; the output says why");
      assert.deepEqual(
        { notChecked: summary.notChecked, off: summary.off },
        { notChecked: [], off: undefined },
      );
      const finding = await waitForFinding(document.uri, RULE);
      assert.match(document.getText(finding.range), /\^1\.0\.0/);
      assert.match(finding.message, /shop-legacy/);
      const actions = await actionsFor(document.uri, finding);
      await applyAction(actions, /1\.1\.0/);
      assert.match(document.getText(), /"shop-legacy": "\^1\.1\.0"/);
      await waitUntilGone(document.uri, RULE);
    },
  },
];
