import type { ProjectView, Route, TextEdit } from "../../../engine/api.ts";

/** A call that turns strangers away, as other handlers of the same file begin with it. */
export interface CheckBeside {
  readonly call: string;
  readonly edits: readonly TextEdit[];
}

/** Calls that throw or redirect by themselves, so that nothing has to be done with what they return. */
const CHECK =
  /\bawait\s+((?:require|ensure|assert|verify|protect|must)\w*\(\s*(?:"[^"\n]*"|'[^'\n]*')?\s*\))/;
/** The end of a function's head: types of what it takes and returns may stand there. */
const BODY = /\)\s*(?::\s*(?:Promise<[\w\s|<>[\]"'.]*>|\w+))?\s*(?:=>\s*)?\{/;

/** Begins a handler with the check that others of its file have in them. */
export function checkBeside(route: Route, { routes, read }: ProjectView): CheckBeside | undefined {
  const { file, range } = route;
  const text = read(file) ?? "";
  const body = BODY.exec(text.slice(range.start, range.end));
  if (!body) return undefined;
  for (const other of routes) {
    const isGuarded = other.guards.some(
      ({ kind, certain, inHandler }) =>
        inHandler && certain && (kind === "authentication" || kind === "role"),
    );
    if (other.file !== file || !isGuarded) continue;
    const call = CHECK.exec(text.slice(other.range.start, other.range.end))?.[1];
    if (call === undefined) continue;
    const at = range.start + body.index + body[0].length;
    const indent = /^\s*\n([ \t]*)/.exec(text.slice(at))?.[1];
    const added = indent === undefined ? ` await ${call};` : `\n${indent}await ${call};`;
    return { call, edits: [{ start: at, end: at, text: added }] };
  }
  return undefined;
}
