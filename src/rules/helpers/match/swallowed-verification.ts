import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  packageOf,
  unwrap,
  walk,
  isFunction,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { ownFunction } from "./own-function.ts";
import { leaves, refuses } from "./refusal.ts";

/** Functions that say no by throwing. */
const VERIFIERS = new Set([
  "jsonwebtoken#verify",
  "jose#jwtVerify",
  "jose#compactVerify",
  "svix#Webhook.new().verify",
  "standardwebhooks#Webhook.new().verify",
]);

/**
 * The verification inside a `try` that lets nobody in or out: its answer is not used, and the
 * catch goes on as if it had said yes. Undefined where what it returns matters, since then
 * nobody is known without it.
 */
export function swallowedVerification(
  node: Ast.TryStatement,
  context: SyntaxContext,
): string | undefined {
  const { handler } = node;
  if (!handler || refuses(handler.body, context.source)) return undefined;
  const passes = passesOn(handler.body) !== undefined;
  for (const statement of node.block.body) {
    if (statement.type !== "ExpressionStatement") continue;
    const call = callOf(statement.expression);
    if (!call || !isVerifier(call, context)) continue;
    const goesOn = passes || (!leaves(handler.body) && isFollowed(node));
    return goesOn ? `${nameOf(unwrap(call.callee)) ?? "verify"}()` : undefined;
  }
  return replacesEvent(node, handler.body, context);
}

/** `return true`, `return next()` or `next()`: the literal or the call that lets somebody pass. */
export function passesOn(statement: Ast.Statement): Ast.Node | undefined {
  const all = statement.type === "BlockStatement" ? statement.body : [statement];
  const end = all.at(-1);
  const isBare = end?.type === "ReturnStatement" && end.argument === null;
  const last = isBare ? all.at(-2) : end;
  if (last?.type !== "ReturnStatement" && last?.type !== "ExpressionStatement") return undefined;
  const value = last.type === "ReturnStatement" ? last.argument : last.expression;
  const node = value && unwrap(value);
  if (node?.type === "Literal" && last.type === "ReturnStatement" && node.value === true)
    return node;
  if (node?.type !== "CallExpression" || node.arguments.length > 0) return undefined;
  return nameOf(unwrap(node.callee)) === "next" ? node : undefined;
}

function callOf(expression: Ast.Node): Ast.CallExpression | undefined {
  const node = unwrap(expression);
  return node.type === "CallExpression" ? node : undefined;
}

function isVerifier(call: Ast.CallExpression, { semantics }: SyntaxContext): boolean {
  const callee = unwrap(call.callee);
  const name = nameOf(callee) ?? "";
  if (name !== "constructEvent" && name !== "constructEventAsync" && !/[vV]erify/.test(name))
    return false;
  const api = semantics.callee(call);
  if (api !== undefined && VERIFIERS.has(api)) return true;
  const isStripe = api !== undefined && packageOf(api) === "stripe";
  return isStripe || name.startsWith("constructEvent") || isOwnVerifier(call, semantics);
}

/** A function of the project that compares with a secret, and has no other answer than to throw. */
function isOwnVerifier(call: Ast.CallExpression, semantics: Semantics): boolean {
  const own = ownFunction({ node: call.callee, in: semantics });
  const { source } = own?.in ?? semantics;
  const body = own?.node.body;
  if (body?.type !== "BlockStatement") return false;
  if (!/hmac|signature|secret|timingSafe|digest/i.test(source.text.slice(...body.range)))
    return false;
  let throws = false;
  let answers = false;
  walk(body, source.visitorKeys, (node) => {
    throws ||= node.type === "ThrowStatement";
    answers ||= node.type === "ReturnStatement" && node.argument !== null;
  });
  return throws && !answers;
}

/** Something comes after the statement that is done whatever it said. */
function isFollowed(node: Ast.TryStatement): boolean {
  const { parent } = node;
  return (
    parent.type === "BlockStatement" && isFunction(parent.parent) && parent.body.at(-1) !== node
  );
}

/** `try { event = constructEvent(…) } catch { event = JSON.parse(body) }`. */
function replacesEvent(
  node: Ast.TryStatement,
  body: Ast.BlockStatement,
  context: SyntaxContext,
): string | undefined {
  for (const statement of node.block.body) {
    const assigned = assignmentIn(statement);
    const call = assigned && callOf(assigned.right);
    if (!assigned || !call || !isVerifier(call, context)) continue;
    const variable = nameOf(assigned);
    let replaces = false;
    walk(body, context.source.visitorKeys, (each) => {
      if (each.type !== "AssignmentExpression" || nameOf(each) !== variable) return;
      replaces ||= /\b(?:body|payload|rawBody|decode|parse)\b/.test(
        context.text.slice(...each.right.range),
      );
    });
    return variable !== undefined && replaces
      ? `${nameOf(unwrap(call.callee)) ?? "verify"}()`
      : undefined;
  }
  return undefined;
}

function assignmentIn(statement: Ast.Statement): Ast.AssignmentExpression | undefined {
  if (statement.type !== "ExpressionStatement") return undefined;
  const node = unwrap(statement.expression);
  return node.type === "AssignmentExpression" ? node : undefined;
}
