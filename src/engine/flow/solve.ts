import type { Value } from "../ir/ir.ts";
import type { ProtectionRow, SourceRow } from "../models/model.ts";
import {
  type AbstractValue,
  type ClassReference,
  type Closure,
  NOTHING,
  join,
  loadMember,
} from "./abstract-value.ts";
import { callOf, changedOrUndefined, newActivation, releaseMade, runCode } from "./activation.ts";
import type { ApiNode } from "./api-trie.ts";
import { callClosure, callValue } from "./call.ts";
import { dispatchKey, dispatchOf } from "./dispatch.ts";
import { exposeExports } from "./exposed.ts";
import { FlowLog } from "./flow-log.ts";
import { Handlers } from "./handlers.ts";
import { InstanceValues } from "./instance-values.ts";
import { loadValue, valueOfApi } from "./load.ts";
import { ModuleValues } from "./module-values.ts";
import { parameterValue } from "./parameters.ts";
import { type FileFacts, type Program, factsOf } from "./program.ts";
import type { Activation, CallOutcome, CallRequest, Site, Solver } from "./solver.ts";
import { EMPTY_SUMMARY, type Flow, type SinkUse, type Summary } from "./summary.ts";
import { Protections } from "./protections.ts";
import { type Source, unknownOf } from "./taint.ts";

/** How many kinds of arguments one function is evaluated for; further ones share the plain evaluation. */
const MAX_VARIANTS = 8;
/** How deep calls are followed before the rest is taken as unknown. */
const MAX_CALL_DEPTH = 40;
/** Steps that one file gets, with all that it calls; ordinary files need thousands. */
const MAX_WORK = 1_000_000;
/** How often a recursive function is evaluated until its summary is taken as it is. */
const MAX_ROUNDS = 3;

interface Entry {
  summary: Summary;
  /** While it is being evaluated; whoever reads it then reads an unfinished answer. */
  active: boolean;
  wasRead: boolean;
}

/** Follows untrusted data through a program. Evaluates what it is asked for, and remembers it. */
export class ProgramSolver implements Solver {
  readonly program: Program;
  readonly #facts = new Map<string, FileFacts | undefined>();
  readonly #summaries = new Map<string, Map<string, Entry>>();
  readonly #modules: ModuleValues;
  readonly #instances: InstanceValues;
  readonly #log = new FlowLog();
  readonly handlers = new Handlers();
  readonly #protections = new Protections();
  #depth = 0;
  /** How many unfinished answers were read: an answer that rests on one is not final. */
  #unfinished = 0;
  #evaluations = 0;
  #spent = 0;
  #limit = MAX_WORK;
  /** Files whose flows were followed in part only, since they took too much work. */
  readonly givenUp = new Set<string>();

  constructor(program: Program) {
    this.program = program;
    this.#modules = new ModuleValues(this, () => this.#unfinished++);
    this.#instances = new InstanceValues(this);
  }

  /** Functions evaluated so far, for tests that count work. */
  get evaluations(): number {
    return this.#evaluations;
  }

  get flows(): readonly Flow[] {
    return this.#protections.unprotected(this.#log.flows, this.program.packageFolder);
  }

