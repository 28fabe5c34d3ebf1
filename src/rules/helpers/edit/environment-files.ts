import { randomBytes } from "node:crypto";
import ignore from "ignore";
import { type FilesBeside, type TextEdit, assignments, readDocument } from "../../../engine/api.ts";

/** Where packages show which variables they need, the usual name first. */
const TEMPLATES = [".env.example", ".env.template", ".env.sample", ".env.dist"];

/**
 * Gives a variable 32 random bytes in the file of variables that the package of `path` loads, names
 * it without a value in the file that shows which ones there are, and has git leave the first alone.
 * What is there already stays as it is.
 */
export function provideVariable(name: string, path: string, beside: FilesBeside): TextEdit[] {
  const folder = beside.packageFolder(path);
  const inFolder = (file: string): string => (folder === "" ? file : `${folder}/${file}`);
  const exists = (file: string): boolean => beside.read(inFolder(file)) !== undefined;
  const isLocal = exists(".env.local") || beside.dependsOn(path, "next");
  const own = inFolder(isLocal ? ".env.local" : ".env");
  const shown = inFolder(TEMPLATES.find(exists) ?? ".env.example");
  return [
    ...assign(own, name, () => randomBytes(32).toString("base64url"), beside),
    ...assign(shown, name, () => "", beside),
    ...leaveAlone(own, beside),
  ];
}

/** Gives a variable a value where it has none, or a line of its own below the others. */
function assign(
  file: string,
  name: string,
  value: () => string,
  beside: FilesBeside,
): readonly TextEdit[] {
  const text = beside.read(file) ?? "";
  const document = readDocument(file, text);
  const known = document && assignments(document).find((each) => each.name === name);
  if (!known) return [addLine(file, text, `${name}=${value()}`)];
  const given = known.value === "" ? value() : "";
  return given === "" ? [] : [{ file, ...known.valueRange, text: given }];
}

/** A line in the nearest list of what git leaves alone, unless one of them names the file already. */
function leaveAlone(file: string, beside: FilesBeside): readonly TextEdit[] {
  const lists: { readonly list: string; readonly text: string }[] = [];
  for (let end = file.lastIndexOf("/"); ; end = file.lastIndexOf("/", end - 1)) {
    const folder = end === -1 ? "" : file.slice(0, end + 1);
    const list = `${folder}.gitignore`;
    const text = beside.read(list);
    if (text !== undefined) {
      const { ignored, unignored } = ignore().add(text).test(file.slice(folder.length));
      if (ignored) return [];
      lists.push({ list, text });
      if (unignored) break;
    }
    if (end === -1) break;
  }
  const { list, text } = lists[0] ?? { list: ".gitignore", text: "" };
  const folder = list.slice(0, -".gitignore".length);
  return [addLine(list, text, `/${file.slice(folder.length)}`)];
}

function addLine(file: string, text: string, line: string): TextEdit {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : eol;
  return { file, start: text.length, end: text.length, text: `${gap}${line}${eol}` };
}
