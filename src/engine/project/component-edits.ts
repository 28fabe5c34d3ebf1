import type { CodeRange } from "../syntax/components/parse-component.ts";
import type { TextEdit } from "../text/edit.ts";

/**
 * The edits of a fix in a file that is code in part only: what changes code stays as it is, an import
 * or a function that is added goes into the script. Undefined where an edit would change markup.
 */
export function intoCode(
  edits: readonly TextEdit[],
  code: readonly CodeRange[],
  text: string,
): readonly TextEdit[] | undefined {
  const placed: TextEdit[] = [];
  for (const edit of edits) {
    const home = code.find(({ start, end }) => start <= edit.start && edit.end <= end);
    if (home) {
      if (home.quote !== "" && edit.text.includes(home.quote)) return undefined;
      placed.push({ ...edit, text: indented(edit, text) });
      continue;
    }
    const script = code.find((each) => each.script);
    if (!script || edit.start !== edit.end) return undefined;
    const content = text.slice(script.start, script.end);
    const added = edit.text.trim();
    const indent = /^(?:[ \t]*\r?\n)*([ \t]*)\S/.exec(content)?.[1] ?? "";
    if (added.startsWith("import ")) {
      const start = script.start + (/^[ \t]*\r?\n/.exec(content)?.[0].length ?? 0);
      placed.push({ start, end: start, text: `${indent}${added}\n` });
    } else if (/^(?:\/\*\*|function )/.test(added)) {
      const start = script.start + content.trimEnd().length;
      placed.push({ start, end: start, text: `\n\n${added.replace(/^(?=.)/gm, indent)}` });
    } else return undefined;
  }
  return placed;
}

/** An import below another one is as far in as that: scripts in markup may be indented. */
function indented({ start, end, text: added }: TextEdit, text: string): string {
  if (start !== end || !/^\r?\n(?:import |const \S.* = require\()/.test(added)) return added;
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  return added.replace(/(?<=\n)(?=\S)/g, indent);
}
