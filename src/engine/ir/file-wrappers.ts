import { bare, unwrap } from "../semantics/unwrap.ts";
import { propertyName } from "../semantics/names.ts";
import { type FunctionNode, isFunction } from "../syntax/function-node.ts";
import type { Ast, Variable } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import { namesOfNamespace } from "./namespace-names.ts";
import type { Lowering } from "./lowering.ts";
import { isModuleExports } from "./module-exports.ts";
import type { Flow, ReturnPlace } from "./places.ts";

/** A function that runs once, while its module does. */
interface Wrapper {
  readonly made: FunctionNode;
  readonly given: readonly Ast.Node[];
  /** True where its `this` is that of the module. */
  readonly isOwn: boolean;
}

/**
 * `(function () { … })()` around what a file does, `(function (root, factory) { … })(this, function
 * () { … })` and `const api = (function () { … })()` run once, when the module does. So their
 * variables are variables of the module, which all functions find by their number, and nothing has
 * to be carried along with what they export.
 */
export function lowerWrapper(
  lower: Lowering,
  node: Ast.CallExpression,
  frame: Frame,
): Value | undefined {
  const isOnce = frame === lower.moduleFrame && frame.jumps.length === 0;
  if (!isOnce || frame.inlined.some(({ wrapper }) => !wrapper)) return undefined;
  const wrapper = wrapperOf(lower, node);
  const scope = wrapper && lower.scopes.acquire(wrapper.made);
  if (!scope || !isPlain(lower, wrapper.made)) return undefined;
  const { made, given, isOwn } = wrapper;
  const names = made.params.map((each) => lower.variables.of(each as Ast.Identifier));
  const values = made.params.map((parameter, index) => {
    const argument = given[index];
    const name = names[index];
    if (!argument || (name && isCalledOnce(lower, name, argument, made)))
      return frame.emit(parameter, { op: "constant", value: undefined });
    // Where a file asks what it exports to, `this` is for those that have no exports.
    if (argument.type === "ThisExpression" && namesExports(lower, made))
      return frame.emit(argument, { op: "global", name: "globalThis" });
    return lower.expression(argument, frame);
  });
  frame.wrappers.add(scope);
  const returns: Flow[] = [];
  const place: ReturnPlace = `returned ${made.range[0]}`;
  frame.inlined.push({ scope, returns, wrapper: { place, isOwn } });
  for (const [index, parameter] of made.params.entries())
    lower.bind(parameter, values[index] ?? -1, frame);
  if (made.body.type === "BlockStatement") lower.statements(made.body.body, frame);
  else frame.flow.values.set(place, lower.expression(made.body, frame));
  frame.inlined.pop();
  frame.join(node, [...returns, frame.flow]);
  for (const [index, argument] of given.entries()) {
    const name = names[index];
    const filled = name && frame.flow.values.get(name);
    if (filled !== undefined && filled !== values[index]) fill(lower, argument, filled, frame);
  }
  const result = frame.flow.values.get(place);
  frame.flow.values.delete(place);
  return result ?? frame.emit(node, { op: "constant", value: undefined });
}

function wrapperOf(lower: Lowering, node: Ast.CallExpression): Wrapper | undefined {
  const target = bare(node.callee);
  const given = node.arguments;
  if (given.some(({ type }) => type === "SpreadElement")) return undefined;
  if (isFunction(target))
    return isClass(target, node) ? undefined : { made: target, given, isOwn: false };
  if (target.type === "Identifier") {
    const variable = lower.variables.of(target);
    const made = variable && lower.factories.get(variable);
    return made?.call === node ? { made: made.made, given, isOwn: false } : undefined;
  }
  if (target.type !== "MemberExpression" || propertyName(target) !== "call") return undefined;
  const made = bare(target.object);
  const [first, ...others] = given;
  if (!isFunction(made) || first?.type !== "ThisExpression") return undefined;
  return { made, given: others, isOwn: true };
}

/** What a wrapper was handed was filled: `(function (Kit) { Kit.run = … })(shop.Kit || (shop.Kit = {}))`. */
function fill(lower: Lowering, argument: Ast.Node, value: Value, frame: Frame): void {
  const target = bare(argument);
  for (const each of namesOfNamespace(target)) lower.assign(each, value, frame);
  if (target.type === "MemberExpression") lower.assign(target, value, frame);
}

/** True where what is in it says `exports` or `module.exports`. */
function namesExports(lower: Lowering, made: FunctionNode): boolean {
  return (lower.scopes.acquire(made)?.through ?? []).some(
    ({ identifier }) =>
      (identifier.name === "exports" || identifier.name === "module") &&
      lower.variables.isGlobal(identifier as Ast.Identifier),
  );
}

/** As compilers write a class: `var Shop = (function () { function Shop() {} return Shop; })()`. */
function isClass({ body }: FunctionNode, { parent }: Ast.Node): boolean {
  if (parent?.type === "ExpressionStatement" || body.type !== "BlockStatement") return false;
  const last = body.body.at(-1);
  const given =
    last?.type === "ReturnStatement" && last.argument ? unwrap(last.argument) : undefined;
  if (given?.type !== "Identifier") return false;
  return body.body.some(
    (each) =>
      (each.type === "FunctionDeclaration" || each.type === "ClassDeclaration") &&
      each.id?.name === given.name,
  );
}

/** It needs nothing that only a function of its own has. */
function isPlain(lower: Lowering, made: FunctionNode): boolean {
  if (made.async || made.generator) return false;
  if (made.params.some(({ type }) => type !== "Identifier")) return false;
  if (made.type === "ArrowFunctionExpression") return true;
  const listed = lower.scopes.acquire(made)?.set.get("arguments");
  if (listed && listed.references.length > 0) return false;
  const own = made.id && lower.variables.of(made.id);
  return !own || own.references.length === 0;
}

/**
 * `module.exports = factory()` in a wrapper that got the factory as an argument: of its calls, of
 * which one is made, that is the one.
 */
function isCalledOnce(
  lower: Lowering,
  variable: Variable,
  argument: Ast.Node,
  { range }: FunctionNode,
): boolean {
  const made = unwrap(argument);
  if (!isFunction(made) || !lower.variables.isConstant(variable)) return false;
  // What cannot become a part of the module is called as any function is.
  if (!isPlain(lower, made)) return false;
  const calls = variable.references.flatMap(({ identifier, from }) => {
    const { parent } = identifier;
    const isCall = parent?.type === "CallExpression" && parent.callee === identifier;
    return isCall && from.variableScope.block.range[0] === range[0] ? [parent] : [];
  });
  const call = calls.find((each) => isExported(lower, each)) ?? calls[0];
  if (!call) return false;
  lower.factories.set(variable, { made, call });
  return true;
}

/** `module.exports = factory()`, `factory(exports)` */
function isExported(lower: Lowering, call: Ast.CallExpression): boolean {
  if (call.arguments.some((each) => isModuleExports(lower, each))) return true;
  for (let each = call.parent; each?.type === "AssignmentExpression"; each = each.parent)
    if (isModuleExports(lower, each.left)) return true;
  return false;
}
