import * as vscode from "vscode";
import type { ShownItem } from "../../protocol/health.ts";

/** Opens the line of a package.json with the cursor in its version, where the lightbulb has the fixes. */
export async function showDependency(place: unknown): Promise<void> {
  const { uri, line, column } = placeOf(place) ?? {};
  if (uri === undefined || line === undefined || column === undefined) return;
  const at = new vscode.Position(line, column);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri, true));
  const end = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1)).text.length;
  // Findings are underlined at the version, behind the name.
  const text = editor.document.lineAt(at.line).text;
  const colon = text.indexOf(":", column);
  const version = colon === -1 ? -1 : text.slice(colon).search(/[^:\s"']/);
  const cursor = new vscode.Position(
    at.line,
    version === -1 ? Math.min(column, end) : colon + version,
  );
  editor.selection = new vscode.Selection(cursor, cursor);
  editor.revealRange(
    new vscode.Range(cursor, cursor),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

/** Opens the page of the worst advisory in the browser: a click of the person, never by itself. */
export async function openAdvisory(node: unknown): Promise<void> {
  const address = itemOf(node)?.advisories.find(({ url }) => url?.startsWith("https://"))?.url;
  if (address !== undefined) await vscode.env.openExternal(vscode.Uri.parse(address, true));
}

/** Copies `name@version`. */
export async function copyDependency(node: unknown): Promise<void> {
  const item = itemOf(node);
  if (!item) return;
  const { name, version } = item;
  await vscode.env.clipboard.writeText(version === undefined ? name : `${name}@${version}`);
}

/** Menus hand over a node of the tree, everything else a place. */
function placeOf(value: unknown): { uri: string; line: number; column: number } | undefined {
  const place = itemOf(value)?.places[0] ?? value;
  if (typeof place !== "object" || place === null) return undefined;
  const { uri, line, column } = place as Record<string, unknown>;
  return typeof uri === "string" && typeof line === "number" && typeof column === "number"
    ? { uri, line: Math.max(0, line), column: Math.max(0, column) }
    : undefined;
}

function itemOf(node: unknown): ShownItem | undefined {
  return typeof node === "object" && node !== null && "item" in node
    ? (node as { readonly item: ShownItem }).item
    : undefined;
}
