import type { Range } from "../text/range.ts";
import type { ClassIr, FileIr, FunctionIr, Instruction, ParameterIr } from "./ir.ts";
import { type Matches, matchFunctions } from "./match-functions.ts";
import { sameData } from "./same-data.ts";

/** No file is longer; places of later versions lie behind those of earlier ones, so that no two are the same. */
const STRIDE = 2 ** 22;

const NO_RANGE: Range = { start: 0, end: 0 };

const GONE_FUNCTION: FunctionIr = {
  kind: "function",
  name: "",
  range: NO_RANGE,
  async: false,
  generator: false,
  parameters: [],
  directives: [],
  code: [],
  parametersAfter: [],
  parametersWhenTrue: [],
  parametersWhenFalse: [],
  thisAfter: undefined,
};

const GONE_CLASS: ClassIr = {
  name: "",
  range: NO_RANGE,
  implements: [],
  decorators: [],
  constructorFunction: undefined,
  members: [],
  fields: [],
};

/**
 * A lowered file through its edits. Functions, classes and variables keep their numbers, and code
 * that did not change is the same object as before, with the places that it had when it was new;
 * `placeOf` says where those are in the text now.
 */
export class FileVersions {
  #ir: FileIr;
  /** The latest text as it was lowered, with its own numbers and places; absent before the first edit. */
  #fresh: { readonly ir: FileIr; readonly matches: Matches } | undefined;
  #variables: ReadonlyMap<string, number>;
  #version = 0;
  #places: Map<string, Range> | undefined;

  constructor(first: FileIr) {
    this.#ir = first;
    this.#variables = new Map(keysOf(first.variables).map((key, i) => [key, i]));
  }

  get ir(): FileIr {
    return this.#ir;
  }

  /** True when functions, variables and places are called otherwise than in the text as it is now. */
  get isEdited(): boolean {
    return this.#fresh !== undefined;
  }

  /** The text is another now. */
  update(fresh: FileIr): void {
    const before = this.#ir;
    const matches = matchFunctions(before, fresh);
    this.#version++;
    giveNumbers(matches.functions, fresh.functions.length, before.functions.length);
    giveNumbers(matches.classes, fresh.classes.length, before.classes.length);
    const numbers = this.#numberVariables(fresh.variables);
    const rename = new Renaming(matches, numbers, this.#version * STRIDE);
    const functions = before.functions.map(() => GONE_FUNCTION);
    for (const [index, description] of fresh.functions.entries()) {
      const at = matches.functions.get(index) ?? index;
      functions[at] = rename.function(description, before.functions[at]);
    }
    const classes = before.classes.map(() => GONE_CLASS);
    for (const [index, description] of fresh.classes.entries()) {
      const at = matches.classes.get(index) ?? index;
      classes[at] = rename.class(description, before.classes[at]);
    }
    this.#ir = { ...fresh, functions, classes, variables: [] };
    this.#fresh = { ir: fresh, matches };
    this.#places = undefined;
  }

  /** Where something is in the latest text; undefined when it is gone. */
  placeOf(range: Range): Range | undefined {
    if (!this.#fresh || range.end === 0) return range;
    this.#places ??= this.#findPlaces();
    return this.#places.get(`${range.start}:${range.end}`);
  }

  /** The functions with where they are in the latest text. */
  get inText(): FileIr {
    if (!this.#fresh) return this.#ir;
    const functions = this.#ir.functions.map((each) => ({
      ...each,
      range: this.placeOf(each.range) ?? NO_RANGE,
    }));
    return { ...this.#ir, functions };
  }

  #findPlaces(): Map<string, Range> {
    const places = new Map<string, Range>();
    const note = (inside: Range | undefined, outside: Range): void => {
      if (!inside) return;
      places.set(`${inside.start}:${inside.end}`, { start: outside.start, end: outside.end });
    };
    const { ir, matches } = this.#fresh ?? { ir: this.#ir, matches: undefined };
    for (const [index, outside] of ir.functions.entries()) {
      const inside = this.#ir.functions[matches?.functions.get(index) ?? index];
      note(inside?.range, outside.range);
      for (const [i, each] of outside.parameters.entries())
        note(inside?.parameters[i]?.range, each.range);
      for (const [i, each] of outside.code.entries()) note(inside?.code[i], each);
    }
    for (const [index, outside] of ir.classes.entries()) {
      note(this.#ir.classes[matches?.classes.get(index) ?? index]?.range, outside.range);
    }
    return places;
  }

  #numberVariables(names: readonly string[]): readonly number[] {
    const known = new Map(this.#variables);
    let next = Math.max(-1, ...known.values()) + 1;
    const numbers = keysOf(names).map((key) => {
      const number = known.get(key) ?? next++;
      known.set(key, number);
      return number;
    });
    this.#variables = known;
    return numbers;
  }
}

/** The names, each with how many of that name come before it. */
function keysOf(names: readonly string[]): string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return `${name}#${count}`;
  });
}

