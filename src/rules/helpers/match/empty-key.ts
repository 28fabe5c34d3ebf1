import { type Ast, type SyntaxContext, propertyName, unwrap } from "../../../engine/api.ts";
import { environmentVariable } from "./environment-variable.ts";
import { isAskedFor } from "./secret-check.ts";

/** A key of signatures that is the empty text while its variable is not set. */
export interface EmptyKey {
  readonly name: string;
  /** What a report underlines. */
  readonly at: Ast.Node;
  /** The empty text, where it stands in this file. */
  readonly fallback?: Ast.Node;
}

const HMAC = /^(?:node:)?crypto#(?:default\.)?createHmac$/;

/**
 * The key of an HMAC, or the secret of Stripe's `constructEvent`: both take an empty text for a key
 * like any other, while tokens and sessions refuse to be signed with it.
 */
export function emptyKey(node: Ast.CallExpression, context: SyntaxContext): EmptyKey | undefined {
  const { semantics } = context;
  const key = keyOf(node, context);
  if (!key) return undefined;
  const { node: origin, in: owner } = semantics.origin(key);
  const choice = unwrap(origin);
  if (choice.type !== "LogicalExpression" || choice.operator === "&&") return undefined;
  if (owner.string(choice.right) !== "") return undefined;
  const name = environmentVariable(choice.left, owner);
  if (name === undefined || isAskedFor(key, name, context)) return undefined;
  return owner === semantics ? { name, at: choice, fallback: choice.right } : { name, at: key };
}

function keyOf(node: Ast.CallExpression, { semantics }: SyntaxContext): Ast.Node | undefined {
  const callee = unwrap(node.callee);
  const method = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
  if (method === "constructEvent" || method === "constructEventAsync") return node.arguments[2];
  const name = callee.type === "Identifier" ? callee.name : method;
  const isHmac = name === "createHmac" && HMAC.test(semantics.callee(node) ?? "");
  return isHmac ? node.arguments[1] : undefined;
}
