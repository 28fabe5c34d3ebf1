import type { ConfigEntry } from "../documents/document.ts";
import { readDocument } from "../documents/read-document.ts";
import { readSpec } from "../deps/spec.ts";
import type { DependencyEntry } from "../deps/types.ts";
import type { Range } from "../text/range.ts";
import type { ProjectFiles } from "./ports.ts";

/** Where pnpm, Yarn and Bun keep the versions that several packages of a project share. */
const FILES = ["pnpm-workspace.yaml", ".yarnrc.yml", "package.json"] as const;

/** Whether a file is one of those that may hold what other files refer to. */
export function isCatalogFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return FILES.some((each) => each === name);
}

/** One line of a catalog. */
export interface CatalogLine {
  readonly file: string;
  readonly spec: string;
  readonly valueRange: Range;
  /** Written without escapes, so that places in it are places in the file. */
  readonly isLiteral: boolean;
}

/** The catalogs of a root: `catalog:` and `catalog:name` stand for a version that is written there. */
export class Catalogs {
  readonly #files: ProjectFiles;
  /** By folder: `catalog\nname` to its line. */
  readonly #known = new Map<string, ReadonlyMap<string, CatalogLine>>();

  constructor(files: ProjectFiles) {
    this.#files = files;
  }

  forget(): void {
    this.#known.clear();
  }

  /** A line that refers to a catalog as if it said what stands there; what is to be edited stands there. */
  follow(entry: DependencyEntry, folder: string): DependencyEntry {
    const line = entry.kind === "catalog" ? this.lineOf(entry, folder) : undefined;
    if (!line) return entry;
    const { kind, name, range, tag, version } = readSpec(entry.key, line.spec);
    const { field, key, spec, keyRange, valueRange } = entry;
    const said = { kind, name, ...(range !== undefined && { range }), ...(tag && { tag }) };
    const own = { ...said, field, key, spec, keyRange, valueRange };
    const { file } = line;
    const at = line.valueRange.start;
    if (!version || !line.isLiteral) return own;
    const versionRange = { start: at + version.start, end: at + version.end };
    return { ...own, catalog: { file, versionRange } };
  }

  lineOf(entry: DependencyEntry, folder: string): CatalogLine | undefined {
    const catalog = entry.spec.trim().slice("catalog:".length).trim() || "default";
    for (let each = folder; ; each = each.slice(0, Math.max(0, each.lastIndexOf("/")))) {
      const found = this.#at(each).get(`${catalog}\n${entry.key}`);
      if (found || each === "") return found;
    }
  }

  #at(folder: string): ReadonlyMap<string, CatalogLine> {
    let lines = this.#known.get(folder);
    if (!lines) {
      lines = this.#read(folder);
      this.#known.set(folder, lines);
    }
    return lines;
  }

  #read(folder: string): Map<string, CatalogLine> {
    const lines = new Map<string, CatalogLine>();
    for (const name of FILES) {
      const file = folder === "" ? name : `${folder}/${name}`;
      const text = this.#files.exists(file) ? this.#files.read(file) : undefined;
      if (text?.includes("catalog") !== true) continue;
      for (const entry of readDocument(file, text)?.entries ?? []) {
        const at = placeOf(entry);
        if (at && typeof entry.value === "string" && !lines.has(at)) {
          const { value: spec, valueRange } = entry;
          const isLiteral = text.slice(valueRange.start, valueRange.end) === spec;
          lines.set(at, { file, spec, valueRange, isLiteral });
        }
      }
    }
    return lines;
  }
}

/** The catalog and the name that a value stands for, with a line break between them. Bun takes them at the top of package.json and below `workspaces`. */
export function placeOf({ path }: ConfigEntry): string | undefined {
  const [first, ...rest] = path[0] === "workspaces" ? path.slice(1) : path;
  if (first === "catalog" && rest.length === 1) return `default\n${rest[0]}`;
  if (first === "catalogs" && rest.length === 2) return rest.join("\n");
  return undefined;
}
