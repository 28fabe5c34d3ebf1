import { Deferred } from "../../../src/engine/project/deferred.ts";
import assert from "node:assert/strict";
import * as vscode from "vscode";

/** Publisher and name of the extension under test. */
const EXTENSION_ID = "storewarden.storewarden";

const WAIT_MS = 25_000;

/** The extension under test. @throws AssertionError when the editor did not load it. */
export function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension(EXTENSION_ID);
  assert.ok(found, `the editor did not load ${EXTENSION_ID}`);
  return found;
}

/** Opens an unsaved file that has no place on disk, with the cursor in it. */
export async function openUntitled(language: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ language, content: "" });
  return vscode.window.showTextDocument(document);
}

/** Opens a file of the workspace by its path relative to the folder. */
export async function openFile(path: string): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileUri(path));
  return vscode.window.showTextDocument(document);
}

/** Address of a file of the workspace. */
export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, "no folder is open");
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Types at the cursor as a person does, each character by itself, with what the editor adds. */
export async function typeText(text: string): Promise<void> {
  for (const character of text) {
    await vscode.commands.executeCommand("type", { text: character });
  }
}

/** Replaces the only occurrence of a text in the editor, as an edit of the person. */
export async function replaceText(
  editor: vscode.TextEditor,
  old: string,
  text: string,
): Promise<void> {
  const at = editor.document.getText().indexOf(old);
  assert.notEqual(at, -1, `the file does not contain ${old}`);
  const range = new vscode.Range(
    editor.document.positionAt(at),
    editor.document.positionAt(at + old.length),
  );
  assert.ok(await editor.edit((edit) => edit.replace(range, text)), "the edit was refused");
}

/** Our diagnostics of a file, those of the editor's own language services left out. */
export function findingsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((one) => one.source === "storewarden");
}

/** Rule id of a diagnostic. */
export function ruleOf(finding: vscode.Diagnostic): string {
  const { code } = finding;
  return String(typeof code === "object" ? code.value : code);
}

/** Waits until a file has a finding of the rule, and gives it. */
export async function waitForFinding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  await waitForDiagnostics(`${rule} in ${uri.path}`, () =>
    findingsOf(uri).some((one) => ruleOf(one) === rule),
  );
  const finding = findingsOf(uri).find((one) => ruleOf(one) === rule);
  assert.ok(finding);
  return finding;
}

/** Waits until a file has no finding of the rule any more. */
export async function waitUntilGone(uri: vscode.Uri, rule: string): Promise<void> {
  await waitForDiagnostics(`no ${rule} in ${uri.path}`, () =>
    findingsOf(uri).every((one) => ruleOf(one) !== rule),
  );
}

/** Waits for a state of the diagnostics. @throws Error naming what was awaited and what is there. */
export async function waitForDiagnostics(what: string, holds: () => boolean): Promise<void> {
  await waitForEvent(what, holds, (check) => vscode.languages.onDidChangeDiagnostics(check));
}

/** Waits until `holds`, looking again whenever `subscribe` reports a change. */
export async function waitForEvent(
  what: string,
  holds: () => boolean,
  subscribe: (check: () => void) => vscode.Disposable,
): Promise<void> {
  if (holds()) return;
  const { promise, resolve, reject } = new Deferred();
  const subscription = subscribe(() => {
    if (holds()) resolve();
  });
  const timer = setTimeout(
    () => reject(new Error(`waited in vain for ${what}; there is ${allFindings()}`)),
    WAIT_MS,
  );
  try {
    await promise;
  } finally {
    clearTimeout(timer);
    subscription.dispose();
  }
}

/** The code actions that the lightbulb offers for a finding. */
export async function actionsFor(
  uri: vscode.Uri,
  finding: vscode.Diagnostic,
): Promise<vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    uri,
    finding.range,
    vscode.CodeActionKind.QuickFix.value,
    20,
  );
}

/** Applies the one code action whose title matches, as choosing it in the menu does. */
export async function applyAction(
  actions: readonly vscode.CodeAction[],
  title: RegExp,
): Promise<void> {
  const offered = actions.map((one) => one.title).join(" | ");
  const action = actions.find((one) => title.test(one.title));
  assert.ok(action, `no action matches ${title}; offered: ${offered}`);
  if (action.edit !== undefined) {
    assert.ok(await vscode.workspace.applyEdit(action.edit), `not applied: ${action.title}`);
  }
  if (action.command !== undefined) {
    const { command, arguments: args = [] } = action.command;
    await vscode.commands.executeCommand(command, ...(args as unknown[]));
  }
}

function allFindings(): string {
  const lines = vscode.languages
    .getDiagnostics()
    .flatMap(([uri, all]) => all.map((one) => `${uri.path}: ${ruleOf(one)} ${one.message}`));
  return lines.length === 0 ? "nothing" : lines.join("; ");
}
