import type { FlowPlace, TextEdit } from "../../../engine/api.ts";
import { asText } from "./as-text.ts";
import { wrapHoles } from "./wrap-holes.ts";

/** Encodes the name of a file in a header; `extended` asks for names that are meant to be encoded: `filename*=UTF-8''…`. */
export function encodeFilename(place: FlowPlace, extended: boolean): TextEdit[] | undefined {
  return wrapHoles(place, (_, { node, before = "" }) => {
    const name = /\bfilename(\*?)\s*=\s*(?:"|utf-8'[\w-]*')?[^";]*$/i.exec(before);
    if (!name || (name[1] === "*") !== extended) return undefined;
    return `encodeURIComponent(${asText(node, place.source.text)})`;
  });
}

/** Writes values into a log with their line breaks escaped. */
export function escapeLineBreaks(place: FlowPlace): TextEdit[] | undefined {
  return wrapHoles(place, (code) => `JSON.stringify(${code})`);
}
