import type { Value } from "../ir/ir.ts";
import {
  type AbstractValue,
  type ClassReference,
  NOTHING,
  join,
  loadMember,
} from "./abstract-value.ts";
import { storeAll } from "./stored-members.ts";
import { newActivation, runCode } from "./activation.ts";
import type { Computation } from "./computation.ts";
import type { Computations } from "./computations.ts";
import type { KnownFiles } from "./known-files.ts";
import type { FileFacts } from "./program.ts";
import { type ModuleState, NO_STATE, sameState, stateAfter } from "./module-state.ts";
import type { Activation, Solver } from "./solver.ts";
import { ownNodes } from "./own-nodes.ts";
import { simpleValue } from "./simple-values.ts";
import { isNews } from "./told-value.ts";
import { answeredValue } from "./value-answers.ts";
import { isModelElsewhere } from "./models-elsewhere.ts";

/** Re-exports of re-exports end somewhere; a longer chain is a circle. */
const MAX_HOPS = 8;

/** What the code of a module may take of the work that is left, in a package whose functions others call. */
const PART = 1 / 4;

/** What the variables and exports of modules hold. Most are functions, classes and imports, for which no module has to run. */
export class ModuleValues {
  readonly #solver: Solver;
  readonly #files: KnownFiles;
  readonly #computations: Computations;
  /** Modules in the middle of their code. */
  readonly #running = new Map<
    string,
    { variables: Map<number, AbstractValue>; activation: Activation }
  >();

  constructor(solver: Solver, files: KnownFiles, computations: Computations) {
    this.#solver = solver;
    this.#files = files;
    this.#computations = computations;
  }

  /** Lets a module's code run before anybody calls a function of it, so that its end does not depend on who called first. */
  prepare(file: string): void {
    this.#computations.prepare(this.#module(file));
  }

  state(file: string): ModuleState {
    return this.#computations.read(this.#module(file)) as ModuleState;
  }

  variable(file: string, variable: number, byOthers = false): AbstractValue {
    if (byOthers) return this.#changes(file, variable);
    if (this.#partial(file)) return this.#withShared(file, variable);
    return answeredValue(this.#computations, `v${file}:${variable}`, () => {
      const facts = this.#files.table(file);
      if (!facts) return NOTHING;
      return facts.writtenByFunctions.has(variable)
        ? this.#withShared(file, variable)
        : this.#ownValue(file, variable);
    });
  }

  /** What functions gave a variable of a module that its own code does not give it. */
  #changes(file: string, variable: number): AbstractValue {
    if (!this.#files.table(file)?.writtenByFunctions.has(variable)) return NOTHING;
    const told = this.#solver.shared.given(`${file}:${variable}`);
    if (told === undefined || told === NOTHING) return NOTHING;
    return isNews(told, this.#ownValue(file, variable)) ? told : NOTHING;
  }

  /** What the module's code gives a variable, as far as it has run. */
  #ownValue(file: string, variable: number): AbstractValue {
    const partial = this.#partial(file);
    // What a function that runs later uses may stand below it: then it has its only value.
    if (partial)
      return partial.variables.get(variable) ?? this.#onlyValue(file, variable) ?? NOTHING;
    this.#files.noteCode(file, 0);
    const only = this.#onlyValue(file, variable);
    return only ?? this.state(file).variables.get(variable) ?? NOTHING;
  }

