import { join } from "node:path";
import type { ComposerTold } from "../engine/api.ts";
import { isObject } from "./advisory-shape.ts";
import { EntryFiles } from "./entry-files.ts";
import type { KnownState } from "./fetch-document.ts";

/** Changes with the shape of an entry. */
const SCHEMA = 4;
const MAX_ENTRIES = 3000;

/** What a repository said of a package, and what it called the state of the document. */
export interface KeptDocument {
  readonly told: ComposerTold;
  readonly state: KnownState;
}

/** Digests of documents of Composer's repositories on disk: what differs from document to document is not kept. */
export class ComposerCache {
  readonly #files: EntryFiles;

  /** `cacheDir` undefined keeps nothing. */
  constructor(cacheDir: string | undefined, maxEntries = MAX_ENTRIES) {
    const folder = cacheDir === undefined ? undefined : join(cacheDir, `composer-v${SCHEMA}`);
    this.#files = new EntryFiles(folder, maxEntries);
  }

  async read(registry: string, name: string): Promise<KeptDocument | undefined> {
    return this.#files.read(JSON.stringify([registry, name]), (text) => {
      try {
        const entry: unknown = JSON.parse(text);
        return isEntry(entry) && entry.registry === registry && entry.name === name
          ? { told: entry.told, state: entry.state }
          : undefined;
      } catch {
        return undefined;
      }
    });
  }

  keep(registry: string, name: string, kept: KeptDocument): void {
    this.#files.keep(JSON.stringify([registry, name]), () =>
      JSON.stringify({ schema: SCHEMA, registry, name, ...kept }),
    );
  }

  /** Resolves when all that was to be kept is on the disk, or lost. */
  async settled(): Promise<void> {
    await this.#files.settled();
  }
}

interface Entry extends KeptDocument {
  readonly registry: unknown;
  readonly name: unknown;
}

/** A file on disk may hold anything. */
function isEntry(value: unknown): value is Entry {
  if (!isObject(value) || value["schema"] !== SCHEMA) return false;
  const { told, state } = value;
  return isObject(told) && isTold(told) && isObject(state) && Object.values(state).every(isText);
}

function isTold({
  ok,
  abandoned,
  versions,
  releases,
  needs,
  fetchedAt,
}: Readonly<Record<string, unknown>>): boolean {
  return (
    ok === true &&
    (typeof abandoned === "boolean" || isText(abandoned)) &&
    Array.isArray(versions) &&
    versions.every(isText) &&
    isObject(releases) &&
    Object.values(releases).every(isRelease) &&
    Array.isArray(needs) &&
    needs.every(isNeeds) &&
    typeof fetchedAt === "number"
  );
}

function isRelease(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { publishedAt, php, needs } = value;
  return (
    typeof needs === "number" &&
    (publishedAt === undefined || typeof publishedAt === "number") &&
    (php === undefined || isText(php))
  );
}

function isNeeds(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { requires, conflicts, replaces = [] } = value;
  if (!Array.isArray(replaces) || !replaces.every(isText)) return false;
  return [requires, conflicts].every((each) => isObject(each) && Object.values(each).every(isText));
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}
