import type { ConfigDocument } from "../../documents/document.ts";
import {
  COMPOSER_FIELDS,
  type ComposerEntry,
  type ComposerField,
  type ComposerManifest,
} from "./facts.ts";
import { readComposerRepositories } from "./repositories.ts";

/** Reads a composer.json. Never throws: of a broken text it gives what can be read. */
export function readComposerManifest(document: ConfigDocument): ComposerManifest {
  const entries = new Map<string, ComposerEntry>();
  const standsFor = new Set<string>();
  const refused = new Map<string, string>();
  const top = new Map<string, string>();
  for (const { path, value, keyRange, valueRange } of document.entries) {
    const [first = "", second] = path;
    if (path.length === 1 && typeof value === "string") top.set(first, value);
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
    repositories: readComposerRepositories(document),
    problems: document.problem ? [document.problem] : [],
  };
}

function isField(field: string): field is ComposerField {
  return COMPOSER_FIELDS.some((known) => known === field);
}
