import type { Ast, Scope, Variable } from "../syntax/ast.ts";
import { COMPONENT } from "../syntax/components/names.ts";
import { propertyName } from "../semantics/names.ts";
import { boundNames } from "../semantics/module-record.ts";
import { isUnfilled } from "./early-functions.ts";
import { Frame } from "./frame.ts";
import type { FunctionIr, FunctionKind, ParameterIr, Value, VariableNumber } from "./ir.ts";
import { nameOfParameter } from "./name-of-parameter.ts";
import { parametersAtEnd, lowerReturn } from "./lower-return.ts";
import { type Lowering } from "./lowering.ts";
import { throughWrittenPipes } from "./written-pipes.ts";
import { contractOf } from "./contract-of.ts";
import { decorators, writtenType } from "./written-types.ts";
import { type FunctionNode, isFunction } from "../syntax/function-node.ts";

/** Lowers a function and gives its value where it stands, with what its free variables hold. */
export function lowerFunctionValue(lower: Lowering, node: FunctionNode, frame: Frame): Value {
  const index = lowerFunction(lower, node, kindOf(node), nameOf(node));
  const isArrow = node.type === "ArrowFunctionExpression";
  const usesThis = lower.functions[index]?.code.some(({ op }) => op === "this") ?? false;
  const around = isArrow && usesThis ? { receiver: frame.receiver(node) } : {};
  const make = (): Value => {
    const captured = capturedBy(lower, node);
    const unfilled = captured.filter((each) => isUnfilled(lower, each, frame));
    const captures = readAll(lower, captured, node, frame);
    const value = frame.emit(node, { op: "function", index, captures, ...around });
    if (unfilled.length > 0) frame.early.set(value, { unfilled, make });
    return value;
  };
  return make();
}

/** Lowers the body of a function as one of its own; gives its number. */
export function lowerFunction(
  lower: Lowering,
  node: FunctionNode,
  kind: FunctionKind,
  name: string,
): number {
  const index = lower.functions.length;
  lower.functions.push(undefined);
  lower.functionNumbers.set(node, index);
  const contract = contractOf(lower, node);
  const scope = lower.scopes.acquire(node, true) ?? lower.scopes.acquire(node);
  if (!scope) throw new Error(`no scope for ${node.type}`);
  const frame = new Frame(scope);
  // Its state changes after it was set up, and then its markup is made again.
  if (name === COMPONENT) frame.again = true;
  bindParameters(lower, node.params, frame);
  bindOwnNames(lower, node, index, frame);
  if (node.body.type === "BlockStatement") {
    lower.statements(node.body.body, frame);
  } else {
    lowerReturn(lower, node.body, node.body, frame);
    frame.end();
  }
  lower.functions[index] = finish(lower, frame, {
    kind,
    name,
    range: { start: node.range[0], end: node.range[1] },
    async: node.async,
    generator: node.generator,
    parameters: node.params.map((parameter) => describeParameter(lower, parameter)),
    ...(contract && { contract }),
    directives: directivesOf(node.body),
  });
  return index;
}

/** What a function calls by itself: `arguments`, and its own name. */
function bindOwnNames(lower: Lowering, node: FunctionNode, index: number, frame: Frame): void {
  if (node.type !== "ArrowFunctionExpression") {
    const listed = lower.scopes.acquire(node, true)?.set.get("arguments");
    if (listed && listed.references.length > 0)
      frame.flow.values.set(listed, frame.emit(node, { op: "arguments" }));
  }
  const own = ownName(lower, node);
  if (!own || !isReadWithin(own, node)) return;
  const captures = capturesOf(lower, node, frame);
  frame.flow.values.set(own, frame.emit(node, { op: "function", index, captures }));
}

/**
 * The variable under which a function finds itself: the name of a function expression, which only
 * its body sees, or a variable of a function around it that never holds anything else. What is seen
 * where the function is made comes before the variable is filled. Variables of modules are found
 * whenever they are read.
 */
function ownName(lower: Lowering, node: FunctionNode): Variable | undefined {
  const { parent } = node;
  if (node.type === "FunctionExpression" && node.id) return lower.variables.of(node.id);
  const name =
    node.type === "FunctionDeclaration"
      ? node.id
      : parent?.type === "VariableDeclarator" && parent.init === node
        ? parent.id
        : undefined;
  if (name?.type !== "Identifier") return undefined;
  const own = lower.variables.of(name);
  return own && !isOfModule(lower, own) && lower.variables.isConstant(own) ? own : undefined;
}

function isReadWithin({ references }: Variable, { range: [start, end] }: FunctionNode): boolean {
  return references.some(
    ({ identifier, init }) =>
      init !== true && identifier.range[0] >= start && identifier.range[1] <= end,
  );
}

/** Lowers something that is evaluated on its own with `this`: the initial value of a field. */
export function lowerInitializer(
  lower: Lowering,
  node: Ast.Expression,
  scope: Scope,
  name: string,
): number {
  const index = lower.functions.length;
  lower.functions.push(undefined);
  const frame = new Frame(scope);
  const value = lower.expression(node, frame);
  frame.emit(node, { op: "return", value });
  lower.functions[index] = finish(lower, frame, {
    kind: "function",
    name,
    range: { start: node.range[0], end: node.range[1] },
    async: false,
    generator: false,
    parameters: [],
    directives: [],
  });
  return index;
}

/** The shared variables that a function sees, with what they hold where it is made. */
export function capturesOf(
  lower: Lowering,
  node: Ast.Node,
  frame: Frame,
): (readonly [VariableNumber, Value])[] {
  return readAll(lower, capturedBy(lower, node), node, frame);
}

