import type { Ast, ScopeManager, Variable } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import type { Variables } from "../semantics/variables.ts";
import type { Condition } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { ClassIr, FunctionIr, Value, VariableNumber } from "./ir.ts";
import type { FunctionNode } from "../syntax/function-node.ts";

/** The variables of a file, those included that it gives values to without declaring them. */
type CodeVariables = Pick<Variables, "of" | "isGlobal" | "isConstant" | "isFilledOnce">;

/** A node that is a function of its own. */
export type ClassNode = Ast.ClassDeclaration | Ast.ClassExpression;

/**
 * What the parts of the lowering need of one another. They call through this object instead of
 * importing each other: statements contain expressions contain functions contain statements.
 */
export interface Lowering {
  readonly source: SourceFile;
  readonly variables: CodeVariables;
  readonly scopes: ScopeManager;
  /** Filled in the order in which functions begin; the module is the first. */
  readonly functions: (FunctionIr | undefined)[];
  readonly classes: (ClassIr | undefined)[];
  /** Of the numbered variables, by number. */
  readonly variableNames: string[];
  /** By the node of a function, its number. */
  readonly functionNumbers: Map<Ast.Node, number>;
  /** Constant variables that hold the outcome of a test, for `const ok = list.includes(x)`. */
  readonly outcomes: Map<Variable, Condition>;
  /** Objects that are returned where they are written, each with what its members say of other values. */
  readonly returned: Map<Ast.Node, Map<string, Condition>>;
  /** Shared variables and objects in them that a function other than their own has changed so far. */
  readonly changedElsewhere: Set<Variable>;
  /** The frame of the module itself. */
  readonly moduleFrame: Frame;
  /** By the function that changes it, the variable that holds a component's state. */
  readonly states: Map<Variable, Variable>;
  /** By a function of a store's own, the variable that holds the store: it is `this` there. */
  readonly stores: Map<Ast.Node, Variable>;
  /** By the parameter that holds it, a function that a wrapper of the file calls, and the call that does. */
  readonly factories: Map<
    Variable,
    { readonly made: FunctionNode; readonly call: Ast.CallExpression }
  >;
  /** From now on, other functions see the variable as well. */
  share(variable: Variable): void;
  numberOf(variable: Variable): VariableNumber;
  /** The number under which all functions see what the file exports. */
  exportsVariable(): VariableNumber;
  /** True for variables of the module and those that a function inside their own one sees. */
  isShared(variable: Variable): boolean;
  importOf(variable: Variable): { readonly specifier: string; readonly name: string } | undefined;
  /** A variable of the top level that only types mention. */
  typeVariable(name: Ast.Identifier): Variable | undefined;
  expression(node: Ast.Node, frame: Frame): Value;
  statements(nodes: readonly Ast.Node[], frame: Frame): void;
  /** Gives the names of a pattern their values. */
  bind(pattern: Ast.Node, value: Value, frame: Frame): void;
  assign(target: Ast.Node, value: Value, frame: Frame): void;
  read(variable: Variable, node: Ast.Node, frame: Frame): Value;
  write(variable: Variable, value: Value, node: Ast.Node, frame: Frame): void;
  /** An object changed: all places that hold it hold the new version. */
  replace(old: Value, value: Value, node: Ast.Node, frame: Frame): void;
  /** Evaluates an expression and says what its outcome tells about other values. */
  condition(node: Ast.Node, frame: Frame): { readonly value: Value; readonly condition: Condition };
  refine(condition: Condition, holds: boolean, node: Ast.Node, frame: Frame): void;
  functionValue(node: FunctionNode, frame: Frame): Value;
  classValue(node: ClassNode, frame: Frame): Value;
  jsx(node: Ast.JSXElement | Ast.JSXFragment, frame: Frame): Value;
}
