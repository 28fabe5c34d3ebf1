import type { SinkKind } from "./kinds.ts";
import type { PathToken, Place } from "./place.ts";

/**
 * Functions known by nothing but the names of their first parameters, such as `(req, res)`, which
 * are handed to a framework somewhere out of sight. Used where nothing better says what they are.
 */
export interface SignatureRow {
  readonly platforms: readonly string[];
  /** True where the names say so little that one of the platforms has to be known. */
  readonly isNamed?: true;
  readonly parameters: readonly { readonly names: readonly string[]; readonly type?: string }[];
}

/** Parameters and methods that a decorator marks: `@Body() dto`. */
export interface DecoratorRow {
  readonly specifiers: readonly string[];
  readonly decorator: string;
  /** What the decorated parameter is; of a decorated method, what it returns. */
  readonly type: string;
  /** True when it decorates methods. */
  readonly returns?: boolean;
  /** The member that is what it is given: `@InjectQueue("labels")` is a queue of that name. */
  readonly member?: string;
  /** The type of parameters that are not written to be of a class, so that no pipe can look at them. */
  readonly undeclared?: string;
}

/** Fields of a class that a decorator checks: `@IsInt() quantity`. Their values are cleared of some kinds. */
export interface FieldRow {
  readonly specifiers: readonly string[];
  readonly decorators: readonly string[];
  /** True where only fields that are written to be numbers, or booleans, are. */
  readonly numbers?: boolean;
  readonly clears: readonly SinkKind[] | "all";
}

/** A call that makes, of names of the program's own files, others of them. */
export interface PathRow {
  readonly at: readonly Place[];
  /** Where they stand; `joined` takes all arguments. */
  readonly from: readonly PathToken[];
  readonly to: readonly PathToken[];
  /**
   * `joined`: the arguments are pieces of one path. `resolved`: so they are, and begin in the folder
   * where the program runs. `parent`, `base`, `parsed`: the folder around, the name by itself, and
   * both as members. `same`: the same file. `names`: what stands in a folder. `matches`: what a glob
   * matches. `modules`: what the modules below a folder export, by their names. `called`: what
   * the function that a module exports gives when it is called with the receiver. `root`: the folder
   * where the program runs.
   */
  readonly gives: PathResult;
}

type PathResult =
  | "joined"
  | "resolved"
  | "parent"
  | "base"
  | "parsed"
  | "same"
  | "names"
  | "matches"
  | "modules"
  | "called"
  | "root";

/** A call that makes a function of those that it is handed: `flow(trim, parse)`. */
export interface FunctionRow {
  readonly at: readonly Place[];
  /** The first of them, or a list of them. */
  readonly of: readonly PathToken[];
  /**
   * `forward`, `backward`: each gets what the one before, or behind, gave. `bound`: the further
   * arguments come first. `curried`: waits until it has all of its arguments. `promised`: promises
   * what it tells the callback behind its arguments. `through`: no function, but what the value
   * becomes that goes through the further arguments.
   */
  readonly gives: "forward" | "backward" | "bound" | "curried" | "promised" | "through";
}
