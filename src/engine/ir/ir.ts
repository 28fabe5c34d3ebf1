import type { Range } from "../text/range.ts";
import type { TypeName, WrittenType } from "./type-name.ts";
import type { Test } from "./value-test.ts";
import type { Ways } from "./ways.ts";

/** The number of an instruction in its function; it stands for the value that the instruction gives. */
export type Value = number;

/** The number of a variable in its file, for variables that more than one function sees. */
export type VariableNumber = number;

export type Scalar = string | number | bigint | boolean | null | undefined;

/**
 * One step of a function. A value is computed once; a variable that changes is another value
 * afterwards, and so is an object that a store or a call changes. Instructions stand in the order
 * of evaluation, with branches joined by `either`; only the `either` of a loop refers forward.
 */
export type Instruction = Range &
  (
    | { readonly op: "parameter"; readonly index: number; readonly rest: boolean }
    | { readonly op: "arguments" }
    | { readonly op: "this" }
    /** `this` as the class that it extends sees it. */
    | { readonly op: "super"; readonly object: Value }
    | { readonly op: "constant"; readonly value: Scalar }
    | { readonly op: "regex"; readonly pattern: string; readonly flags: string }
    | { readonly op: "global"; readonly name: string }
    /** An export of another module; `*` is the whole module. */
    | { readonly op: "import"; readonly specifier: string; readonly name: string }
    /** A variable that several functions see and that changes, or one of the module. */
    | {
        readonly op: "shared";
        readonly variable: VariableNumber;
        /** Only what functions that were called have made of it: what it holds here by itself is known. */
        readonly byOthers?: true;
      }
    | { readonly op: "share"; readonly variable: VariableNumber; readonly value: Value }
    /** A function with the values that its free variables have here; the shared ones are looked up when it runs. */
    | {
        readonly op: "function";
        readonly index: number;
        readonly captures: readonly (readonly [VariableNumber, Value])[];
        /** `this` of the function around an arrow function that uses it. */
        readonly receiver?: Value;
      }
    | {
        readonly op: "class";
        readonly index: number;
        /** The function that is used as a class. */
        readonly base?: Value;
        readonly superclass: Value | undefined;
        readonly captures: readonly (readonly [VariableNumber, Value])[];
      }
    | { readonly op: "object" | "array" }
    | { readonly op: "load"; readonly object: Value; readonly name: string }
    /** A member whose name is known at run time only. */
    | { readonly op: "load-any"; readonly object: Value; readonly key: Value }
    /** The object as it is after the store. */
    | { readonly op: "store"; readonly object: Value; readonly name: string; readonly value: Value }
    | {
        readonly op: "store-any";
        readonly object: Value;
        readonly key: Value;
        readonly value: Value;
      }
    /** An element is added to an array, at a place that does not matter. */
    | { readonly op: "append"; readonly object: Value; readonly value: Value }
    /** All members of one object, or all elements of an iterable, are added to another. */
    | { readonly op: "spread" | "spread-list"; readonly object: Value; readonly from: Value }
    /** What is left of an object or a list after the named members or the first `from` elements. */
    | {
        readonly op: "rest";
        readonly object: Value;
        readonly except: readonly string[];
        readonly from: number;
      }
    | { readonly op: "element"; readonly of: Value }
    | { readonly op: "key"; readonly of: Value }
    /** A template or a `+`: the fixed texts stand between the parts, so there is one more of them. */
    | { readonly op: "text"; readonly texts: readonly string[]; readonly parts: readonly Value[] }
    | {
        readonly op: "tagged";
        readonly tag: Value;
        readonly receiver: Value | undefined;
        readonly texts: readonly string[];
        readonly parts: readonly Value[];
        /** Where the parts stand. */
        readonly places: readonly Range[];
      }
    | {
        readonly op: "binary";
        readonly operator: string;
        readonly left: Value;
        readonly right: Value;
      }
    | { readonly op: "unary"; readonly operator: string; readonly operand: Value }
    | {
        readonly op: "call";
        readonly callee: Value;
        readonly receiver: Value | undefined;
        /** The method's name where the callee is a member. */
        readonly method: string | undefined;
        readonly arguments: readonly Value[];
        /** From which argument on the positions are unknown; the number of arguments when all are known. */
        readonly spreadFrom: number;
      }
    | {
        readonly op: "new";
        readonly callee: Value;
        readonly arguments: readonly Value[];
        readonly spreadFrom: number;
      }
    /** An argument (or with -1 the receiver) as it is after a call that may have changed it. */
    | {
        readonly op: "changed";
        readonly value: Value;
        readonly call: Value;
        readonly argument: number;
        /** The call in between that may have given the same object: `text.add(a).add(b)`. */
        readonly through?: Value;
      }
    | { readonly op: "await" | "yield"; readonly value: Value }
    | { readonly op: "declared"; readonly value: Value; readonly type: TypeName }
    /** One of several values, where ways of control meet. */
    | ({ readonly op: "either"; readonly values: Value[] } & Ways)
    /** The value where a test is known to hold, or not to hold, for the member at `path`. */
    | {
        readonly op: "refined";
        readonly value: Value;
        readonly path: readonly string[];
        readonly test: Test;
        readonly holds: boolean;
      }
    | { readonly op: "return"; readonly value: Value }
    | { readonly op: "throw"; readonly value: Value }
    /** What is caught of the instructions from one on, up to another. */
    | { readonly op: "caught"; readonly from: Value; readonly to: Value }
    /** An element of JSX with its attributes and children as one object. */
    | {
        readonly op: "jsx";
        readonly name: string;
        readonly component: Value | undefined;
        readonly properties: Value;
      }
  );

