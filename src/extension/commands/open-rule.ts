import * as vscode from "vscode";

/** Opens the page of a rule, which is inside the extension; asks which one when none is named. */
export async function openRule(context: vscode.ExtensionContext, ruleId: unknown): Promise<void> {
  const folder = vscode.Uri.joinPath(context.extensionUri, "dist", "rules");
  const id = isRuleId(ruleId) ? ruleId : await choose(folder);
  if (id === undefined) return;
  const page = vscode.Uri.joinPath(folder, `${id}.md`);
  if (!(await exists(page))) {
    void vscode.window.showWarningMessage(vscode.l10n.t("There is no page for the rule {0}.", id));
    return;
  }
  await vscode.commands.executeCommand("markdown.showPreview", page);
}

/** An id is a part of a path, so it may hold nothing that leads elsewhere. */
function isRuleId(value: unknown): value is string {
  return typeof value === "string" && /^[a-z][a-z0-9-]*$/.test(value);
}

async function choose(folder: vscode.Uri): Promise<string | undefined> {
  const entries = await vscode.workspace.fs.readDirectory(folder);
  const ids = entries.map(([name]) => name.replace(/\.md$/, "")).toSorted();
  return vscode.window.showQuickPick(ids, {
    placeHolder: vscode.l10n.t("The rule whose page to open"),
  });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
