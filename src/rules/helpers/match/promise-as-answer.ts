import {
  type Ast,
  type FunctionNode,
  type Semantics,
  bare,
  functionOf,
  isFunction,
  propertyName,
} from "../../../engine/api.ts";
import { innermostFunction } from "./enclosing.ts";
import { ownFunction } from "./own-function.ts";

/** A call whose promise stands where its answer was meant. */
export interface PromiseAsAnswer {
  readonly call: Ast.CallExpression;
  /** Whether `await` may stand in front of the call. */
  readonly canWait: boolean;
}

/** `isAdmin(user)` as a condition, and a constant that holds what it gives, where the function is asynchronous. */
export function promiseAsAnswer(node: Ast.Node, semantics: Semantics): PromiseAsAnswer | undefined {
  if (node.type === "CallExpression")
    return givesPromise(node, semantics) ? { call: node, canWait: canWait(node) } : undefined;
  if (node.type !== "Identifier") return undefined;
  const variable = semantics.variables.of(node);
  const [definition] = variable?.defs ?? [];
  if (!variable || definition?.type !== "Variable") return undefined;
  const { id, init } = definition.node;
  if (id.type !== "Identifier" || !init || !semantics.variables.isConstant(variable))
    return undefined;
  const call = bare(init);
  if (call.type !== "CallExpression" || !givesPromise(call, semantics)) return undefined;
  // Whoever waits for it elsewhere knows what it is.
  const isKnown = variable.references.some(({ identifier: { parent } }) =>
    ["AwaitExpression", "MemberExpression", "ReturnStatement", "CallExpression"].includes(
      parent?.type ?? "",
    ),
  );
  return isKnown ? undefined : { call, canWait: canWait(call) };
}

/** Methods of lists that ask a function about each element. */
const ASKING = new Set([
  "some",
  "every",
  "filter",
  "find",
  "findIndex",
  "findLast",
  "findLastIndex",
]);
/** Streams, and lists of libraries for promises, wait for what they asked. */
const WAITS = /stream|observable|readable|iterator|async|\$$|^(?:pipe|from|of)$/i;

/** `lines.some(async (line) => …)`: the method, where what it is answered is a promise each time. */
export function askedOfPromises(node: Ast.CallExpression): string | undefined {
  const callee = bare(node.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const method = propertyName(callee);
  const [first] = node.arguments;
  if (method === undefined || !ASKING.has(method) || !first) return undefined;
  const asked = bare(first);
  if (!isFunction(asked) || !asked.async || asked.generator) return undefined;
  const { parent } = node;
  // Whoever waits for the answer has a list that gives a promise of it.
  const isAwaited = parent.type === "AwaitExpression" || parent.type === "ForOfStatement";
  const isChained =
    parent.type === "MemberExpression" &&
    /^(?:then|toArray|catch)$/.test(propertyName(parent) ?? "");
  return isAwaited || isChained || isOfStream(callee.object) ? undefined : method;
}

function isOfStream(object: Ast.Node): boolean {
  const node = bare(object);
  switch (node.type) {
    case "Identifier":
      return WAITS.test(node.name);
    case "MemberExpression":
      return WAITS.test(propertyName(node) ?? "") || isOfStream(node.object);
    case "CallExpression":
      return isOfStream(node.callee);
    case "NewExpression":
      return isOfStream(node.callee);
    default:
      return false;
  }
}

/** Methods of other objects that are worth a look into other files. */
const ASKS =
  /^(?:is|has|can|may|should|check|verify|validate|authori[sz]e|authenticate|assert|ensure|require|enforce|allows?|compare|matches|owns)(?![a-z])/;

function givesPromise(call: Ast.CallExpression, semantics: Semantics): boolean {
  return calledPromiser(call, semantics) !== undefined;
}

/** The asynchronous function of the project that is called. */
export function calledPromiser(
  call: Ast.CallExpression,
  semantics: Semantics,
): FunctionNode | undefined {
  const callee = bare(call.callee);
  const own =
    callee.type === "MemberExpression" && callee.object.type === "ThisExpression"
      ? ownMethod(callee)
      : callee.type === "Identifier"
        ? ownFunction({ node: callee, in: semantics })?.node
        : callee.type === "MemberExpression" && ASKS.test(propertyName(callee) ?? "")
          ? functionOf({ node: callee, in: semantics })?.node
          : undefined;
  return own !== undefined && isAsynchronous(own) ? own : undefined;
}

function isAsynchronous(node: FunctionNode): boolean {
  if (node.generator) return false;
  if (node.async) return true;
  const type = node.returnType?.typeAnnotation;
  return (
    type?.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    type.typeName.name === "Promise"
  );
}

/** The method of the class around it that `this.method` is; what others extend may have another one. */
function ownMethod(callee: Ast.MemberExpression): FunctionNode | undefined {
  const name = propertyName(callee);
  let node: Ast.Node | undefined = callee;
  while (node && node.type !== "ClassBody") node = node.parent;
  for (const member of node?.body ?? []) {
    if (member.type !== "MethodDefinition" || propertyName(member) !== name) continue;
    return member.kind === "method" && isFunction(member.value) ? member.value : undefined;
  }
  return undefined;
}

/** True inside of an asynchronous function. */
export function canWait(node: Ast.Node): boolean {
  return innermostFunction(node)?.async === true;
}
