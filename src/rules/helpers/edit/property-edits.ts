import type { Ast, TextEdit } from "../../../engine/api.ts";

/** Removes a property from its object literal together with one comma and the line that it leaves empty. */
export function removeProperty(property: Ast.Property, text: string): TextEdit[] | undefined {
  const object = property.parent;
  if (object?.type !== "ObjectExpression") return undefined;
  const index = object.properties.indexOf(property);
  const next = object.properties[index + 1];
  const previous = object.properties[index - 1];
  if (next) return [{ start: property.range[0], end: next.range[0], text: "" }];
  if (previous) {
    return [
      {
        start: previous.range[1],
        end: withTrailingComma(property.range[1], text),
        text: keepComma(property.range[1], text),
      },
    ];
  }
  return [{ start: object.range[0] + 1, end: object.range[1] - 1, text: "" }];
}

/** Adds `name: value` pairs at the end of an object literal, in the layout that the literal has. */
export function addProperties(
  object: Ast.ObjectExpression,
  pairs: readonly string[],
  text: string,
): TextEdit[] {
  const last = object.properties.at(-1);
  const joined = pairs.join(", ");
  if (!last) return [{ start: object.range[0], end: object.range[1], text: `{ ${joined} }` }];
  const isMultiLine = text.slice(object.range[0], last.range[0]).includes("\n");
  if (!isMultiLine) return [{ start: last.range[1], end: last.range[1], text: `, ${joined}` }];
  const indent = indentOf(last.range[0], text);
  const lines = pairs.map((pair) => `,\n${indent}${pair}`).join("");
  // A trailing comma that is there already stays behind the last new line.
  return [{ start: last.range[1], end: last.range[1], text: lines }];
}

/** The white space before the first character of the line that an offset is on. */
export function indentOf(offset: number, text: string): string {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
}

function withTrailingComma(end: number, text: string): number {
  const comma = /^\s*,/.exec(text.slice(end));
  return comma ? end + comma[0].length : end;
}

function keepComma(end: number, text: string): string {
  return /^\s*,/.test(text.slice(end)) ? "," : "";
}
