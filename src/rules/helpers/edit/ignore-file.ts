import type { ProjectView, ReportedFix, TextEdit } from "../../../engine/api.ts";

const LIST = ".gitignore";

/** The fix `ignore-file`, which names a file in the list of what git leaves alone; none where the list does so already. */
export function ignoreFile(path: string, project: ProjectView): ReportedFix[] {
  return editsFor(path, project)
    ? [{ id: "ignore-file", edits: () => editsFor(path, project) }]
    : [];
}

function editsFor(path: string, project: ProjectView): TextEdit[] | undefined {
  // Line breaks would be lines of their own, and git takes spaces at the end for none.
  if (/[\r\n]|\s$/.test(path)) return undefined;
  const text = project.read(LIST) ?? "";
  const line = `/${path.replace(/[\\*?[\]!#]/g, String.raw`\$&`)}`;
  if (text.split(/\r?\n/).some((each) => each.trim() === line)) return undefined;
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const gap = text === "" || text.endsWith("\n") ? "" : eol;
  return [{ file: LIST, start: text.length, end: text.length, text: `${gap}${line}${eol}` }];
}
