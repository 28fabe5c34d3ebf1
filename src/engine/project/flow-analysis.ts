import type { ApiTrie } from "../flow/api-trie.ts";
import { trieOf } from "../flow/trie-of.ts";
import { isWhole } from "../flow/computations.ts";
import { ProgramSolver } from "../flow/solve.ts";
import { fromTable, toTable } from "../flow/flow-table.ts";
import { KeptFlows } from "../flow/kept-flows.ts";
import type { Program } from "../flow/program.ts";
import type { Flow } from "../flow/summary.ts";
import type { Model } from "../models/model.ts";
import { digest } from "../text/hash.ts";
import type { Range } from "../text/range.ts";
import { type FlowEntry, entryOf } from "./flow-entry.ts";
import { FlowImports, MAX_IMPORTERS } from "./flow-imports.ts";
import { FrameworkEntries } from "./framework-entries.ts";
import { LoweredFiles } from "./lowered-files.ts";
import { certainlyIn, packageName } from "./package-versions.ts";
import type { KeptAnalysis } from "./kept-analysis.ts";
import { type FlowSurroundings, isMuch } from "./flow-surroundings.ts";
import { ReadBefore } from "./read-before.ts";
import { flowsAsText } from "./flows-as-text.ts";
import { placedFlows, placedNow } from "./placed-flows.ts";
import { publishedBeside } from "./packages-of-files.ts";

/**
 * Flows of untrusted data through the files of a project. What was found stays until what it rests
 * on changes, so that an edit costs as much as it changes.
 */
export class FlowAnalysis {
  readonly #around: FlowSurroundings;
  #trie: ApiTrie;
  readonly #files: LoweredFiles;
  #entries: FrameworkEntries;
  #before: ReadBefore;
  readonly #imports: FlowImports;
  /** The flows into a file that its findings were made from. */
  readonly #told = new Map<string, string>();
  /** What is kept of files whose answers were forgotten. */
  readonly #kept = new KeptFlows();
  #solver: ProgramSolver;
  #evaluations = 0;