/** Those that match nothing get numbers that are free. */
function giveNumbers(matches: Map<number, number>, count: number, taken: number): void {
  const used = new Set(matches.values());
  let next = 0;
  for (let index = 0; index < count; index++) {
    if (matches.has(index)) continue;
    while (next < taken && used.has(next)) next++;
    matches.set(index, next++);
  }
}

/** Puts a text's own numbers and places into those that last. */
class Renaming {
  readonly #matches: Matches;
  readonly #variables: readonly number[];
  readonly #offset: number;

  constructor(matches: Matches, variables: readonly number[], offset: number) {
    this.#matches = matches;
    this.#variables = variables;
    this.#offset = offset;
  }

  function(fresh: FunctionIr, before: FunctionIr | undefined): FunctionIr {
    const parameters = sameData(fresh.parameters, before?.parameters)
      ? (before?.parameters ?? [])
      : fresh.parameters.map((each) => this.#parameter(each));
    const renamed: FunctionIr = {
      ...fresh,
      parameters,
      code: fresh.code.map((each) => this.#instruction(each)),
    };
    if (before && sameData(renamed, before)) return before;
    return {
      ...renamed,
      range: this.#moved(fresh.range),
      code: renamed.code.map((each) => ({ ...each, ...this.#moved(each) })),
    };
  }

  class(fresh: ClassIr, before: ClassIr | undefined): ClassIr {
    const renamed: ClassIr = {
      ...fresh,
      constructorFunction:
        fresh.constructorFunction === undefined
          ? undefined
          : this.#function(fresh.constructorFunction),
      members: fresh.members.map((each) => ({
        ...each,
        function: this.#function(each.function),
      })),
      fields: fresh.fields.map((each) => ({
        ...each,
        initializer: each.initializer === undefined ? undefined : this.#function(each.initializer),
      })),
    };
    if (before && sameData(renamed, before)) return before;
    return { ...renamed, range: this.#moved(fresh.range) };
  }

  #parameter(parameter: ParameterIr): ParameterIr {
    return { ...parameter, range: this.#moved(parameter.range) };
  }

  #instruction(instruction: Instruction): Instruction {
    switch (instruction.op) {
      case "shared":
      case "share":
        return { ...instruction, variable: this.#variable(instruction.variable) };
      case "function":
        return {
          ...instruction,
          index: this.#function(instruction.index),
          captures: this.#captures(instruction.captures),
        };
      case "class":
        return {
          ...instruction,
          index: this.#matches.classes.get(instruction.index) ?? instruction.index,
          captures: this.#captures(instruction.captures),
        };
      default:
        return instruction;
    }
  }

  #captures(captures: readonly (readonly [number, number])[]): (readonly [number, number])[] {
    return captures.map(([variable, value]) => [this.#variable(variable), value]);
  }

  #function(index: number): number {
    return this.#matches.functions.get(index) ?? index;
  }

  #variable(number: number): number {
    return this.#variables[number] ?? number;
  }

  #moved({ start, end }: Range): Range {
    return { start: start + this.#offset, end: end + this.#offset };
  }
}
