import type { MemberIr } from "../ir/ir.ts";
import {
  type AbstractValue,
  type ClassReference,
  type Closure,
  NOTHING,
  join,
} from "./abstract-value.ts";
import { newActivation } from "./activation.ts";
import { callAlone } from "./call-alone.ts";
import { slowMatch } from "./call-sinks.ts";
import { callOf } from "./call-of.ts";
import { librariesAbove } from "./class-members.ts";
import { type PlacedPattern, patternsOf } from "./placed-pattern.ts";
import type { Activation, CallRequest, Site, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";
import { STREAM_HANDLERS } from "./streams.ts";
import { isOptions, withFolders } from "./library-folders.ts";

/** The type of what users of a published package hand to its functions. */
const LIBRARY_INPUT = "global.LibraryInput";
/** What is got from what was got from an export: further than this nobody looks. */
const MAX_DEPTH = 6;
/** Functions that read `arguments` are called with more than they name. */
const MIN_ARGUMENTS = 3;
/** What one function may take of the work that is left: those behind it get their share, too. */
const PART = 1 / 2;
/** Objects keep what a method was given; a second round shows what the others do with it. */
const ROUNDS = 2;

/** What users of a published package can do with the exports of one of its files. */
export function exposeExports(
  solver: Solver,
  path: string,
  names: readonly (readonly [file: string, name: string])[],
): void {
  const facts = solver.facts(path);
  if (!facts) return;
  const exposure = new Exposure(solver, newActivation(path, facts, 0));
  let whole = NOTHING;
  for (const [file, name] of names) {
    const value = solver.exported(file, name);
    if (name === "default") exposure.expose(value);
    else whole = storeMember(whole, name, value);
  }
  exposure.exposeMembers(whole);
  exposure.exposeMadeLater();
}

/**
 * What users of a published package can do with a value that it exports: call it, make objects of
 * it, call their methods, and do the same with what they get.
 */
class Exposure {
  readonly #solver: Solver;
  readonly #activation: Activation;
  readonly #seen = new Set<string>();
  /**
   * What calls gave back. A function is called once, so those that are exported come first: what
   * `exports.again = () => make()` gives holds the same functions with less known around them.
   */
  #given: (readonly [value: AbstractValue, depth: number])[] = [];

  constructor(solver: Solver, activation: Activation) {
    this.#solver = solver;
    this.#activation = activation;
  }

  /** What the functions in it made of the object that they were called on. */
  expose(value: AbstractValue, owner?: AbstractValue, depth = 0): AbstractValue {
    if (value === NOTHING || depth > MAX_DEPTH) return NOTHING;
    const made: AbstractValue[] = [];
    for (const pattern of patternsOf(value)) this.#exposePattern(pattern);
    for (const closure of value.closures) {
      // A class in the old style is a function, too.
      if (value.classes.length > 0) break;
      const reference = this.#solver.classOf(closure);
      if (reference) {
        this.#exposeClass(reference, value, depth);
        continue;
      }
      if (!this.#isNew(`f${closure.file}:${closure.index}`)) continue;
      const callee = { ...NOTHING, closures: [closure] };
      const receiver = this.#readsThis(closure) ? owner : undefined;
      const { result, changed } = this.#call(callee, closure.file, closure.index, receiver);
      made.push(changed.get(-1) ?? NOTHING);
      this.#given.push([result, depth + 1]);
      if (this.#fillsItself(closure)) this.#exposeMade(closure, depth);
    }
    for (const reference of value.classes) this.#exposeClass(reference, value, depth);
    for (const reference of value.instances) this.#exposeObject(reference, value, depth);
    this.exposeMembers(value, depth);
    return join(made);
  }

  /** The same with what the calls until now gave back, and with what those calls give. */
  exposeMadeLater(): void {
    while (this.#given.length > 0) {
      const given = this.#given;
      this.#given = [];
      for (const [value, depth] of given) this.expose(value, undefined, depth);
    }
  }

  /** The functions of an object are called on it, and find there what others of them have left. */
  exposeMembers(object: AbstractValue, depth = 0): void {
    const members = [...(object.members?.values() ?? [])];
    const left = join(members.map((member) => this.expose(member, object, depth + 1)));
    if (left === NOTHING) return;
    const held = join([object, left]);
    for (const closure of members.flatMap(({ closures }) => closures)) {
      if (!this.#readsThis(closure)) continue;
      const callee = { ...NOTHING, closures: [closure] };
      this.#call(callee, closure.file, closure.index, held);
    }
  }

  #readsThis({ file, index }: Closure): boolean {
    const code = this.#solver.facts(file)?.ir.functions[index]?.code ?? [];
    return code.some(({ op }) => op === "this");
  }

  /** Users match their texts with a pattern that they get. */
  #exposePattern(pattern: PlacedPattern): void {
    const node = this.#solver.program.trie.type(LIBRARY_INPUT);
    const { at } = pattern;
    if (!node || !at || !this.#isNew(`p${at.file}:${at.start}`)) return;
    const text = this.#solver.ofApi([node], at);
    slowMatch(this.#solver, text, pattern, at, this.#activation);
  }

  /** `function Api() { this.run = … }`: users make objects of it. */
  #fillsItself({ file, index }: Closure): boolean {
    const description = this.#solver.facts(file)?.ir.functions[index];
    return description?.kind === "function" && description.thisAfter !== undefined;
  }

  #exposeMade(closure: Closure, depth: number): void {
    const callee = { ...NOTHING, closures: [closure] };
    const { result } = this.#call(callee, closure.file, closure.index, undefined, true);
    this.expose({ ...NOTHING, members: result.members }, undefined, depth + 1);
  }

  #exposeClass(reference: ClassReference, value: AbstractValue, depth: number): void {
    if (!this.#isNew(`c${reference.file}:${reference.index}`)) return;
    const description = this.#solver.facts(reference.file)?.ir.classes[reference.index];
    for (const member of description?.members ?? []) {
      if (!member.static || isInternal(member)) continue;
      const closure = {
        file: reference.file,
        index: member.function,
        captures: reference.captures,
        receiver: value,
      };
      this.expose({ ...NOTHING, closures: [closure] }, value, depth + 1);
    }
    // With it comes what was stored on its prototype.
    const callee = { ...NOTHING, classes: [reference], members: value.members };
    const index = description?.constructorFunction ?? -1;
    const { result } = this.#call(callee, reference.file, index, undefined, true);
    this.#exposeObject(reference, result, depth + 1);
  }

  #exposeObject(reference: ClassReference, object: AbstractValue, depth: number): void {
    if (depth > MAX_DEPTH || !this.#isNew(`o${reference.file}:${reference.index}`)) return;
    const methods = methodsOf(this.#solver, reference);
    let held = object;
    for (let round = 0; round < ROUNDS; round++) {
      let after = held;
      for (const { owner, index } of methods) {
        const closure = { file: owner.file, index, captures: owner.captures };
        const callee = { ...NOTHING, closures: [closure] };
        const { result, changed } = this.#call(callee, owner.file, index, held);
        after = join([after, changed.get(-1) ?? NOTHING]);
        if (round === ROUNDS - 1) this.#given.push([result, depth + 1]);
      }
      held = after;
    }
  }

  #call(
    callee: AbstractValue,
    file: string,
    index: number,
    receiver: AbstractValue | undefined,
    isNew = false,
  ): ReturnType<Solver["call"]> {
    const parameters = this.#solver.facts(file)?.ir.functions[index]?.parameters ?? [];
    const node = this.#solver.program.trie.type(LIBRARY_INPUT);
    const site: Site = { file: this.#activation.file, start: 0, end: 0 };
    const given = Array.from({ length: Math.max(MIN_ARGUMENTS, parameters.length) }, (_, i) => {
      const place = parameters[i]?.range ?? parameters.at(-1)?.range ?? { start: 0, end: 0 };
      const value = node ? this.#solver.ofApi([node], { file, ...place }) : NOTHING;
      // Nothing can be called in it that decides what code runs.
      const text = { ...value, apis: [] };
      return isOptions(parameters[i]) ? withFolders(text) : text;
    });
    const [closure] = callee.closures;
    const request: CallRequest = closure
      ? { ...callOf(closure, given, site), receiver, isNew }
      : {
          callee,
          receiver,
          method: undefined,
          arguments: given,
          spreadFrom: given.length,
          isNew,
          site,
        };
    let outcome: ReturnType<Solver["call"]> | undefined;
    let isCut = false;
    this.#solver.share(PART, () => {
      outcome = this.#solver.call(request, this.#activation);
      isCut = !this.#solver.spend(0);
    });
    if (closure && isCut) callAlone(this.#solver, closure, request, this.#activation);
    return outcome ?? { result: NOTHING, changed: new Map() };
  }

  #isNew(key: string): boolean {
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }
}

/** Methods that anybody may call, those of parents included. */
function methodsOf(
  solver: Solver,
  reference: ClassReference,
  depth = 0,
): { owner: ClassReference; index: number }[] {
  const members = solver.facts(reference.file)?.ir.classes[reference.index]?.members ?? [];
  const own = members
    .filter((member) => !member.static && (!isInternal(member) || isPart(member, reference)))
    .map((member) => ({ owner: reference, index: member.function }));
  if (depth >= MAX_DEPTH) return own;
  const parents = reference.superclass?.classes ?? [];
  return [...own, ...parents.flatMap((parent) => methodsOf(solver, parent, depth + 1))];
}

/** Users write into a stream, and its parent calls these with what they wrote. */
function isPart({ name }: MemberIr, reference: ClassReference): boolean {
  return STREAM_HANDLERS.includes(name) && librariesAbove(reference).length > 0;
}

/** Members that nobody else should call, as their declaration or their name says. */
function isInternal(member: MemberIr): boolean {
  return member.private === true || member.name.startsWith("_");
}
