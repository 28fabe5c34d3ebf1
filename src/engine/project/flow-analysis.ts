import { ApiTrie } from "../flow/api-trie.ts";
import type { Site } from "../flow/solver.ts";
import { ProgramSolver } from "../flow/solve.ts";
import type { Flow } from "../flow/summary.ts";
import { type Trace, extend, stepsOf } from "../flow/taint.ts";
import { FileVersions } from "../ir/file-versions.ts";
import type { FileIr } from "../ir/ir.ts";
import type { Model } from "../models/model.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { middlewaresBeside } from "./file-name-middleware.ts";
import { type FlowEntry, entryOf } from "./flow-entry.ts";
import { FrameworkEntries } from "./framework-entries.ts";
import type { PackageOfFile } from "./manifests.ts";
import { certainlyIn, packageName } from "./package-versions.ts";
import { flowsAsText } from "./flows-as-text.ts";

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

/** A file as it was lowered, through its edits. */
interface LoweredFile {
  text: string;
  readonly versions: FileVersions;
}

/** More importers than this are left to the audit: an edit must not wait for them. */
const MAX_IMPORTERS = 60;

/**
 * Flows of untrusted data through the files of a project. What was found stays until what it rests
 * on changes, so that an edit costs as much as it changes.
 */
export class FlowAnalysis {
  readonly #around: FlowSurroundings;
  #trie: ApiTrie;
  readonly #files = new Map<string, LoweredFile | undefined>();
  /** Files whose text may be another by now. */
  readonly #stale = new Set<string>();
  #entries: FrameworkEntries;
  /** Who imports whom, as far as files were solved; a hint for what to solve again, so it may be out of date. */
  readonly #importers = new Map<string, Set<string>>();
  /** The flows into a file that its findings were made from. */
  readonly #told = new Map<string, string>();
  #solver: ProgramSolver;
  #evaluations = 0;

  constructor(models: readonly Model[], around: FlowSurroundings) {
    this.#around = around;
    this.#trie = new ApiTrie(models);
    this.#entries = this.#newEntries();
    this.#solver = this.#newSolver();
  }

  /** Other models hold from now on: everything is followed anew. */
  teach(models: readonly Model[]): void {
    this.#trie = new ApiTrie(models);
    this.#entries = this.#newEntries();
    this.#restart();
  }

  /** Functions evaluated so far; tests count work with it. */
  get evaluations(): number {
    return this.#evaluations + this.#solver.evaluations;
  }

  /** Answers that are kept; tests look whether they grow. */
  get remembered(): number {
    return this.#solver.remembered;
  }

  /** Flows that end in a file with this text: those that begin in it, in what it calls, and in what calls it. */
  flowsInto(path: string, text: string): readonly Flow[] {
    this.solve(path, text);
    const flows = this.#flowsInto(path);
    this.#told.set(path, flowsAsText(flows));
    return flows;
  }

