import { relative, sep } from "node:path";
import { URI } from "vscode-uri";
import { DOCUMENT_SCHEMES } from "../../protocol/ids.ts";
import { fileKind, mayBeProgram } from "../../engine/api.ts";

/** True for documents that a person edits; false for diff views, versions of git, output panes. */
export function isEditable(uri: string): boolean {
  return DOCUMENT_SCHEMES.some((scheme) => uri.startsWith(`${scheme}:`));
}

/** The absolute path of a file on this machine; undefined for everything else. */
export function fsPathOf(uri: string): string | undefined {
  return uri.startsWith("file:") ? URI.parse(uri).fsPath : undefined;
}

export function uriOfPath(path: string): string {
  return URI.file(path).toString();
}

/** `path` below `root` with forward slashes; undefined when it lies outside or is the root itself. */
export function relativePath(root: string, path: string): string | undefined {
  const below = relative(root, path);
  if (below === "" || below === ".." || below.startsWith(`..${sep}`)) return undefined;
  // Another drive on Windows has no relative path at all.
  if (/^[A-Za-z]:/.test(below)) return undefined;
  return below.split(sep).join("/");
}

/** The extension that a language's files have, for documents whose name does not say what they are. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ["javascript", ".js"],
  ["javascriptreact", ".jsx"],
  ["typescript", ".ts"],
  ["typescriptreact", ".tsx"],
  ["json", ".json"],
  ["jsonc", ".json"],
  ["yaml", ".yaml"],
  ["toml", ".toml"],
  ["shellscript", ".sh"],
  ["html", ".html"],
  ["dockerfile", ".dockerfile"],
  ["dockercompose", ".yaml"],
  ["github-actions-workflow", ".yaml"],
  ["dotenv", ".env"],
  ["vue", ".vue"],
  ["svelte", ".svelte"],
  ["handlebars", ".hbs"],
  ["jade", ".pug"],
  ["pug", ".pug"],
  ["ejs", ".ejs"],
  ["twig", ".twig"],
  ["nunjucks", ".njk"],
  ["liquid", ".liquid"],
  ["graphql", ".graphql"],
  ["prisma", ".prisma"],
]);

/** A name that the engine understands: the document's own, or else one with its language's extension. */
export function namedFor(language: string, path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const isOfShell = language === "shellscript" && mayBeProgram(path);
  if ((fileKind(path) !== undefined && !isOfShell) || name.includes(".")) return path;
  return path + (EXTENSIONS.get(language) ?? "");
}

/** The last part of a URI's path, decoded. */
export function baseName(uri: string): string {
  const { path } = URI.parse(uri);
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The path of a URI without its last part, with the scheme: equal for neighbours. */
export function folderKey(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}
