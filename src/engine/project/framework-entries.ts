import type { ApiTrie } from "../flow/api-trie.ts";
import type { ProgramEntry } from "../flow/program.ts";
import type { FileIr } from "../ir/ir.ts";
import type { FileRow } from "../models/model.ts";
import { globMatcher } from "./glob.ts";
import type { PackageOfFile } from "./packages-of-files.ts";

/** What frameworks do with functions because of where they stand. */
export class FrameworkEntries {
  readonly #fileRows: readonly {
    readonly row: FileRow;
    readonly matches: (path: string) => boolean;
  }[];
  readonly #packageOf: (path: string) => PackageOfFile | undefined;
  readonly #file: (path: string) => FileIr | undefined;
  readonly #returnTypes = new Map<string, ReadonlyMap<number, string> | undefined>();

  constructor(
    trie: ApiTrie,
    packageOf: (path: string) => PackageOfFile | undefined,
    file: (path: string) => FileIr | undefined,
  ) {
    this.#fileRows = fileRows(trie);
    this.#packageOf = packageOf;
    this.#file = file;
  }

  /** Functions that a framework calls because of where they stand. */
  of(path: string, ir: FileIr): ProgramEntry[] {
    const entries: ProgramEntry[] = [];
    for (const row of this.#rowsOf(path)) {
      const typeOf = (index: number): string | undefined => {
        const own = row.parameters.find((parameter) => parameter.index === index);
        return (own ?? row.parameters.find((parameter) => parameter.index === "*"))?.type;
      };
      const route = routeOf(row, path);
      for (const name of entryNames(row, ir))
        entries.push({ name, typeOf, ...(route !== undefined && { route }) });
    }
    return entries;
  }

  /** The types of what functions of a file return to a framework; undefined where no file of that place has any. */
  returnTypes(path: string): ReadonlyMap<number, string> | undefined {
    if (!this.#returnTypes.has(path)) this.#returnTypes.set(path, this.#readReturnTypes(path));
    return this.#returnTypes.get(path);
  }

  /** The code of a file is another now. */
  forget(path: string): void {
    this.#returnTypes.delete(path);
  }

  forgetAll(): void {
    this.#returnTypes.clear();
  }

  /** What the models say of files that stand where this one does. */
  #rowsOf(path: string): FileRow[] {
    const found = this.#packageOf(path);
    const folder = found?.folder ?? "";
    const inPackage = folder === "" ? path : path.slice(folder.length + 1);
    const rows = this.#fileRows.filter(({ row, matches }) => {
      // Where no package.json says what a file is made for, it may be made for anything.
      const isFor =
        row.platforms.length === 0 || row.platforms.some((name) => found?.names.has(name));
      if (found && !isFor) return false;
      // A directive says by itself what a file is.
      return matches(inPackage) || (row.directive !== undefined && row.files.length === 0);
    });
    return rows.map(({ row }) => row);
  }

  #readReturnTypes(path: string): ReadonlyMap<number, string> | undefined {
    const rows = this.#rowsOf(path).filter(({ returns }) => returns !== undefined);
    if (rows.length === 0) return undefined;
    const types = new Map<number, string>();
    const ir = this.#file(path);
    for (const row of ir ? rows : []) {
      for (const name of ir ? entryNames(row, ir) : []) {
        const index = ir && functionOf(ir, name);
        if (index !== undefined && row.returns !== undefined) types.set(index, row.returns);
      }
    }
    return types;
  }
}

/** The path of the route that a file is, where its folder says so. */
function routeOf({ below }: FileRow, path: string): string | undefined {
  if (below === undefined) return undefined;
  const at = `/${path}`.lastIndexOf(`/${below}/`);
  const folders = path.slice(at + below.length + 1).split("/");
  return at === -1 ? undefined : `/${folders.slice(0, -1).join("/")}`;
}

function entryNames(row: FileRow, ir: FileIr): string[] {
  if (row.directive !== undefined && !ir.directives.includes(row.directive)) return [];
  const names = row.exports.includes("*") ? [...ir.exports.keys()] : row.exports;
  return names.filter((name) => ir.exports.has(name.split(".")[0] ?? ""));
}

/** The function that a file exports under a name, where it is written down right there. */
function functionOf(ir: FileIr, name: string): number | undefined {
  const exported = ir.exports.get(name);
  if (exported?.kind !== "value") return undefined;
  const made = ir.functions[0]?.code[exported.value];
  return made?.op === "function" ? made.index : undefined;
}

function fileRows(
  trie: ApiTrie,
): readonly { readonly row: FileRow; readonly matches: (path: string) => boolean }[] {
  return trie.files.map((row) => ({ row, matches: globMatcher(row.files) }));
}