  /** What stands around the place where the data of a flow enters. */
  entryOf({ taint }: Flow): FlowEntry {
    const { handlers } = this.#solver;
    return entryOf(taint.source, {
      handlers: {
        of: (file, index) => {
          const known = handlers.of(file, index);
          return known && { ...known, places: known.places.map((each) => this.#placed(each)) };
        },
        filled: (folder) => handlers.filled(folder),
      },
      folder: (path) => this.#around.packageOf(path)?.folder,
      ir: (path) => (this.#file(path) ? this.#files.get(path)?.versions.inText : undefined),
      source: (path) => this.#around.source(path),
    });
  }

  /** True when a file took too much work, so that its flows were followed in part only. */
  isGivenUp(path: string): boolean {
    return this.#solver.givenUp.has(path);
  }

  /** Files into which other flows lead by now than they have been told: their ends were found from elsewhere. */
  outdated(): string[] {
    this.#refresh();
    this.#solver.solveAll();
    const paths = new Set([...this.#solver.ends, ...this.#told.keys()]);
    const outdated: string[] = [];
    for (const path of paths) {
      const flows = flowsAsText(this.#flowsInto(path));
      if (flows === (this.#told.get(path) ?? "")) continue;
      outdated.push(path);
      // Said once: a file that cannot be told, such as one that was given up, is not named for ever.
      this.#told.set(path, flows);
    }
    return outdated;
  }

  /**
   * Finds the flows that go through a file and those that import it.
   * @throws Stopped when `isStopped` says so; what was found until then is kept.
   */
  solve(path: string, text: string, isStopped?: () => boolean): void {
    const known = this.#files.get(path);
    if (!this.#files.has(path) || known?.text !== text) this.#update(path, text);
    this.#refresh();
    const before = middlewaresBeside(path).filter((sibling) => this.#file(sibling));
    this.#solver.solve([...before, path], isStopped);
    const importers = this.#importersOf(path);
    if (importers.length > 0) this.#solver.solve([path, ...importers], isStopped);
  }

  /** Some files changed. */
  changed(paths: readonly string[]): void {
    for (const path of paths) if (this.#files.has(path)) this.#stale.add(path);
  }

  reset(): void {
    this.#files.clear();
    this.#stale.clear();
    this.#importers.clear();
    this.#restart();
  }

  #restart(): void {
    this.#entries.forgetAll();
    this.#evaluations += this.#solver.evaluations;
    this.#solver = this.#newSolver();
  }

  /** Flows into a file, with the places where things are in the texts now. */
  #flowsInto(path: string): Flow[] {
    return this.#solver.flowsInto(path).flatMap((flow) => {
      const { sink, taint } = flow;
      const range = this.#files.get(path)?.versions.placeOf(sink.range);
      const start = this.#files.get(taint.source.file)?.versions.placeOf(taint.source.range);
      // Code that is gone, and of which those that are not solved yet do not know.
      if (!range || !start) return [];
      const trace = stepsOf(taint.trace).reduce<Trace | undefined>(
        (before, step) => extend(before, this.#placed(step)),
        undefined,
      );
      const source = { ...taint.source, range: start };
      return [{ taint: { ...taint, source, trace }, sink: { ...sink, range } }];
    });
  }

  #placed<Place extends Site>(place: Place): Place {
    const known = this.#files.get(place.file)?.versions.placeOf(place);
    return { ...place, start: known?.start ?? 0, end: known?.end ?? 0 };
  }

  #newEntries(): FrameworkEntries {
    return new FrameworkEntries(
      this.#trie,
      (path) => this.#around.packageOf(path),
      (path) => this.#file(path),
    );
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
      returnTypes: (path) => this.#entries.returnTypes(path),
      packageFolder: (path) => this.#around.packageOf(path)?.folder,
      isPublished: (path) => this.#around.packageOf(path)?.published.includes(path) ?? false,
      entries: (path, ir) => this.#entries.of(path, ir),
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
    return this.#files.get(path)?.versions.ir;
  }

  /** Reads files again that may have changed. */
  #refresh(): void {
    for (const path of this.#stale) this.#update(path, undefined);
    this.#stale.clear();
  }

  /** Brings a file up to its text, or to `text` where that is given. A text that cannot be read leaves what was there. */
  #update(path: string, text: string | undefined): void {
    this.#stale.delete(path);
    const known = this.#files.get(path);
    if (!known) {
      this.#lower(path, text);
      this.#entries.forget(path);
      if (this.#files.get(path)) this.#solver.replace(path, this.#file(path));
      return;
    }
    const code = this.#around.code(path, text);
    if (!code || code.text === known.text) return;
    known.versions.update(code.ir);
    known.text = code.text;
    this.#entries.forget(path);
    this.#solver.replace(path, known.versions.ir);
  }

  #lower(path: string, text: string | undefined): void {
    const code = this.#around.code(path, text);
    this.#files.set(path, code && { text: code.text, versions: new FileVersions(code.ir) });
  }
}
