import type { FileIr } from "../ir/ir.ts";
import type { ProtectionRow, SourceRow } from "../models/model.ts";
import {
  type AbstractValue,
  type ClassReference,
  type Closure,
  NOTHING,
} from "./abstract-value.ts";
import { Answers } from "./answers.ts";
import type { ApiNode } from "./api-node.ts";
import { callClosure, callValue } from "./call.ts";
import type { Computation, Findings } from "./computation.ts";
import { Computations } from "./computations.ts";
import { type Given, PLAIN, dispatchOfCall, evaluateFunction } from "./evaluate-function.ts";
import { FlowLog, decide, reachSink } from "./flow-log.ts";
import type { Handlers } from "./handlers.ts";
import { InstanceValues } from "./instance-values.ts";
import { OwnTypes } from "./own-types.ts";
import { classOfClosure } from "./class-of-closure.ts";
import type { KeptFlows } from "./kept-flows.ts";
import { Keeping } from "./keeping.ts";
import { KnownFiles } from "./known-files.ts";
import { loadValue, valueOfApi } from "./load.ts";
import { ModuleValues } from "./module-values.ts";
import type { FileFacts, Program } from "./program.ts";
import { protectedBy, unprotected } from "./protections.ts";
import { sameSummary } from "./same-value.ts";
import { SharedValues } from "./shared-values.ts";
import { solveFile } from "./solve-file.ts";
import type { Activation, CallOutcome, CallRequest, Site, Solver } from "./solver.ts";
import { EMPTY_SUMMARY, type Flow, type SinkUse, type Summary } from "./summary.ts";
import type { Source } from "./taint.ts";
import { WorkBudget } from "./work-budget.ts";

/** How many kinds of arguments one function is evaluated for; further ones share the plain evaluation. */
const MAX_VARIANTS = 100;
/** How deep calls are followed before the rest is taken as unknown. */
const MAX_CALL_DEPTH = 60;
/** How often readers of variables are told what functions gave those. */
const MAX_TELLS = 2;

/** Follows untrusted data through a program. Evaluates what it is asked for, and remembers it until what it rests on changes. */
export class ProgramSolver implements Solver {
  readonly program: Program;
  readonly #log: FlowLog;
  readonly #answers: Answers;
  readonly #computations: Computations;
  readonly #files: KnownFiles;
  readonly #modules: ModuleValues;
  readonly #instances: InstanceValues;
  readonly types: OwnTypes;
  readonly shared: SharedValues;
  readonly #roots = new Map<string, Computation>();
  readonly #variants = new Map<string, number>();
  readonly isLibrary = (file: string): boolean =>
    this.#files.export(this.program.publishedBeside(file));
  #depth = 0;
  /** Functions evaluated so far, for tests that count work. */
  evaluations = 0;
  readonly #budget = new WorkBudget();
  readonly share = (part: number, work: () => void): void => this.#budget.share(part, work);
  /** Files whose flows were followed in part only, since they took too much work. */
  readonly givenUp = new Set<string>();
  /** What is kept of files that were solved before is not found again. */
  readonly #kept: KeptFlows;
  readonly #keeping: Keeping;

