import type { Ast } from "../syntax/ast.ts";
import { type FunctionNode, isFunction } from "../syntax/function-node.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

/** `request.headers.authorization` */
const MAX_LOADS = 4;

/**
 * `getSession(request)` where `function getSession(request) { return request.cookies.session; }` of
 * the same file: what it reads is read here, so that a check of it is one of the request's member,
 * whichever function asks.
 */
export function readByFunction(
  lower: Lowering,
  node: Ast.CallExpression,
  frame: Frame,
): Value | undefined {
  const [given, more] = node.arguments;
  if (node.callee.type !== "Identifier" || node.optional || !given || more) return undefined;
  if (given.type !== "Identifier") return undefined;
  const read = readOf(lower, node.callee);
  if (!read || !isSameType(lower, read.parameter, given)) return undefined;
  let object = lower.expression(given, frame);
  for (const name of read.path) object = frame.emit(node, { op: "load", object, name });
  return object;
}

interface Read {
  readonly parameter: Ast.Identifier;
  readonly path: readonly string[];
}

/** The member of its only parameter that a function gives back, and does nothing else. */
function readOf(lower: Lowering, name: Ast.Identifier): Read | undefined {
  const fn = functionNamed(lower, name);
  const [parameter] = fn?.params ?? [];
  if (!fn || fn.async || fn.generator || fn.params.length !== 1) return undefined;
  const value = parameter?.type === "Identifier" ? onlyReturned(fn) : undefined;
  if (!value || parameter?.type !== "Identifier") return undefined;
  const path: string[] = [];
  let each = unwrap(value);
  for (; each.type === "MemberExpression"; each = unwrap(each.object)) {
    const member = propertyName(each);
    if (member === undefined || path.length === MAX_LOADS) return undefined;
    path.unshift(member);
  }
  const isOwn = each.type === "Identifier" && each.name === parameter.name && path.length > 0;
  return isOwn ? { parameter, path } : undefined;
}

function functionNamed(lower: Lowering, name: Ast.Identifier): FunctionNode | undefined {
  const variable = lower.variables.of(name);
  const [definition] = variable?.defs ?? [];
  if (!variable || !definition || !lower.variables.isConstant(variable)) return undefined;
  if (definition.type === "FunctionName")
    return isFunction(definition.node) ? definition.node : undefined;
  const init = definition.type === "Variable" ? definition.node.init : undefined;
  return init && isFunction(init) ? init : undefined;
}

function onlyReturned({ body }: FunctionNode): Ast.Node | undefined {
  if (body?.type !== "BlockStatement") return body ?? undefined;
  const [only, more] = body.body;
  return only?.type === "ReturnStatement" && !more ? (only.argument ?? undefined) : undefined;
}

/** What only the function's own parameter says of what it is given would be lost. */
function isSameType(lower: Lowering, parameter: Ast.Identifier, given: Ast.Identifier): boolean {
  const said = typeText(lower, parameter);
  if (said === undefined) return true;
  const definition = lower.variables.of(given)?.defs[0];
  if (definition?.type !== "Parameter" || definition.name.type !== "Identifier") return false;
  const own = typeText(lower, definition.name);
  // Whoever a function is handed to says what it is called with: `app.get("/", (request) => …)`.
  return own === undefined ? definition.node.parent.type === "CallExpression" : own === said;
}

function typeText({ source }: Lowering, { typeAnnotation }: Ast.Identifier): string | undefined {
  return typeAnnotation ? source.text.slice(...typeAnnotation.range) : undefined;
}
