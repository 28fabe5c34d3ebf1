import * as vscode from "vscode";

/** Opens the sample module as a new document: nothing of the workspace is touched. */
export async function openSample(context: vscode.ExtensionContext): Promise<void> {
  const file = vscode.Uri.joinPath(
    context.extensionUri,
    "media",
    "walkthrough",
    "sample-module.ts.txt",
  );
  const content = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  const document = await vscode.workspace.openTextDocument({ language: "typescript", content });
  await vscode.window.showTextDocument(document);
}
