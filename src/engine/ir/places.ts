import type { Variable } from "../syntax/ast.ts";
import type { Instruction, Value } from "./ir.ts";

/** What can have a value in a frame: a variable, `this`, what the file exports, or the object that a parameter came with. */
export type Place =
  | Variable
  | "this"
  | "exports"
  | GlobalPlace
  | ReturnPlace
  | FilledPlace
  | number;

/** What a function gives that runs where it is written, by where that is. */
export type ReturnPlace = `returned ${number}`;

/** Whether anything was put into a list that was made empty, by where it is declared. */
export type FilledPlace = `filled ${number}`;

/** A global variable that the module was seen to fill. */
export type GlobalPlace = `global ${string}`;

/**
 * The values of places at one point of a function; `live` is false where control never gets.
 * It gets there only where the value of `without` is nothing: behind `if (!schema)`.
 */
export interface Flow {
  readonly values: Map<Place, Value>;
  live: boolean;
  without?: Value | undefined;
  /** True where control gets in development and tests alone. */
  outside?: boolean | undefined;
}

/** An instruction without its place in the text. */
export type Operation = Instruction extends infer Each
  ? Each extends Instruction
    ? Omit<Each, "start" | "end">
    : never
  : never;
