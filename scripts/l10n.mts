// Gathers the texts that the extension and the server show to people: l10n/bundle.l10n.json, the
// original for translations, is made from them.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { REPORT_TEXTS } from "../src/protocol/report-texts.ts";

const ROOT = join(import.meta.dirname, "..");
const FOLDERS = ["src/extension", "src/server"];

/** Every text that is handed to `l10n.t`, and the words of the report page, in alphabetical order. */
function localisedTexts(): string[] {
  const texts = new Set<string>(Object.values(REPORT_TEXTS));
  for (const folder of FOLDERS) {
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".ts")) continue;
      const path = join(ROOT, folder, file);
      const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
      collect(source, texts);
    }
  }
  return [...texts].toSorted();
}

/** The content of the bundle. */
export function bundleText(): string {
  const entries = localisedTexts().map((text) => [text, text]);
  return `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
}

function collect(node: ts.Node, texts: Set<string>): void {
  if (ts.isCallExpression(node) && isTranslation(node.expression)) {
    const [text] = node.arguments;
    if (text && ts.isStringLiteralLike(text)) texts.add(text.text);
  }
  ts.forEachChild(node, (child) => collect(child, texts));
}

/** `l10n.t` of either package, however it is reached. */
function isTranslation(callee: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(callee) || callee.name.text !== "t") return false;
  const { expression } = callee;
  return ts.isIdentifier(expression)
    ? expression.text === "l10n"
    : ts.isPropertyAccessExpression(expression) && expression.name.text === "l10n";
}
