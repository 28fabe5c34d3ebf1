import type { FileIr, FunctionIr } from "../ir/ir.ts";
import { sameData } from "../ir/same-data.ts";
import { Input } from "./computation.ts";
import type { Computations } from "./computations.ts";
import { type FileFacts, factsOf } from "./program.ts";

/** One file, and the inputs that stand for parts of it, so that a change reaches only those who read that part. */
class KnownFile {
  facts: FileFacts | undefined;
  /** Classes, and what functions look like from outside. */
  readonly shape: Input;
  /** What it exports, and which of its variables functions write. */
  readonly table: Input;
  readonly code = new Map<number, Input>();

  constructor(path: string, facts: FileFacts | undefined) {
    this.facts = facts;
    this.shape = new Input(path);
    this.table = new Input(path);
  }
}

/** The files of the program as far as they were asked for. */
export class KnownFiles {
  readonly #files = new Map<string, KnownFile>();
  readonly #load: (path: string) => FileIr | undefined;
  readonly #computations: Computations;

  constructor(load: (path: string) => FileIr | undefined, computations: Computations) {
    this.#load = load;
    this.#computations = computations;
  }

  /** What a file says, for whoever reads no more of it than its code. */
  facts(path: string): FileFacts | undefined {
    return this.#known(path).facts;
  }

  /** The same for somebody who looks at its classes, or at functions from outside. */
  shape(path: string): FileFacts | undefined {
    const known = this.#known(path);
    this.#computations.note(known.shape);
    return known.facts;
  }

  /** The same for somebody who looks at its exports and at who writes its variables. */
  table(path: string): FileFacts | undefined {
    const known = this.#known(path);
    this.#computations.note(known.table);
    return known.facts;
  }

  /** True where one of these hands something to whoever imports it: programs that are only run do not. */
  export(paths: readonly string[]): boolean {
    return paths.some((path) => {
      const ir = this.table(path)?.ir;
      return ir && (ir.exports.size + ir.stars.length > 0 || ir.exportsVariable !== undefined);
    });
  }

  /** Whatever runs now rests on the code of a function. */
  noteCode(path: string, index: number): void {
    const { code } = this.#known(path);
    const known = code.get(index) ?? new Input(path);
    code.set(index, known);
    this.#computations.note(known);
  }

  /** A file is another now. Functions whose code is the same object are taken as unchanged. */
  replace(path: string, ir: FileIr | undefined): void {
    const known = this.#files.get(path);
    if (!known) return;
    const before = known.facts;
    const after = ir && factsOf(ir);
    known.facts = after;
    for (const [index, input] of known.code) {
      if (before?.ir.functions[index] !== after?.ir.functions[index])
        this.#computations.answers.changed(input);
    }
    if (!looksSame(before, after)) this.#computations.answers.changed(known.shape);
    if (!listsSame(before, after)) this.#computations.answers.changed(known.table);
  }

  #known(path: string): KnownFile {
    const known = this.#files.get(path);
    if (known) return known;
    const ir = this.#load(path);
    const made = new KnownFile(path, ir && factsOf(ir));
    this.#files.set(path, made);
    return made;
  }
}

/** Nobody knows of functions and classes that are new, so only those that were there are compared. */
function looksSame(one: FileFacts | undefined, other: FileFacts | undefined): boolean {
  if (!one || !other) return one === other;
  const { functions, classes } = one.ir;
  return (
    classes.every((each, i) => each === other.ir.classes[i]) &&
    functions.every((each, i) => hasSameSignature(each, other.ir.functions[i])) &&
    [...one.captured].every(([index, set]) => sameSet(set, other.captured.get(index))) &&
    [...one.classOf].every(([index, owner]) => other.classOf.get(index) === owner) &&
    sameSet(one.moduleVariables, other.moduleVariables) &&
    sameData([...one.writtenInside], [...other.writtenInside]) &&
    sameSet(one.writers, other.writers)
  );
}

function hasSameSignature(one: FunctionIr, other: FunctionIr | undefined): boolean {
  return (
    one === other ||
    (one.name === other?.name && one.kind === other.kind && one.parameters === other.parameters)
  );
}

function listsSame(one: FileFacts | undefined, other: FileFacts | undefined): boolean {
  if (!one || !other) return one === other;
  return (
    sameData([...one.ir.exports], [...other.ir.exports]) &&
    sameData(one.ir.stars, other.ir.stars) &&
    sameData([...(one.ir.types ?? [])], [...(other.ir.types ?? [])]) &&
    sameData(one.ir.directives, other.ir.directives) &&
    one.ir.exportsVariable === other.ir.exportsVariable &&
    one.ir.functions.length === other.ir.functions.length &&
    sameSet(one.writtenByFunctions, other.writtenByFunctions)
  );
}

function sameSet<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item> | undefined): boolean {
  return one === other || (one.size === other?.size && [...one].every((each) => other.has(each)));
}