  constructor(models: readonly Model[], around: FlowSurroundings) {
    this.#around = around;
    this.#imports = new FlowImports((from, specifier) => around.resolve(from, specifier));
    this.#files = new LoweredFiles(around.code, this.#kept, (path, ir) => {
      this.#entries.forget(path);
      this.#solver.replace(path, ir);
    });
    this.#trie = trieOf(models);
    this.#before = new ReadBefore(models, this.#around);
    this.#entries = this.#newEntries();
    this.#solver = this.#newSolver();
  }

  /** Other models hold from now on: everything is followed anew. */
  teach(models: readonly Model[]): void {
    this.#trie = trieOf(models);
    this.#before = new ReadBefore(models, this.#around);
    this.#entries = this.#newEntries();
    this.#restart();
  }

  /** Functions evaluated so far; tests count work with it. */
  get evaluations(): number {
    return this.#evaluations + this.#solver.evaluations;
  }

  /** Steps taken since everything was followed anew; tests look how they grow. */
  get work(): number {
    return this.#solver.work;
  }

  /** Answers that are kept; tests look whether they grow. */
  get remembered(): number {
    return this.#solver.remembered;
  }

  /** Counts files that were found: they stay when the work is stopped. */
  get finished(): number {
    return this.#solver.finished;
  }

  /** Flows that end in a file with this text: those that begin in it, in what it calls, and in what calls it. */
  flowsInto(path: string, text: string): readonly Flow[] {
    this.solve(path, text);
    const flows = this.#flowsInto(path);
    this.#told.set(path, this.#asText(flows));
    return flows;
  }

  /** Forgets all answers and keeps what they say; where more is asked, it is found again. */
  release(): void {
    this.#files.refresh();
    this.#solver.keep();
    this.#files.release();
    this.#renewSolver();
  }

  /** The same where there are too many of them for the process; true when it was so. For whoever goes through many files, between two of them. */
  releaseIfFull(): boolean {
    if (!(this.#around.isFull ?? isMuch)(this.#solver.remembered)) return false;
    this.release();
    return true;
  }

  /** What is known of all files, to be kept beyond this process; files that changed since they were first read are left out. */
  keep(): KeptAnalysis {
    this.release();
    const { edited, texts } = this.#files;
    const whole = [...this.#kept.all].filter(
      ([path, { rests }]) => this.#kept.holds(path) && !rests.some((each) => edited.has(each)),
    );
    return { flows: toTable(whole), texts, told: [...this.#told] };
  }

  /** True while what is kept of a file is what solving it would give. */
  holds(path: string): boolean {
    return this.#kept.holds(path);
  }

  /** Takes up what was kept. Files that changed meanwhile are to be named as changed afterwards. */
  restore({ flows, texts, told }: KeptAnalysis): void {
    for (const [path, found] of fromTable(flows)) this.#kept.keep(path, found);
    this.#files.restore(texts);
    for (const [path, text] of told) if (!this.#told.has(path)) this.#told.set(path, text);
  }

  /** What stands around the place where the data of a flow enters. */
  entryOf({ taint }: Flow): FlowEntry {
    const { handlers } = this.#solver;
    const placeOf = (file: string, then: Range) => this.#files.placeOf(file, then);
    return entryOf(taint.source, {
      handlers: {
        of: (file, index) => {
          const known = handlers.of(file, index);
          return (
            known && { ...known, places: known.places.map((each) => placedNow(each, placeOf)) }
          );
        },
        filled: (folder) => handlers.filled(folder),
      },
      folder: (path) => this.#around.packageOf(path)?.folder,
      ir: (path) => this.#files.inText(path),
      source: (path) => this.#around.source(path),
      text: (path) => this.#around.text(path),
      isForStaff: (path) => this.#around.isForStaff(path),
    });
  }

  /** True when a file took too much work, so that its flows were followed in part only. */
  isGivenUp(path: string): boolean {
    return this.#solver.givenUp.has(path) || (this.#kept.all.get(path)?.isGivenUp ?? false);
  }

  /**
   * Files into which other flows lead by now than they have been told: their ends were found from
   * elsewhere. Undefined when `isStopped` says so; what was found until then is kept.
   */
  outdated(isStopped?: () => boolean): string[] | undefined {
    this.#files.refresh();
    if (!isWhole(() => this.#solver.solveAll(isStopped))) return undefined;
    const paths = new Set([...this.#solver.ends, ...this.#told.keys()]);
    const outdated: string[] = [];
    for (const path of paths) {
      const flows = this.#asText(this.#flowsInto(path));
      if (flows === (this.#told.get(path) ?? "")) continue;
      outdated.push(path);
      // Said once: a file that cannot be told, such as one that was given up, is not named for ever.
      this.#told.set(path, flows);
    }
    return outdated;
  }

  /**
   * Finds the flows that go through a file and those that import it. Importers of which only what was
   * found is kept are left to `outdated`: to find all answers behind that anew takes a hundred times
   * the work of an edit.
   * @throws Stopped when `isStopped` says so; what was found until then is kept.
   */
  solve(path: string, text: string, isStopped?: () => boolean): void {
    this.#files.bringUp(path, text);
    const before = this.#before.of(path).filter((each) => !this.#kept.all.has(each));
    this.#solver.solve(new Set([...before, path]), isStopped);
    // Those whose answers are at hand or were never asked for.
    const importers = this.#imports.importersOf(path, (each) => !this.#kept.all.has(each));
    if (importers.length > 0) this.#solver.solve([path, ...importers], isStopped);
  }

  /** The same as far as `isStopped` allows; false when it was stopped. */
  advance(path: string, text: string, isStopped: () => boolean): boolean {
    return isWhole(() => this.solve(path, text, isStopped));
  }

  /** Finds the answers behind what is kept of a file and of those that rest on it, before it is edited; false when stopped. */
  warm(path: string, isStopped: () => boolean): boolean {
    const paths = [path, ...this.#kept.above(path)].slice(0, MAX_IMPORTERS);
    for (const each of paths) this.#kept.outdate(each);
    return isWhole(() => this.#solver.solve(paths, isStopped));
  }

  /** Some files changed. */
  changed(paths: readonly string[]): void {
    this.#imports.edited();
    this.#before.changed(paths);
    this.#files.changed(paths);
  }

  reset(): void {
    this.#before.reset();
    this.#files.clear();
    this.#imports.clear();
    this.#restart();
  }

  #restart(): void {
    this.#kept.clear();
    this.#files.forgetTexts();
    this.#renewSolver();
  }

  #renewSolver(): void {
    this.#entries.forgetAll();
    this.#evaluations += this.#solver.evaluations;
    this.#solver = this.#newSolver();
  }

  /** Which flows these are and what stands before them, to be compared. */
  #asText(flows: readonly Flow[]): string {
    if (flows.length === 0) return "";
    const { handlers } = this.#solver;
    const entries = [...new Set(flows.map(({ taint }) => taint.source.file))].map((file) => {
      const filled = [...handlers.filled(this.#around.packageOf(file)?.folder)].sort();
      return `${file} ${handlers.describe(file)} ${filled.join()}`;
    });
    return digest(flowsAsText(flows), ...entries.sort());
  }

  /** Flows into a file, with the places where things are in the texts now. */
  #flowsInto(path: string): readonly Flow[] {
    const placeOf = (file: string, then: Range) => this.#files.placeOf(file, then);
    return placedFlows(path, this.#solver.flowsInto(path), placeOf);
  }

  #newEntries(): FrameworkEntries {
    const packageOf = (path: string) => this.#around.packageOf(path);
    return new FrameworkEntries(this.#trie, packageOf, (path) => this.#files.ir(path));
  }

  #newSolver(): ProgramSolver {
    const program: Program = {
      trie: this.#trie,
      file: (path) => this.#files.ir(path),
      resolve: (from, specifier) => this.#imports.resolve(from, specifier),
      folders: this.#around.folders,
      views: (from, name) => this.#imports.noted(from, this.#around.views(from, name)),
      automatic: (from, ...name) =>
        this.#imports.noted(from, this.#around.automatic(from, ...name)),
      packages: (path) => this.#around.packageOf(path)?.names,
      isVersion: (path, specifier, versions) => {
        const found = this.#around.versionOf(path, packageName(specifier));
        return found !== undefined && certainlyIn(found, versions);
      },
      returnTypes: (path) => this.#entries.returnTypes(path),
      packageFolder: (path) => this.#around.packageOf(path)?.folder,
      publishedBeside: (path) => publishedBeside(this.#around.packageOf(path), path),
      isPublished: (path) => publishedBeside(this.#around.packageOf(path), path).includes(path),
      entries: (path, ir) => this.#entries.of(path, ir),
    };
    return new ProgramSolver(program, this.#kept);
  }
}
