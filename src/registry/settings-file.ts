import type { ConfigDocument } from "../engine/api.ts";
import type { NpmrcValue } from "./npmrc-file.ts";

/** What a file says, under the names that npm has for it. */
export type Settings = Map<string, NpmrcValue>;

/** A file whose settings are unknown, not absent. */
export const UNREADABLE = "unreadable";

type Entry = ConfigDocument["entries"][number];

/** From 1. */
export function lineOf(document: ConfigDocument, { valueRange }: Entry): number {
  return document.lines.position(valueRange.start).line + 1;
}

/** A value as text: a token of digits is none that may be read as a number. */
export function writtenText(document: ConfigDocument, { value, valueRange }: Entry): string {
  if (typeof value === "string") return value;
  return document.text.slice(valueRange.start, valueRange.end);
}

/** How npm names a registry in keys, `//host/path/`; undefined where its address is not known. */
export function hostKey({ value, unset }: NpmrcValue): string | undefined {
  const text = String(value);
  const address = text.startsWith("//") ? `https:${text}` : text;
  if (unset.length > 0 || !URL.canParse(address)) return undefined;
  const { host, pathname } = new URL(address);
  return `//${host}${pathname.endsWith("/") ? pathname : `${pathname}/`}`;
}
