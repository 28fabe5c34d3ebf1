import type { FlowPlace, TextEdit } from "../../../engine/api.ts";
import { type HelperText, addHelper } from "./own-helper.ts";
import { wrapHoles } from "./wrap-holes.ts";

const ESCAPE_FILTER: HelperText = {
  names: ["escapeFilter", "escapeFilterValue"],
  comment:
    "Writes a value for an LDAP filter: everything but letters and digits as bytes (RFC 4515).",
  parameter: "value: unknown",
  returns: "string",
  body: (quote) => [
    "return String(value).replace(/[^\\w .@-]/gu, (character) =>",
    `\tBuffer.from(character).toString(${quote}hex${quote}).replace(/../g, ${quote}\\\\$&${quote}),`,
    ");",
  ],
};

/** Escapes the values of an LDAP filter; undefined for XPath, which has no escapes, and for whole filters of a visitor. */
export function escapeFilter(place: FlowPlace): TextEdit[] | undefined {
  const isLdap = place.row.at.every(({ origin }) => {
    const names =
      origin.kind === "type" ? [origin.name] : origin.kind === "module" ? origin.specifiers : [];
    return names.some((name) => name.startsWith("ldap"));
  });
  if (!isLdap) return undefined;
  const helper = addHelper(place.source, ESCAPE_FILTER);
  if (!helper) return undefined;
  const edits = wrapHoles(place, (code, { before = "" }) =>
    /\([\w;.-]+(?:=|~=|>=|<=)\*?[^()]*$/.test(before) ? `${helper.name}(${code})` : undefined,
  );
  return edits && [...helper.edits, ...edits];
}
