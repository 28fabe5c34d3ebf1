import type { Ast, Scope, Variable } from "../syntax/ast.ts";
import { type Flags, noteMeeting } from "./flags.ts";
import type { Instruction, Value, VariableNumber } from "./ir.ts";
import type { Flow, Operation, Place, ReturnPlace } from "./places.ts";

/** The number of what the file exports; no variable has it. */
export const EXPORTS_VARIABLE: VariableNumber = -1;

/** Where `break` and `continue` of a loop, a switch or a labelled statement lead. */
export interface JumpTarget {
  readonly label: string | undefined;
  readonly isLoop: boolean;
  readonly breaks: Flow[];
  readonly continues: Flow[];
}

/** One `return`: what the parameters are there, by position, and where its value is true or false. */
export interface Exit {
  readonly after: readonly Value[];
  /** Absent where the value is certainly not that. */
  readonly whenTrue?: readonly Value[];
  readonly whenFalse?: readonly Value[];
  /** The same for the members of what is returned, by name, where that is written as an object. */
  readonly members?: ReadonlyMap<string, Outcomes>;
}

/** What the parameters are where something is true, and where it is false; absent where it never is. */
export type Outcomes = Pick<Exit, "whenTrue" | "whenFalse">;

/** A function that runs where it is written, and the ways on which it returns. */
interface Inlined {
  readonly scope: Scope;
  readonly returns: Flow[];
  /** Around what a module does: where what it gives is kept, and whether its `this` is the module's. */
  readonly wrapper?: { readonly place: ReturnPlace; readonly isOwn: boolean };
}

/** One function while it is lowered: its code so far, and where every place stands. */
export class Frame {
  readonly code: Instruction[] = [];
  readonly jumps: JumpTarget[] = [];
  readonly exits: Exit[] = [];
  /** What the parameters are where the function hands the request on. */
  readonly passedOn: (readonly Value[])[] = [];
  flow: Flow = { values: new Map(), live: true };
  /** What expressions gave, for those that are asked for again: exports. */
  readonly values = new Map<Ast.Node, Value>();
  /** True when it runs once more after the functions that it made have run. */
  again = false;
  /** What the latest `return` gave: a compiled generator gets it back. */
  handedOut: Value | undefined;
  /** Functions that were made before what they see had a value, and how each is made anew. */
  readonly early = new Map<
    Value,
    { readonly unfilled: readonly Variable[]; readonly make: () => Value }
  >();
  /** The value of `export default` where it has no name. */
  defaultExport: Value | undefined;

  readonly flags: Flags = { meetings: new Map(), told: new Map() };
  /** Callbacks whose bodies are lowered where they are handed over, the innermost last. */
  readonly inlined: Inlined[] = [];
  /** Functions around what a module does, which run once: what is theirs is the module's. */
  readonly wrappers = new Set<Scope>();

  readonly #scope: Scope;

  /** `scope` is the function's own: it and the blocks in it. */
  constructor(scope: Scope) {
    this.#scope = scope;
  }

  /** True when the variable lives and dies with one run of this function. */
  owns(variable: Variable): boolean {
    const { variableScope } = variable.scope;
    return (
      variableScope === this.#scope.variableScope ||
      this.wrappers.has(variableScope) ||
      this.inlined.some(({ scope }) => scope.variableScope === variableScope)
    );
  }

  emit(node: Ast.Node, operation: Operation): Value {
    this.code.push({ ...operation, start: node.range[0], end: node.range[1] } as Instruction);
    return this.code.length - 1;
  }

  /** `this` is one object for the whole function, whichever of its members change. */
  receiver(node: Ast.Node): Value {
    const held = this.flow.values.get("this");
    if (held !== undefined) return held;
    const value = this.emit(node, { op: "this" });
    this.flow.values.set("this", value);
    return value;
  }

  /** Every place that held the old value holds the new one: they are the same object, changed. */
  replace(old: Value, value: Value): Place[] {
    const changed: Place[] = [];
    for (const [place, held] of this.flow.values) {
      if (held !== old) continue;
      this.flow.values.set(place, value);
      changed.push(place);
    }
    return changed;
  }

  fork(): Flow {
    return { ...this.flow, values: new Map(this.flow.values) };
  }

  /**
   * Control goes on where any of the flows ends that control reaches. What was made where only
   * developers get is left behind there, unless there is no other way.
   */
  join(node: Ast.Node, flows: readonly Flow[]): void {
    const reached = flows.filter((flow) => flow.live);
    const inside = reached.filter((flow) => flow.outside !== true);
    const live = inside.length > 0 ? inside : reached;
    const [first, ...others] = live;
    if (!first) {
      const dead = flows[0] ?? this.flow;
      this.flow = { values: new Map(dead.values), live: false };
      return;
    }
    const values = new Map(first.values);
    for (const other of others) {
      for (const place of other.values.keys()) if (!values.has(place)) values.set(place, -1);
    }
    // Places that held the same on every way still hold the same.
    const made = new Map<string, Value>();
    const flagged = new Map<Value, Place>();
    for (const place of values.keys()) {
      const held = new Set<Value>();
      for (const flow of live) {
        const value = flow.values.get(place);
        if (value !== undefined) held.add(value);
      }
      if (place === "exports") this.#forgetUnfilled(held);
      const [only] = held;
      if (held.size === 1 && only !== undefined) {
        values.set(place, only);
      } else if (held.size > 1) {
        const key = [...held].join();
        const joined = made.get(key) ?? this.#either(node, place, [...held], live);
        if (!made.has(key)) flagged.set(joined, place);
        made.set(key, joined);
        values.set(place, joined);
      }
    }
    for (const [joined, place] of flagged) {
      noteMeeting(
        this,
        joined,
        place,
        live.map((flow) => flow.values),
        values,
      );
    }
    const same = others.every(({ without }) => without === first.without);
    const { outside } = first;
    this.flow = { values, live: true, without: same ? first.without : undefined, outside };
  }

  /** A value of several ways that says which of them are taken only where something is missing. */
  #either(node: Ast.Node, place: Place, values: Value[], flows: readonly Flow[]): Value {
    const without = values.map((value) => {
      const ways = flows.filter((flow) => flow.values.get(place) === value);
      const missing = ways.map((way) => way.without ?? -1);
      return missing.every((each) => each === missing[0]) ? (missing[0] ?? -1) : -1;
    });
    const isTold = without.some((each) => each !== -1 && each !== without[0]) || without[0] !== -1;
    return this.emit(node, { op: "either", values, ...(isTold && { without }) });
  }

  /** `if (module.exports) module.exports = api;`: what there was before holds nothing; `api` is exported as it will be. */
  #forgetUnfilled(held: Set<Value>): void {
    for (const value of held) {
      const made = this.code[value];
      const isUnfilled =
        made?.op === "object" || (made?.op === "shared" && made.variable === EXPORTS_VARIABLE);
      if (isUnfilled && held.size > 1) held.delete(value);
    }
  }

  /** What comes next is never reached. */
  end(): void {
    this.flow = { values: this.flow.values, live: false };
  }
}