  constructor(program: Program, kept: KeptFlows) {
    this.program = program;
    this.#kept = kept;
    this.#log = new FlowLog(kept);
    this.#answers = new Answers(this.#log, (key) => this.#forget(key), kept);
    this.#computations = new Computations(this.#answers);
    this.#files = new KnownFiles((path) => program.file(path), this.#computations);
    this.shared = new SharedValues(this.#computations);
    this.#keeping = new Keeping(kept, this.shared, this.#answers);
    this.#modules = new ModuleValues(this, this.#files, this.#computations);
    this.#instances = new InstanceValues(this, this.#files, this.#computations);
    this.types = new OwnTypes(this, this.#files, this.#computations);
  }

  /** Steps taken so far, of which a file gets so many. */
  get work(): number {
    return this.#budget.spent;
  }

  /** Counts files that were found: they stay when the work is stopped. */
  get finished(): number {
    return this.#computations.finished;
  }

  get remembered(): number {
    return this.#answers.size;
  }

  /** Functions that were handed to libraries, and what was handed over with them. */
  get handlers(): Handlers {
    return this.#log.handlers;
  }

  get findings(): Findings | undefined {
    return this.#computations.findings;
  }

  returnType(file: string, index: number): string | undefined {
    const types = this.program.returnTypes(file);
    if (!types) return undefined;
    this.#files.table(file);
    this.#files.noteCode(file, 0);
    return types.get(index);
  }

  flowsInto(file: string): readonly Flow[] {
    return unprotected(this.#log.flowsInto(file), this.#log.protections(), this.program);
  }

  get ends(): readonly string[] {
    return this.#log.ends;
  }

  /** Evaluates everything in these files; flows that are found on the way may end in other files. */
  solve(paths: Iterable<string>, isStopped: () => boolean = () => false): void {
    this.#computations.isStopped = isStopped;
    const list = [...paths].filter((path) => !this.#kept.holds(path));
    for (let tells = 0; tells <= MAX_TELLS; tells++) {
      for (const path of list) {
        const isFirst = !this.#roots.has(path);
        const isWhole = this.#budget.run(isFirst, () => {
          this.#computations.prepare(this.#root(path));
        });
        if (!isWhole) this.givenUp.add(path);
        this.#keeping.forget(path);
      }
      if (!this.#answers.tell()) break;
    }
    this.#answers.sweep();
  }

  /** Evaluates again whatever rests on something that changed, and what has to be seen together with that. */
  solveAll(isStopped?: () => boolean): void {
    for (let stale = this.#keeping.connect(); ; stale = this.#keeping.connect()) {
      this.solve([...this.#roots.keys(), ...stale], isStopped);
      if (stale.length === 0) break;
    }
    this.#kept.isEdited = false;
  }

  /** Keeps what was found, so that the answers behind it can be forgotten together with this solver. */
  keep(): void {
    this.#keeping.keep(this.#roots, this.givenUp);
  }

  /** A file is another now; functions whose code is the same object did not change. */
  replace(path: string, ir: FileIr | undefined): void {
    this.#files.replace(path, ir);
  }

  spend(work: number): boolean {
    return this.#budget.spend(work);
  }

  facts(path: string): FileFacts | undefined {
    return this.#files.shape(path);
  }

  summary(
    closure: Closure,
    parameters: readonly AbstractValue[],
    receiver: AbstractValue | undefined,
  ): Summary | undefined {
    const ir = this.#files.shape(closure.file)?.ir;
    if (!ir?.functions[closure.index]) return undefined;
    if (this.#depth > MAX_CALL_DEPTH) return EMPTY_SUMMARY;
    this.#modules.prepare(closure.file);
    const called = dispatchOfCall(ir, closure.index, {
      parameters,
      receiver: receiver ?? NOTHING,
      captures: closure.captures,
    });
    return called && this.#read(closure, called.kinds, called.given);
  }

  #read(closure: Closure, kinds: string, given: Given): Summary {
    const { file, index } = closure;
    const plain = `s${file}:${index}`;
    let [key, isPlain] = kinds === "" ? [plain, true] : [`${plain}|${kinds}`, false];
    if (!isPlain && !this.#answers.has(key)) {
      const count = this.#variants.get(plain) ?? 0;
      if (count < MAX_VARIANTS) this.#variants.set(plain, count + 1);
      else [key, isPlain] = [plain, true];
    }
    const computation = this.#answers.at<Summary>(key, () => ({
      ask: () => this.#evaluate(file, index, isPlain ? PLAIN : given),
      isSame: sameSummary,
      start: EMPTY_SUMMARY,
    }));
    return this.#computations.read(computation) as Summary;
  }

  #evaluate(file: string, index: number, given: Given): Summary {
    this.evaluations++;
    const facts = this.#files.shape(file);
    this.#files.noteCode(file, index);
    if (!facts) return EMPTY_SUMMARY;
    this.#depth++;
    try {
      return evaluateFunction(this, facts, index, given);
    } finally {
      this.#depth--;
    }
  }

  /** Everything in one file: what its module does, each function as if anybody called it, and those that a framework calls. */
  #root(path: string): Computation {
    const known = this.#roots.get(path);
    if (known) return known;
    const root = this.#answers.at(`r${path}`, () => ({
      ask: () => solveFile(this, this.#files, this.#modules, path),
      isSame: () => true,
      start: undefined,
    }));
    root.isRoot = true;
    this.#roots.set(path, root);
    return root;
  }

  #forget(key: string): void {
    const [plain = "", kinds] = key.split("|", 2);
    if (kinds !== undefined) this.#variants.set(plain, (this.#variants.get(plain) ?? 1) - 1);
  }

  classAt(facts: FileFacts, index: number): ClassReference {
    return this.#modules.classAt(facts, index);
  }

  moduleVariable(...asked: Parameters<Solver["moduleVariable"]>): AbstractValue {
    return this.#modules.variable(...asked);
  }

  shareModuleVariable(...given: Parameters<Solver["shareModuleVariable"]>): void {
    this.#modules.share(...given);
  }

  exported(file: string, name: string): AbstractValue {
    return this.#modules.exported(file, name);
  }

  imported(file: string, specifier: string, name: string): AbstractValue {
    return this.#modules.imported(file, specifier, name);
  }

  fieldOf(reference: ClassReference, name: string): AbstractValue {
    return this.#instances.field(reference, name);
  }

  instanceOf(reference: ClassReference): AbstractValue {
    return this.#instances.of(reference);
  }

  classOf(closure: Closure): ClassReference | undefined {
    return classOfClosure(this, closure);
  }

  call(request: CallRequest, activation: Activation): CallOutcome {
    return callValue(this, request, activation);
  }

  callClosure(closure: Closure, request: CallRequest, activation: Activation): CallOutcome {
    return callClosure(this, closure, request, activation);
  }

  load(
    object: AbstractValue,
    name: string | undefined,
    site: Site,
    activation: Activation,
  ): AbstractValue {
    return loadValue(this, object, name, site, activation);
  }

  ofApi(nodes: readonly ApiNode[], site: Site): AbstractValue {
    return nodes.length === 0 ? NOTHING : valueOfApi(this, nodes, site);
  }

  source(row: SourceRow, site: Site): Source {
    return this.#log.source(row, site);
  }

  protect(row: ProtectionRow, file: string): void {
    this.findings?.protections.set(row, protectedBy(this.program, file));
  }

  decide(activation: Activation): void {
    decide(activation, () => this.findings);
  }

  sink(value: AbstractValue, sink: SinkUse, activation: Activation): void {
    reachSink(value, sink, activation, () => this.findings);
  }
}
