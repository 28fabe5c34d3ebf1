import semver from "semver";
import { ApiTrie } from "../flow/api-trie.ts";
import { ProgramSolver } from "../flow/solve.ts";
import type { Flow } from "../flow/summary.ts";
import type { FileIr } from "../ir/ir.ts";
import type { FileRow, Model } from "../models/model.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { middlewaresBeside } from "./file-name-middleware.ts";
import { type FlowEntry, entryOf } from "./flow-entry.ts";
import { globMatcher } from "./glob.ts";
import type { PackageOfFile } from "./manifests.ts";

/** A lowered file with the text that it was made from. */
export interface CodeOfFile {
  readonly text: string;
  readonly ir: FileIr;
}

/** What the analysis of flows needs of the project. */
export interface FlowSurroundings {
  /** A script lowered, of `text` where that is given; undefined when it cannot be read. */
  code(path: string, text: string | undefined): CodeOfFile | undefined;
  /** A script as it was read, for what stands around a place of it. */
  source(path: string): SourceFile | undefined;
  resolve(from: string, specifier: string): string | undefined;
  /** The nearest package.json, and the packages that it names; undefined without one. */
  packageOf(path: string): PackageOfFile | undefined;
  /** The version or range of a package that code at a path gets. */
  versionOf(path: string, name: string): string | undefined;
}

/** More importers than this are left to the audit: an edit must not wait for them. */
const MAX_IMPORTERS = 60;