  /** Evaluates everything in a file; flows that are found on the way may end in other files. */
  solveFile(path: string): void {
    const facts = this.facts(path);
    if (!facts) return;
    this.#limit = this.#spent + MAX_WORK;
    this.#modules.state(path);
    for (const index of facts.ir.functions.keys()) {
      if (index > 0) this.summary({ file: path, index, captures: new Map() }, [], undefined);
    }
    if (this.#spent > this.#limit) this.givenUp.add(path);
    this.#limit = this.#spent + MAX_WORK;
  }

  spend(work: number): boolean {
    this.#spent += work;
    return this.#spent <= this.#limit;
  }

  /** Evaluates an exported function (`default`, `POST`, `default.fetch`) as a framework calls it: with parameters of these types. */
  solveEntry(path: string, name: string, typeOf: (index: number) => string | undefined): void {
    const facts = this.facts(path);
    if (!facts) return;
    const [exportName = "", ...members] = name.split(".");
    const entry = members.reduce(loadMember, this.exported(path, exportName));
    for (const closure of entry.closures) {
      const description = this.facts(closure.file)?.ir.functions[closure.index];
      const given = (description?.parameters ?? []).map((parameter, index) => {
        const type = typeOf(index);
        const node = type === undefined ? undefined : this.program.trie.type(type);
        return node ? this.ofApi([node], { file: closure.file, ...parameter.range }) : NOTHING;
      });
      const call = callOf(closure, given, { file: path, start: 0, end: 0 });
      this.callClosure(closure, call, newActivation(path, facts, 0));
    }
  }

  /** Evaluates what users of a published package may do with the exports of a file. */
  solvePublished(path: string): void {
    exposeExports(this, path, this.#modules.exportsOf(path));
  }

  facts(path: string): FileFacts | undefined {
    if (!this.#facts.has(path)) {
      const ir = this.program.file(path);
      this.#facts.set(path, ir && factsOf(ir));
    }
    return this.#facts.get(path);
  }

  summary(
    closure: Closure,
    parameters: readonly AbstractValue[],
    receiver: AbstractValue | undefined,
  ): Summary | undefined {
    const facts = this.facts(closure.file);
    const description = facts?.ir.functions[closure.index];
    if (!facts || !description) return undefined;
    const given = description.parameters.map((_, i) => dispatchOf(parameters[i] ?? NOTHING));
    const self = receiver ? dispatchOf(receiver) : NOTHING;
    const captures = new Map<number, AbstractValue>();
    for (const [variable, value] of closure.captures) {
      const inside = dispatchOf(value);
      if (inside !== NOTHING) captures.set(variable, inside);
    }
    const wanted = [
      ...given.map(dispatchKey),
      dispatchKey(self),
      ...[...captures].map(([variable, value]) => `${variable}=${dispatchKey(value)}`),
    ].join("|");
    const variants = this.#variants(closure);
    const key = variants.has(wanted) || variants.size < MAX_VARIANTS ? wanted : "";
    const known = variants.get(key);
    if (known) {
      if (known.active) {
        known.wasRead = true;
        this.#unfinished++;
      }
      return known.summary;
    }
    if (this.#depth > MAX_CALL_DEPTH) {
      this.#unfinished++;
      return EMPTY_SUMMARY;
    }
    return this.#settle(variants, key, () => this.#evaluate(closure, facts, given, self, captures));
  }

  #variants(closure: Closure): Map<string, Entry> {
    const key = `${closure.file}:${closure.index}`;
    const known = this.#summaries.get(key) ?? new Map<string, Entry>();
    this.#summaries.set(key, known);
    return known;
  }

  /** Evaluates until a recursive function's answer rests on itself no more. */
  #settle(variants: Map<string, Entry>, key: string, run: () => Summary): Summary {
    const entry: Entry = { summary: EMPTY_SUMMARY, active: true, wasRead: false };
    variants.set(key, entry);
    const before = this.#unfinished;
    this.#depth++;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      entry.wasRead = false;
      entry.summary = run();
      if (!entry.wasRead) break;
    }
    this.#depth--;
    entry.active = false;
    // What rests on the unfinished answer of a caller is computed again when that is finished.
    if (this.#unfinished > before && this.#depth > 0 && !entry.wasRead) variants.delete(key);
    return entry.summary;
  }

  #evaluate(
    closure: Closure,
    facts: FileFacts,
    given: readonly AbstractValue[],
    self: AbstractValue,
    captures: ReadonlyMap<number, AbstractValue>,
  ): Summary {
    this.#evaluations++;
    const description = facts.ir.functions[closure.index];
    if (!description) return EMPTY_SUMMARY;
    const activation = newActivation(closure.file, facts, closure.index, captures);
    const parameters = description.parameters.map((_, i) =>
      parameterValue(this, description, i, given[i] ?? NOTHING, activation),
    );
    const receiver = this.#receiverOf(facts, closure.index, self);
    runCode(this, description.code, parameters, receiver, activation);
    releaseMade(this, activation);
    if (description.again) runCode(this, description.code, parameters, receiver, activation);
    this.#log.decide(activation);
    const { thisAfter } = description;
    const changed = (values: readonly Value[]): (AbstractValue | undefined)[] =>
      values.map((value, i) => changedOrUndefined(activation.values[value], parameters[i]));
    return {
      returned: activation.returned,
      parametersAfter: changed(description.parametersAfter),
      parametersWhenTrue: changed(description.parametersWhenTrue),
      parametersWhenFalse: changed(description.parametersWhenFalse),
      receiverAfter:
        thisAfter === undefined
          ? undefined
          : changedOrUndefined(activation.values[thisAfter], receiver),
      hits: [...activation.hits.values()],
      calledWith: activation.calledWith,
      shares: activation.foreignShares,
      asksWhose: activation.asksWhose,
    };
  }

  /** `this` is unknown, and an object of the class that the function belongs to. */
  #receiverOf(facts: FileFacts, index: number, self: AbstractValue): AbstractValue {
    const unknown = unknownOf({ kind: "this" });
    const owner = facts.classOf.get(index);
    const known =
      owner === undefined ? NOTHING : this.instanceOf(this.#modules.classAt(facts, owner));
    return join([{ ...NOTHING, unknowns: [unknown] }, known, self]);
  }

  moduleVariable(file: string, variable: number): AbstractValue {
    return this.#modules.variable(file, variable);
  }

  shareModuleVariable(file: string, variable: number, value: AbstractValue): void {
    this.#modules.share(file, variable, value);
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

  classOf({ file, index }: Closure): ClassReference | undefined {
    const facts = this.facts(file);
    const owner = facts?.classOf.get(index);
    if (!facts || owner === undefined) return undefined;
    if (facts.ir.classes[owner]?.constructorFunction !== index) return undefined;
    return this.#modules.classAt(facts, owner);
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
    this.#protections.note(row, this.program.packageFolder(file));
  }

  sink(value: AbstractValue, sink: SinkUse, activation: Activation): void {
    this.#log.sink(value, sink, activation);
  }
}
