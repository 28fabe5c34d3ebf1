import { styleText } from "node:util";
import type { TextStyle } from "../engine/api.ts";
import type { CliSurroundings, OutputStream } from "./surroundings.ts";

/** Colours a text where a stream shows colours: a terminal, unless NO_COLOR or a dumb one says otherwise. */
export function painter(
  stream: OutputStream,
  environment: CliSurroundings["environment"],
): (style: TextStyle, text: string) => string {
  if (!showsColours(stream, environment)) return (_, text) => text;
  return (style, text) => styleText(style, text, { validateStream: false });
}

function showsColours(stream: OutputStream, environment: CliSurroundings["environment"]): boolean {
  if ((environment["NO_COLOR"] ?? "") !== "") return false;
  const force = environment["FORCE_COLOR"] ?? "";
  if (force !== "") return force !== "0";
  return stream.isTerminal && environment["TERM"] !== "dumb";
}
