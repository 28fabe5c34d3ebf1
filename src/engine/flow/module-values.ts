import {
  type AbstractValue,
  type ClassReference,
  NOTHING,
  join,
  loadMember,
  storeMember,
} from "./abstract-value.ts";
import { newActivation, releaseMade, runCode } from "./activation.ts";
import type { FileFacts } from "./program.ts";
import type { Site, Solver } from "./solver.ts";

interface ModuleState {
  readonly variables: Map<number, AbstractValue>;
  readonly values: readonly AbstractValue[];
  done: boolean;
}

/** Re-exports of re-exports end somewhere; a longer chain is a circle. */
const MAX_HOPS = 8;

/** What the variables and exports of modules hold. A module is evaluated when it is first asked for. */
export class ModuleValues {
  readonly #solver: Solver;
  readonly #states = new Map<string, ModuleState>();
  /** Called when an answer rests on a module that is still being evaluated. */
  readonly #onUnfinished: () => void;

  constructor(solver: Solver, onUnfinished: () => void) {
    this.#solver = solver;
    this.#onUnfinished = onUnfinished;
  }

  variable(file: string, variable: number): AbstractValue {
    return this.state(file)?.variables.get(variable) ?? NOTHING;
  }

  /** A function of the module gave one of its variables a value. */
  share(file: string, variable: number, value: AbstractValue): void {
    const state = this.#states.get(file);
    if (!state) return;
    // What a caller decides is the caller's; it does not stay in the module.
    const kept = state.done ? { ...value, unknowns: [] } : value;
    const before = state.variables.get(variable);
    // The first value is the only one so far, so a constant stays one.
    state.variables.set(variable, before ? join([before, kept]) : kept);
  }

  exported(file: string, name: string, hops = 0): AbstractValue {
    const facts = this.#solver.facts(file);
    const state = this.state(file);
    if (!facts || !state || hops > MAX_HOPS) return NOTHING;
    if (name === "*") return this.#namespace(file, facts, hops);
    const origin = facts.ir.exports.get(name);
    const held = this.#held(facts, state);
    if (origin?.kind === "value") {
      const value = state.values[origin.value] ?? NOTHING;
      // What is put on the exported object later belongs to it as well.
      return name === "default" ? join([value, held]) : value;
    }
    if (origin) return this.imported(file, origin.specifier, origin.name, hops + 1);
    for (const specifier of facts.ir.stars) {
      const value = this.imported(file, specifier, name, hops + 1);
      if (value !== NOTHING) return value;
    }
    // Filled in a way that the file's statements do not show: by a function, or under another name.
    const filled = name === "default" ? held : loadMember(held, name);
    if (filled !== NOTHING) return filled;
    // `import shop from "./shop"` of a module that sets `exports.list` means the module itself.
    const isCommonJs = name === "default" && facts.ir.exports.size > 0;
    return isCommonJs ? this.#namespace(file, facts, hops + 1) : NOTHING;
  }

  /** The names that a file exports, those of modules that it re-exports whole included. */
  exportsOf(file: string, hops = 0): (readonly [file: string, name: string])[] {
    const { ir } = this.#solver.facts(file) ?? {};
    if (!ir || hops > MAX_HOPS) return [];
    const names = new Set([...ir.exports.keys(), ...this.#heldNames(file)]);
    const own = [...names].map((name) => [file, name] as const);
    const others = ir.stars.flatMap((specifier) => {
      const target = this.#solver.program.resolve(file, specifier);
      return target === undefined ? [] : this.exportsOf(target, hops + 1);
    });
    return [...own, ...others];
  }

  #heldNames(file: string): string[] {
    const facts = this.#solver.facts(file);
    const state = this.state(file);
    if (!facts || !state || facts.ir.exportsVariable === undefined) return [];
    return [...(this.#held(facts, state).members?.keys() ?? []), "default"];
  }

  /** The object of `module.exports`, in files that name it. */
  #held({ ir }: FileFacts, state: ModuleState): AbstractValue {
    const { exportsVariable } = ir;
    return exportsVariable === undefined
      ? NOTHING
      : (state.variables.get(exportsVariable) ?? NOTHING);
  }

  imported(file: string, specifier: string, name: string, hops = 0): AbstractValue {
    const { program } = this.#solver;
    const target = program.resolve(file, specifier);
    if (target !== undefined) return this.exported(target, name, hops);
    const nodes = program.trie.module(specifier, (versions) =>
      program.isVersion(file, specifier, versions),
    );
    if (nodes.length === 0) return NOTHING;
    const site: Site = { file, start: 0, end: 0 };
    const isWhole = name === "*" || name === "default";
    return this.#solver.ofApi(
      nodes.flatMap((node) => (isWhole ? [node, ...node.member("default")] : node.member(name))),
      site,
    );
  }

  /** A class as its module made it. What classes inside functions extend is not known here. */
  classAt(facts: FileFacts, index: number): ClassReference {
    const file = facts.ir.path;
    const made = facts.ir.functions[0]?.code.findIndex(
      (instruction) => instruction.op === "class" && instruction.index === index,
    );
    const { classes } = this.state(file)?.values[made ?? -1] ?? NOTHING;
    return classes[0] ?? { file, index, captures: new Map(), superclass: undefined };
  }

  state(file: string): ModuleState | undefined {
    const known = this.#states.get(file);
    if (known) {
      if (!known.done) this.#onUnfinished();
      return known;
    }
    const facts = this.#solver.facts(file);
    const description = facts?.ir.functions[0];
    if (!facts || !description) return undefined;
    const activation = newActivation(file, facts, 0);
    const state: ModuleState = { variables: new Map(), values: activation.values, done: false };
    this.#states.set(file, state);
    runCode(this.#solver, description.code, [], NOTHING, activation);
    state.done = true;
    releaseMade(this.#solver, activation);
    return state;
  }

  #namespace(file: string, facts: FileFacts, hops: number): AbstractValue {
    const { exports, stars } = facts.ir;
    let namespace = exports.has("default") ? this.exported(file, "default", hops + 1) : NOTHING;
    for (const name of exports.keys()) {
      namespace = storeMember(namespace, name, this.exported(file, name, hops + 1));
    }
    const state = this.state(file);
    if (state) namespace = join([namespace, this.#held(facts, state)]);
    for (const specifier of stars) {
      const target = this.#solver.program.resolve(file, specifier);
      if (target === undefined) continue;
      namespace = join([namespace, this.exported(target, "*", hops + 1)]);
    }
    return namespace;
  }
}