export interface DecoratorIr {
  readonly name: TypeName;
  /** Constant arguments, undefined where one is computed. */
  readonly arguments: readonly Scalar[];
  /** Classes and functions among the arguments, or whose instances they are: `ParseIntPipe`. */
  readonly names: readonly TypeName[];
  /** Regular expressions among the arguments, where there are any: `@Matches(/^\w+$/)`. */
  readonly patterns?: readonly { readonly pattern: string; readonly flags: string }[];
  readonly range: Range;
}

export interface ParameterIr {
  /** Of a pattern, the members that it takes: `{strapi,env}`; `...` takes all that is left. */
  readonly name: string;
  readonly type?: WrittenType;
  readonly decorators: readonly DecoratorIr[];
  readonly range: Range;
}

export type FunctionKind =
  | "module"
  | "function"
  | "arrow"
  | "method"
  | "getter"
  | "setter"
  | "constructor";

export interface FunctionIr {
  readonly kind: FunctionKind;
  /** Empty for functions without a name. */
  readonly name: string;
  readonly range: Range;
  readonly async: boolean;
  readonly generator: boolean;
  readonly parameters: readonly ParameterIr[];
  /** The type that is written for the function as a whole: `const list: RequestHandler = (a, b) => …`. */
  readonly contract?: TypeName;
  /** `use server` and the like. */
  readonly directives: readonly string[];
  readonly code: readonly Instruction[];
  /** True when it runs once more after the functions that it made have run: a component with state. */
  readonly again?: boolean;
  /** What the parameters are when the function ends: the same unless it changed them. */
  readonly parametersAfter: readonly Value[];
  /** The same where what it returns may be true, and where it may be false: they differ in predicates. */
  readonly parametersWhenTrue: readonly Value[];
  readonly parametersWhenFalse: readonly Value[];
  /** The same for members of what it returns, where those say something: `return { ok: isSku(x) }`. */
  readonly members?: readonly MemberOutcome[];
  /** What `this` is when the function ends; undefined where it is never used. */
  readonly thisAfter: Value | undefined;
}

/** What the parameters are where a member of what is returned is true, and where it is false. */
export interface MemberOutcome {
  readonly name: string;
  readonly whenTrue: readonly Value[];
  readonly whenFalse: readonly Value[];
}

export interface MemberIr {
  readonly name: string;
  readonly static: boolean;
  readonly function: number;
  readonly kind: "method" | "getter" | "setter";
  readonly decorators: readonly DecoratorIr[];
  /** True where only the class itself may use it. */
  readonly private?: boolean;
}

export interface FieldIr {
  readonly name: string;
  readonly static: boolean;
  readonly type?: WrittenType;
  /** The function that computes the initial value with `this`; undefined without one. */
  readonly initializer: number | undefined;
  readonly decorators: readonly DecoratorIr[];
}

export interface ClassIr {
  readonly name: string;
  readonly range: Range;
  readonly superclass?: TypeName;
  readonly implements: readonly TypeName[];
  readonly decorators: readonly DecoratorIr[];
  readonly constructorFunction: number | undefined;
  readonly members: readonly MemberIr[];
  readonly fields: readonly FieldIr[];
}

export type ExportIr =
  | { readonly kind: "value"; readonly value: Value }
  | { readonly kind: "module"; readonly specifier: string; readonly name: string };

/** One file, lowered. Plain data: it holds no syntax tree. Function 0 is the module itself. */
export interface FileIr {
  readonly path: string;
  readonly functions: readonly FunctionIr[];
  readonly classes: readonly ClassIr[];
  /** Values are those of the module's function. */
  readonly exports: ReadonlyMap<string, ExportIr>;
  readonly stars: readonly string[];
  /** Types that the file declares as another type, or as one with more members, by their names. */
  readonly types?: ReadonlyMap<string, TypeName>;
  /** The variable that holds the object of `module.exports`; absent where the file never says it. */
  readonly exportsVariable?: VariableNumber;
  readonly directives: readonly string[];
  /** Names of the numbered variables, by number; several may have the same. */
  readonly variables: readonly string[];
}