function readAll(
  lower: Lowering,
  variables: readonly Variable[],
  node: Ast.Node,
  frame: Frame,
): (readonly [VariableNumber, Value])[] {
  return variables.map((variable) => [lower.numberOf(variable), lower.read(variable, node, frame)]);
}

/** What a function sees of outer functions, and what functions see that it finds there: a call of those reads it. */
function capturedBy(lower: Lowering, node: Ast.Node): Variable[] {
  const captured = new Set<Variable>();
  noteSeen(lower, node, captured);
  // A set that grows while it is walked ends when nothing new is found.
  for (const variable of captured) {
    const made = functionOf(variable);
    if (made) noteSeen(lower, made, captured);
  }
  const own = isFunction(node) ? ownName(lower, node) : undefined;
  if (own) captured.delete(own);
  return [...captured].filter((variable) => isAround(variable, node));
}

function noteSeen(lower: Lowering, node: Ast.Node, captured: Set<Variable>): void {
  for (const { identifier } of lower.scopes.acquire(node)?.through ?? []) {
    const resolved = lower.variables.of(identifier);
    if (!resolved || isOfModule(lower, resolved)) continue;
    if (resolved.defs.length > 0 || resolved.name === "arguments") captured.add(resolved);
    const state = lower.states.get(resolved);
    if (state) captured.add(state);
  }
}

/** The function that a variable certainly names. */
function functionOf({ defs }: Variable): FunctionNode | undefined {
  const [definition] = defs;
  if (defs.length !== 1 || !definition) return undefined;
  const { node } = definition;
  const made = node.type === "VariableDeclarator" ? node.init : node;
  return made && isFunction(made) && definition.type !== "Parameter" ? made : undefined;
}

/** False for what is declared inside of the function: it sees that anew each time. */
function isAround({ scope }: Variable, node: Ast.Node): boolean {
  const { range } = scope.block;
  return scope.block !== node && (range[0] < node.range[0] || range[1] > node.range[1]);
}

/** Variables of the module and imports are found by their number; they need not be carried along. */
function isOfModule({ moduleFrame }: Lowering, { scope }: Variable): boolean {
  return scope.type === "module" || scope.type === "global" || moduleFrame.wrappers.has(scope);
}

export function finish(
  lower: Lowering,
  frame: Frame,
  description: Omit<
    FunctionIr,
    "code" | `parameters${"After" | "WhenTrue" | "WhenFalse"}` | "thisAfter"
  >,
): FunctionIr {
  const atEnd = parametersAtEnd(description.parameters.length, description.range, frame);
  return {
    ...description,
    ...atEnd,
    code: frame.code,
    ...(frame.again ? { again: true } : {}),
    thisAfter: frame.flow.values.get("this"),
  };
}

/** Parameters have two places: their names, and the object that the caller handed in. */
function bindParameters(lower: Lowering, nodes: readonly Ast.Parameter[], frame: Frame): void {
  for (const [index, node] of nodes.entries()) {
    const rest = node.type === "RestElement";
    const value = frame.emit(node, { op: "parameter", index, rest });
    frame.flow.values.set(index, value);
    lower.bind(rest ? node.argument : node, throughWrittenPipes(lower, node, value, frame), frame);
    if (node.type === "TSParameterProperty") storeProperty(lower, node, frame);
  }
}

/** `constructor(private readonly orders: Orders)` stores the argument in a field of its name. */
function storeProperty(lower: Lowering, node: Ast.TSParameterProperty, frame: Frame): void {
  const [name] = boundNames(node.parameter);
  const variable = name && lower.variables.of(name);
  if (!name || !variable) return;
  const value = lower.read(variable, node, frame);
  const held = frame.flow.values.get("this") ?? frame.emit(node, { op: "this" });
  const stored = frame.emit(node, { op: "store", object: held, name: name.name, value });
  frame.flow.values.set("this", stored);
}

function describeParameter(lower: Lowering, node: Ast.Parameter): ParameterIr {
  const inner = node.type === "TSParameterProperty" ? node.parameter : node;
  const target = inner.type === "AssignmentPattern" ? inner.left : inner;
  const annotation = "typeAnnotation" in target ? target.typeAnnotation : undefined;
  const type = writtenType(lower, annotation);
  const decorated = [
    ...(node.decorators ?? []),
    ...("decorators" in target ? (target.decorators ?? []) : []),
  ];
  return {
    name: nameOfParameter(target),
    ...(type ? { type } : {}),
    decorators: decorators(lower, [...new Set(decorated)]),
    range: { start: node.range[0], end: node.range[1] },
  };
}

function directivesOf(body: Ast.Node): string[] {
  if (body.type !== "BlockStatement") return [];
  return body.body.flatMap((statement) =>
    statement.type === "ExpressionStatement" && statement.directive ? [statement.directive] : [],
  );
}

function kindOf(node: FunctionNode): FunctionKind {
  return node.type === "ArrowFunctionExpression" ? "arrow" : "function";
}

/** The name that people would call it by: its own, or that of what it is assigned to. */
function nameOf(node: FunctionNode): string {
  if (node.type !== "ArrowFunctionExpression" && node.id) return node.id.name;
  const { parent } = node;
  if (parent?.type === "VariableDeclarator" && parent.id.type === "Identifier")
    return parent.id.name;
  if (parent?.type === "Property") return propertyName(parent) ?? "";
  if (parent?.type === "AssignmentExpression" && parent.left.type === "MemberExpression") {
    return propertyName(parent.left) ?? "";
  }
  return "";
}
