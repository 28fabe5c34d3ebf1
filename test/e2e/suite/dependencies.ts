import assert from "node:assert/strict";
import * as vscode from "vscode";
import { COMMANDS } from "../../../src/protocol/ids.ts";
import { checkDependencies, withSetting } from "./ask-dependencies.ts";
import {
  actionsFor,
  applyAction,
  fileUri,
  openFile,
  waitForFinding,
  waitUntilGone,
} from "./editor.ts";
import type { EditorTest } from "./editor-test.ts";

const RULE = "dep-deprecated";

/** Dependencies, as a real registry on this machine knows them. */
export const dependencyTests: readonly EditorTest[] = [
  {
    name: "a deprecated dependency is underlined in package.json and updated by its fix",
    async run() {
      const { document } = await openFile("package.json");
      const summary = await checkDependencies();
      assert.equal(summary.off, undefined);
      const ours = summary.notChecked.filter((one) => /shop-/.test(one.what));
      assert.deepEqual(ours, []);
      const finding = await waitForFinding(document.uri, RULE);
      assert.match(document.getText(finding.range), /\^1\.0\.0/);
      assert.match(finding.message, /shop-legacy/);
      const actions = await actionsFor(document.uri, finding);
      await applyAction(actions, /1\.1\.0/);
      assert.match(document.getText(), /"shop-legacy": "\^1\.1\.0"/);
      await waitUntilGone(document.uri, RULE);
    },
  },
  {
    name: "with look-ups switched off, an audit still says what the lockfile knows",
    async run() {
      const { Workspace } = vscode.ConfigurationTarget;
      const audited = async (): Promise<void> => {
        await vscode.commands.executeCommand(COMMANDS.auditWorkspace);
        const finding = await waitForFinding(fileUri("till/package.json"), RULE);
        assert.match(finding.message, /loses receipts/);
      };
      await withSetting("storewarden.registry.enabled", false, audited, Workspace);
    },
  },
];
