import assert from "node:assert/strict";
import * as vscode from "vscode";
import { COMMANDS } from "../../../src/protocol/ids.ts";
import type { CheckDependenciesSummary } from "../../../src/protocol/messages.ts";

/** Checks the dependencies of the workspace, as the command does. */
export async function checkDependencies(): Promise<CheckDependenciesSummary> {
  const summary = await vscode.commands.executeCommand<CheckDependenciesSummary | undefined>(
    COMMANDS.checkDependencies,
  );
  assert.ok(summary, "the check failed; the output says why");
  return summary;
}

/** What hovers say of the place of a text in a document. */
export async function hoverAt(document: vscode.TextDocument, word: string): Promise<string> {
  const at = document.positionAt(document.getText().indexOf(word) + 2);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    at,
  );
  const parts = hovers.flatMap(({ contents }) => contents);
  return parts.map((each) => (typeof each === "string" ? each : each.value)).join("\n");
}

/** Waits for what the editor has no event for. */
export async function until<Value>(
  read: () => Promise<Value>,
  holds: (value: Value) => boolean,
): Promise<Value> {
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Runs with a setting of the person, which is taken back afterwards. */
export async function withSetting(
  name: string,
  value: unknown,
  run: () => Promise<void>,
  target = vscode.ConfigurationTarget.Global,
): Promise<void> {
  const settings = vscode.workspace.getConfiguration();
  await settings.update(name, value, target);
  try {
    await run();
  } finally {
    await settings.update(name, undefined, target);
  }
}