/** Flows of untrusted data through the files of a project. Lowered files are kept; flows are solved anew after a change. */
export class FlowAnalysis {
  readonly #around: FlowSurroundings;
  #trie: ApiTrie;
  readonly #files = new Map<string, CodeOfFile | undefined>();
  #fileRows: readonly {
    readonly row: FileRow;
    readonly matches: (path: string) => boolean;
  }[];
  /** Who imports whom, as far as files were solved; a hint for what to solve again, so it may be out of date. */
  readonly #importers = new Map<string, Set<string>>();
  /** How many flows into a file its findings were made from. */
  readonly #told = new Map<string, number>();
  /** By file, the types of what functions return to a framework. */
  readonly #returnTypes = new Map<string, ReadonlyMap<number, string>>();
  #solver: ProgramSolver;
  #solved = new Set<string>();
  #evaluations = 0;

  constructor(models: readonly Model[], around: FlowSurroundings) {
    this.#around = around;
    this.#trie = new ApiTrie(models);
    this.#fileRows = fileRows(this.#trie);
    this.#solver = this.#newSolver();
  }

  /** Other models hold from now on: everything is followed anew. */
  teach(models: readonly Model[]): void {
    this.#trie = new ApiTrie(models);
    this.#fileRows = fileRows(this.#trie);
    this.#restart();
  }

  /** Functions evaluated so far; tests count work with it. */
  get evaluations(): number {
    return this.#evaluations + this.#solver.evaluations;
  }

  /** Flows that end in a file with this text: those that begin in it, in what it calls, and in what calls it. */
  flowsInto(path: string, text: string): readonly Flow[] {
    const known = this.#files.get(path);
    if (known && known.text !== text) this.changed([path]);
    if (!this.#files.has(path)) this.#lower(path, text);
    this.solve(path);
    for (const importer of this.#importersOf(path)) this.solve(importer);
    const flows = this.#solver.flows.filter((flow) => flow.sink.file === path);
    this.#told.set(path, flows.length);
    return flows;
  }

  /** What stands around the place where the data of a flow enters. */
  entryOf({ taint }: Flow): FlowEntry {
    return entryOf(taint.source, {
      handlers: this.#solver.handlers,
      folder: (path) => this.#around.packageOf(path)?.folder,
      ir: (path) => this.#file(path),
      source: (path) => this.#around.source(path),
    });
  }

  /** True when a file took too much work, so that its flows were followed in part only. */
  isGivenUp(path: string): boolean {
    return this.#solver.givenUp.has(path);
  }

  /** Files that have been told fewer flows than are known by now: their ends were found from elsewhere. */
  outdated(): string[] {
    const counts = new Map<string, number>();
    for (const { sink } of this.#solver.flows)
      counts.set(sink.file, (counts.get(sink.file) ?? 0) + 1);
    const paths: string[] = [];
    for (const [path, count] of counts) {
      if (count <= (this.#told.get(path) ?? 0)) continue;
      paths.push(path);
      // Said once: a file that cannot be told, such as one that was given up, is not named for ever.
      this.#told.set(path, count);
    }
    return paths;
  }

  /** Finds the flows that go through a file, once. */
  solve(path: string): void {
    if (this.#solved.has(path)) return;
    this.#solved.add(path);
    for (const sibling of middlewaresBeside(path)) if (this.#file(sibling)) this.solve(sibling);
    this.#solver.solveFile(path);
    const ir = this.#file(path);
    if (ir) this.#solveEntries(path, ir);
  }

  /** Some files changed; what was solved may have rested on them. */
  changed(paths: readonly string[]): void {
    for (const path of paths) this.#files.delete(path);
    this.#restart();
  }

  reset(): void {
    this.#files.clear();
    this.#importers.clear();
    this.#restart();
  }

  #restart(): void {
    this.#returnTypes.clear();
    this.#evaluations += this.#solver.evaluations;
    this.#solver = this.#newSolver();
    this.#solved = new Set();
  }

  #newSolver(): ProgramSolver {
    return new ProgramSolver({
      trie: this.#trie,
      file: (path) => this.#file(path),
      resolve: (from, specifier) => this.#resolve(from, specifier),
      packages: (path) => this.#around.packageOf(path)?.names,
      isVersion: (path, specifier, versions) => {
        const found = this.#around.versionOf(path, packageName(specifier));
        return found !== undefined && certainlyIn(found, versions);
      },
      returnType: (path, index) => this.#returnType(path, index),
      packageFolder: (path) => this.#around.packageOf(path)?.folder,
    });
  }

  #resolve(from: string, specifier: string): string | undefined {
    const path = this.#around.resolve(from, specifier);
    if (path !== undefined) {
      const importers = this.#importers.get(path) ?? new Set();
      this.#importers.set(path, importers.add(from));
    }
    return path;
  }

  /** Files that import a file, directly or through others, nearest first. */
  #importersOf(path: string): string[] {
    const found = new Set<string>([path]);
    for (const each of found) {
      if (found.size > MAX_IMPORTERS) break;
      for (const importer of this.#importers.get(each) ?? []) found.add(importer);
    }
    found.delete(path);
    return [...found].slice(0, MAX_IMPORTERS);
  }

  #file(path: string): FileIr | undefined {
    if (!this.#files.has(path)) this.#lower(path, undefined);
    return this.#files.get(path)?.ir;
  }

  #lower(path: string, text: string | undefined): void {
    this.#files.set(path, this.#around.code(path, text));
  }

  /** Functions that a framework calls because of where they stand. */
  #solveEntries(path: string, ir: FileIr): void {
    const found = this.#around.packageOf(path);
    if (found?.published.includes(path)) this.#solver.solvePublished(path);
    for (const row of this.#rowsOf(path)) {
      for (const name of entryNames(row, ir)) {
        this.#solver.solveEntry(path, name, (index) => {
          const own = row.parameters.find((parameter) => parameter.index === index);
          return (own ?? row.parameters.find((parameter) => parameter.index === "*"))?.type;
        });
      }
    }
  }

  /** What the models say of files that stand where this one does. */
  #rowsOf(path: string): FileRow[] {
    const found = this.#around.packageOf(path);
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

  #returnType(path: string, index: number): string | undefined {
    const known = this.#returnTypes.get(path) ?? this.#readReturnTypes(path);
    this.#returnTypes.set(path, known);
    return known.get(index);
  }

  #readReturnTypes(path: string): ReadonlyMap<number, string> {
    const types = new Map<number, string>();
    const ir = this.#file(path);
    for (const row of ir ? this.#rowsOf(path) : []) {
      for (const name of ir && row.returns !== undefined ? entryNames(row, ir) : []) {
        const index = ir && functionOf(ir, name);
        if (index !== undefined && row.returns !== undefined) types.set(index, row.returns);
      }
    }
    return types;
  }
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

/** `@scope/name/part` is of the package `@scope/name`. */
function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** A range that lets nothing else in is as good as a version. */
function certainlyIn(version: string, versions: string): boolean {
  try {
    return semver.subset(version, versions, { loose: true });
  } catch {
    return false;
  }
}