  /** The value of a variable for which no module has to run: a function, a class, an import. */
  #onlyValue(file: string, variable: number): AbstractValue | undefined {
    const facts = this.#files.table(file);
    const only = facts?.onlyValues.get(variable);
    return facts && only !== undefined ? this.#simple(facts, only) : undefined;
  }

  /** What a module's code gave a variable, and what functions gave it. */
  #withShared(file: string, variable: number): AbstractValue {
    const own = this.#ownValue(file, variable);
    const told = this.#solver.shared.given(`${file}:${variable}`);
    return told !== undefined && isNews(told, own) ? join([own, told]) : own;
  }

  /** A variable of the module is given a value: by its own code, or by a function. */
  share(file: string, variable: number, value: AbstractValue, activation: Activation): void {
    const partial = this.#running.get(file);
    if (partial && this.#computations.current === this.#module(file)) {
      const before = partial.variables.get(variable);
      // The first value is the only one so far, so a constant stays one.
      const after = before ? join([before, value]) : value;
      if (after === before) return;
      this.#computations.clock++;
      partial.variables.set(variable, after);
      return;
    }
    this.#solver.shared.give(`${file}:${variable}`, value, activation);
  }

  exported(file: string, name: string): AbstractValue {
    return answeredValue(this.#computations, `e${file}:${name}`, () => {
      const facts = this.#files.table(file);
      if (!facts) return NOTHING;
      if (name === "*") return this.#namespace(file, facts);
      const origin = facts.ir.exports.get(name);
      if (origin?.kind === "value") {
        const value = this.#valueAt(file, facts, origin.value);
        // What is put on the exported object later belongs to it as well.
        return name === "default" ? join([value, this.#held(facts)]) : value;
      }
      if (origin) return this.imported(file, origin.specifier, origin.name);
      for (const specifier of facts.ir.stars) {
        if (!this.#mayGive(file, specifier, name)) continue;
        const value = this.imported(file, specifier, name);
        if (value !== NOTHING) return value;
      }
      // Filled in a way that the file's statements do not show: by a function, or under another name.
      const held = this.#held(facts);
      const filled = name === "default" ? held : loadMember(held, name);
      if (filled !== NOTHING) return filled;
      // `import shop from "./shop"` of a module that sets `exports.list` means the module itself.
      const isCommonJs = name === "default" && facts.ir.exports.size > 0;
      return isCommonJs ? this.exported(file, "*") : NOTHING;
    });
  }

  /** False where the file behind a specifier certainly exports no such name: a file that hands on hundreds of others is asked for each of their names. */
  #mayGive(file: string, specifier: string, name: string): boolean {
    const target = this.#solver.program.resolve(file, specifier);
    if (target === undefined || name === "*" || name === "default") return true;
    const ir = this.#files.table(target)?.ir;
    if (!ir) return true;
    return ir.exports.has(name) || ir.stars.length > 0 || ir.exportsVariable !== undefined;
  }

  /** The names that a file exports, those of modules that it re-exports whole included. */
  exportsOf(file: string, hops = 0): (readonly [file: string, name: string])[] {
    const facts = this.#files.table(file);
    if (!facts || hops > MAX_HOPS) return [];
    const held =
      facts.ir.exportsVariable === undefined
        ? []
        : [...(this.#held(facts).members?.keys() ?? []), "default"];
    const own = [...new Set([...facts.ir.exports.keys(), ...held])].map(
      (name) => [file, name] as const,
    );
    const others = facts.ir.stars.flatMap((specifier) => {
      const target = this.#solver.program.resolve(file, specifier);
      return target === undefined ? [] : this.exportsOf(target, hops + 1);
    });
    return [...own, ...others];
  }

  /** The object of `module.exports`, in files that name it. */
  #held({ ir }: FileFacts): AbstractValue {
    return ir.exportsVariable === undefined ? NOTHING : this.variable(ir.path, ir.exportsVariable);
  }

  imported(file: string, specifier: string, name: string): AbstractValue {
    const { program } = this.#solver;
    const target = program.resolve(file, specifier);
    if (target !== undefined && !program.trie.isGenerated(specifier))
      return this.exported(target, name);
    const isWhole = name === "*" || name === "default";
    const nodes = program.trie
      .module(specifier, (versions) => program.isVersion(file, specifier, versions))
      .flatMap((node) => (isWhole ? [node, ...node.member("default")] : node.member(name)));
    if (nodes.length > 0) return this.#solver.ofApi(nodes, { file, start: 0, end: 0 });
    if (target !== undefined) return this.exported(target, name);
    const automatic = this.#automatic(file, specifier, name);
    return automatic === NOTHING ? this.#elsewhere(file, specifier, name) : automatic;
  }

  #elsewhere(file: string, specifier: string, name: string): AbstractValue {
    const { program } = this.#solver;
    const functions = this.#files.facts(file)?.ir.functions ?? [];
    const node = program.trie.type("mongodb.Collection");
    return node && isModelElsewhere(specifier, name, program.packages(file), functions)
      ? this.#solver.ofApi([node], { file, start: 0, end: 0 })
      : NOTHING;
  }

  /** What a framework imports by itself: from a file that exports the name, or that is called so. */
  #automatic(file: string, specifier: string, name: string): AbstractValue {
    for (const path of this.#solver.program.automatic(file, specifier, name)) {
      const exports = this.#files.table(path)?.ir.exports;
      const own = [name, "default"].find((each) => exports?.has(each));
      if (own !== undefined) return this.exported(path, own);
    }
    return NOTHING;
  }

  /** A class as its module made it. What classes inside functions extend is not known here. */
  classAt(facts: FileFacts, index: number): ClassReference {
    const file = facts.ir.path;
    const made = facts.classValues.get(index);
    const { classes } =
      made === undefined
        ? NOTHING
        : answeredValue(this.#computations, `c${file}:${index}`, () => {
            this.#files.noteCode(file, 0);
            return this.#valueAt(file, this.#files.facts(file) ?? facts, made);
          });
    return classes[0] ?? { file, index, captures: new Map(), superclass: undefined };
  }

  #valueAt(file: string, facts: FileFacts, value: Value): AbstractValue {
    const simple = this.#simple(facts, value);
    if (simple) return simple;
    const partial = this.#partial(file);
    if (partial) return partial.activation.values[value] ?? NOTHING;
    return this.state(file).values.get(value) ?? NOTHING;
  }

  #simple(facts: FileFacts, value: Value): AbstractValue | undefined {
    this.#files.noteCode(facts.ir.path, 0);
    const simple = simpleValue(facts, value, (specifier, name) =>
      this.imported(facts.ir.path, specifier, name),
    );
    const [closure] = simple?.closures ?? [];
    const own = closure ? ownNodes(this.#solver, closure) : [];
    return simple && own.length > 0 ? { ...simple, apis: own } : simple;
  }

  /** A module in the middle of its code, as what that code calls sees it; not as another module does. */
  #partial(
    file: string,
  ): { variables: Map<number, AbstractValue>; activation: Activation } | undefined {
    const partial = this.#running.get(file);
    if (!partial) return undefined;
    const module = this.#module(file);
    if (module.state !== "running" || !module.run) return undefined;
    if (this.#computations.isAbove(module.run.depth, isModule)) return undefined;
    this.#computations.readPartial(module);
    return partial;
  }

  #module(file: string): Computation {
    return this.#computations.answers.at<ModuleState>(`m${file}`, () => ({
      ask: () => this.#run(file),
      isSame: sameState,
      start: NO_STATE,
    }));
  }

  #run(file: string): ModuleState {
    const facts = this.#files.shape(file);
    const description = facts?.ir.functions[0];
    if (!facts || !description) return NO_STATE;
    this.#files.table(file);
    this.#files.noteCode(file, 0);
    const activation = newActivation(file, facts, 0);
    const variables = new Map<number, AbstractValue>();
    this.#running.set(file, { variables, activation });
    try {
      const part = this.#solver.program.isPublished(file) ? PART : 1;
      this.#solver.share(part, () => {
        runCode(this.#solver, description.code, [], NOTHING, activation);
      });
    } finally {
      this.#running.delete(file);
    }
    return stateAfter(facts, activation, variables);
  }

  #namespace(file: string, facts: FileFacts): AbstractValue {
    const { exports, stars } = facts.ir;
    let namespace = exports.has("default") ? this.exported(file, "default") : NOTHING;
    namespace = storeAll(
      namespace,
      [...exports.keys()].map((name) => [name, this.exported(file, name)]),
    );
    namespace = join([namespace, this.#held(facts)]);
    for (const specifier of stars) {
      const target = this.#solver.program.resolve(file, specifier);
      if (target !== undefined) namespace = join([namespace, this.exported(target, "*")]);
    }
    return namespace;
  }
}

function isModule({ key }: Computation): boolean {
  return key.startsWith("m");
}
