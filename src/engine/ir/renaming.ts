import type { ClassIr, FunctionIr, Instruction } from "./ir.ts";
import type { Matches } from "./match-functions.ts";

/** Puts a text's own numbers of functions, classes and variables into those that last. */
export class Renaming {
  readonly #matches: Matches;
  readonly #variables: readonly number[];

  constructor(matches: Matches, variables: readonly number[]) {
    this.#matches = matches;
    this.#variables = variables;
  }

  function(fresh: FunctionIr): FunctionIr {
    return { ...fresh, code: fresh.code.map((each) => this.#instruction(each)) };
  }

  class(fresh: ClassIr): ClassIr {
    return {
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
}
