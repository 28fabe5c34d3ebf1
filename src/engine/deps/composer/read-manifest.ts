import type { ConfigDocument } from "../../documents/document.ts";
import {
  COMPOSER_FIELDS,
  type ComposerEntry,
  type ComposerField,
  type ComposerManifest,
} from "./facts.ts";

/** Reads a composer.json. Never throws: of a broken text it gives what can be read. */
export function readComposerManifest(document: ConfigDocument): ComposerManifest {
  const entries = new Map<string, ComposerEntry>();
  const standsFor = new Set<string>();
  const refused = new Map<string, string>();
  const top = new Map<string, string>();
  let hasOwnRepositories = false;
  for (const { path, value, keyRange, valueRange } of document.entries) {
    const [first = "", second] = path;
    if (path.length === 1 && typeof value === "string") top.set(first, value);
    if (first === "repositories") hasOwnRepositories ||= isOwnRepository(path, value);
    if (second === undefined || path.length !== 2) continue;
    const name = second.toLowerCase();
    if (first === "replace" || first === "provide") standsFor.add(name);
    if (first === "conflict" && typeof value === "string") refused.set(name, value);
    if (!isField(first) || typeof value !== "string" || !keyRange) continue;
    const id = `${first}\n${name}`;
    // Deleted first, so that the last of several equal keys also takes the last place.
    entries.delete(id);
    entries.set(id, { field: first, name, constraint: value, keyRange, valueRange });
  }
  const name = top.get("name")?.toLowerCase();
  const type = top.get("type");
  return {
    ...(name !== undefined && { name }),
    ...(type !== undefined && { type }),
    entries: [...entries.values()],
    standsFor,
    refused,
    hasOwnRepositories,
    problems: document.problem ? [document.problem] : [],
  };
}

/** `{ "packagist.org": false }`, or an address that is not Packagist's. */
function isOwnRepository(path: readonly string[], value: unknown): boolean {
  const last = path.at(-1) ?? "";
  if (/^packagist(?:\.org)?$/.test(last) && value === false) return true;
  if (last !== "url" || typeof value !== "string") return false;
  return !/^https?:\/\/(?:repo\.)?packagist\.org\/?$/.test(value);
}

function isField(field: string): field is ComposerField {
  return COMPOSER_FIELDS.some((known) => known === field);
}
