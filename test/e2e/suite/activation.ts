import assert from "node:assert/strict";
import * as vscode from "vscode";
import { extension, openFile, waitForEvent } from "./editor.ts";
import type { EditorTest } from "./editor-test.ts";

/** The extension starts by itself when it is needed, and brings what its manifest promises. */
export const activationTests: readonly EditorTest[] = [
  {
    name: "activates when a store's code is opened",
    async run() {
      await openFile("src/orders.js");
      await waitForEvent(
        "the activation",
        () => extension().isActive,
        (check) => every(200, check),
      );
    },
  },
  {
    name: "registers every command that its manifest contributes",
    async run() {
      const manifest = extension().packageJSON as {
        contributes: { commands: { command: string }[] };
      };
      const registered = new Set(await vscode.commands.getCommands(true));
      const missing = manifest.contributes.commands
        .map((one) => one.command)
        .filter((command) => !registered.has(command));
      assert.deepEqual(missing, []);
      assert.ok(manifest.contributes.commands.length > 0, "no command is contributed");
    },
  },
];

/** VS Code has no event for an activation, so this state is asked for at intervals. */
function every(ms: number, check: () => void): vscode.Disposable {
  const timer = setInterval(check, ms);
  return new vscode.Disposable(() => clearInterval(timer));
}
