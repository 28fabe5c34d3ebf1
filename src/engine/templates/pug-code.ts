import { readDocument } from "../documents/read-document.ts";
import { isReadableCode } from "../syntax/parse.ts";
import { DATA, INCLUDED, type WrittenTemplate } from "./written-template.ts";

const LOOP = /^(?:each|for)\s+([\w$]+)(?:\s*,\s*[\w$]+)?\s+(?:in|of)\s+(.+)$/;

/** Writes a template of Pug: its blocks end where lines are further out again. */
export function writePug(path: string, text: string, into: WrittenTemplate): void {
  const holes = (readDocument(path, text)?.holes ?? []).filter(({ isEscaped }) => !isEscaped);
  const open: number[] = [];
  let next = 0;
  const writeHoles = (before: number): void => {
    for (; (holes[next]?.range.start ?? before) < before; next++) {
      const hole = holes[next];
      if (!hole || !isReadableCode("expression", hole.value)) continue;
      into.noteNames(hole.value);
      into.raw(hole.range, hole.value);
    }
  };
  for (const line of text.matchAll(/^([ \t]*)(\S.*?)[ \t]*\r?$/gm)) {
    const [, space = "", code = ""] = line;
    const start = line.index + space.length;
    writeHoles(line.index);
    while (space.length <= (open.at(-1) ?? -1)) {
      open.pop();
      into.body.text("}");
    }
    const written = statement(code, into);
    if (written === undefined) continue;
    into.code({ start, end: start + code.length }, written);
    if (written.endsWith("{")) open.push(space.length);
  }
  writeHoles(text.length);
  for (const _ of open) into.body.text("}");
}

/** A line that says when, how often or what else is written; undefined for what is written itself. */
function statement(code: string, into: WrittenTemplate): string | undefined {
  const expression = (value: string, otherwise: string): string => {
    const isRead = isReadableCode("expression", value);
    if (isRead) into.noteNames(value);
    return isRead ? value : otherwise;
  };
  const [, name, list = ""] = LOOP.exec(code) ?? [];
  if (name !== undefined) return `for(const ${name} of (${expression(list, "[]")})){`;
  const [, word = "", rest = ""] =
    /^(if|else if|unless|include|extends|mixin)\s+(.+)$/.exec(code) ?? [];
  switch (word) {
    case "if":
    case "else if":
      return `${word}(${expression(rest, "true")}){`;
    case "unless":
      return `if(!(${expression(rest, "false")})){`;
    case "include":
    case "extends":
      return `${INCLUDED}${DATA},${JSON.stringify(rest)});`;
    case "mixin": {
      const [, called = "", parameters = ""] = /^([\w$]+)\s*(?:\(([\w$,\s]*)\))?$/.exec(rest) ?? [];
      return called === "" ? undefined : `function ${called}(${parameters}){`;
    }
    default:
      break;
  }
  if (code === "else") return "else{";
  const [, statements] = /^-\s*(.+)$/.exec(code) ?? [];
  if (statements !== undefined && isReadableCode("statements", statements)) {
    into.noteNames(statements);
    return `${statements};`;
  }
  const call = /^\+([\w$]+\s*\(.*\))$/.exec(code)?.[1];
  if (call === undefined || !isReadableCode("expression", call)) return undefined;
  into.noteNames(call.slice(call.indexOf("(")));
  return `${call};`;
}
