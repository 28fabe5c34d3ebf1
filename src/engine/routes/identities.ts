import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type LocatedFunction, visitAll } from "./functions.ts";

/** Names under which requests carry who is logged in. */
const IDENTITY =
  /^(?:user|session|auth|currentUser|current_user|userId|user_id|customer|customerId|customer_id|account|admin|principal|isAuthenticated|isLoggedIn|authorization|auth_context|getCurrentUser|getCurrentCustomer|activeUserId|actor_id|token|jwt|bearer|apiKey|api_key)$/i;
const IDENTITY_HEADER =
  /^(?:authorization|x-[a-z-]*(?:token|key|auth|secret)[a-z-]*|api[-_]?key)$/i;
/** A read of who is logged in: `req.user`, `ctx.state.user`, `req.headers.authorization`, `req.get("authorization")`, `const { user } = ctx`. */
export function isIdentity(node: Ast.Node): boolean {
  if (node.type === "Property") return isTakenIdentity(node);
  if (node.type === "MemberExpression") {
    const name = propertyName(node);
    if (name === undefined) return false;
    const isHeader =
      node.object.type === "MemberExpression" && propertyName(node.object) === "headers";
    if (isHeader) return IDENTITY_HEADER.test(name);
    return IDENTITY.test(name) && isRequestLike(node.object);
  }
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  return (
    callee.type === "MemberExpression" &&
    /^(?:get|header)$/.test(propertyName(callee) ?? "") &&
    first?.type === "Literal" &&
    IDENTITY_HEADER.test(String(first.value))
  );
}

/** `const { session } = ctx`, and `({ ctx: { session } }) => …`. */
function isTakenIdentity(node: Ast.Property): boolean {
  const pattern = node.parent;
  if (pattern.type !== "ObjectPattern" || !IDENTITY.test(propertyName(node) ?? "")) return false;
  const { parent } = pattern;
  if (parent.type === "VariableDeclarator") return !!parent.init && isRequestLike(parent.init);
  return parent.type === "Property" && /^(?:ctx|context)$/.test(propertyName(parent) ?? "");
}

/** The name that frameworks' requests and contexts go by: `req`, `request`, `ctx.state`, `req.session`, `res.locals`. */
function isRequestLike(object: Ast.Node): boolean {
  const node = unwrap(object);
  if (node.type === "Identifier")
    return /^(?:req|request|ctx|context|c|socket|event|locals|session|args)$/.test(node.name);
  if (node.type !== "MemberExpression") return false;
  const name = propertyName(node) ?? "";
  return (
    /^(?:req|request|session|state|locals|cookies|signedCookies|auth|user|ctx|context)$/.test(
      name,
    ) &&
    (isRequestLike(node.object) || node.object.type === "Identifier")
  );
}

/** The names that a value is kept under: `const { user } = …`; with `asArgument` also what calls make of it. */
export function assignedNames(value: Ast.Node, asArgument: boolean): string[] {
  if (value.type === "Property" && value.parent.type === "ObjectPattern") return names(value.value);
  let node = value;
  for (let i = 0; i < 8; i++) {
    const { parent }: { parent?: Ast.Node } = node;
    switch (parent?.type) {
      case "VariableDeclarator":
        return parent.init === node ? names(parent.id) : [];
      case "AssignmentExpression":
        return parent.right === node ? names(parent.left) : [];
      case "CallExpression":
      case "NewExpression":
        if (parent.callee !== node && !asArgument) return [];
        break;
      case "MemberExpression":
        if (parent.object !== node) return [];
        break;
      case "AwaitExpression":
      case "ChainExpression":
      case "TSNonNullExpression":
      case "TSAsExpression":
      case "LogicalExpression":
        break;
      case "ConditionalExpression":
        if (parent.test === node) return [];
        break;
      case "Property":
      case "ObjectExpression":
        if (!asArgument) return [];
        break;
      default:
        return [];
    }
    node = parent;
  }
  return [];
}

function names(pattern: Ast.Node): string[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern.name];
    case "ObjectPattern":
      return pattern.properties.flatMap((each) =>
        each.type === "Property" ? names(each.value) : names(each.argument),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((each) => (each ? names(each) : []));
    case "AssignmentPattern":
      return names(pattern.left);
    default:
      return [];
  }
}

/** What a function takes of who is logged in where it is called: `({ ctx: { session } }) => …`. */
export function takenIdentities({ node, in: semantics }: LocatedFunction): Ast.Node[] {
  const found: Ast.Node[] = [];
  for (const each of node.params) {
    if (each.type !== "ObjectPattern") continue;
    visitAll({ node: each, in: semantics }, (inner) => {
      if (isIdentity(inner)) found.push(inner);
    });
  }
  return found;
}
