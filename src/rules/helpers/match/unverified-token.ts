import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  type Variable,
  propertyName,
  unwrap,
  walk,
  type FunctionNode,
  isFunction,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** Calls that read a token without looking at its signature. */
export const DECODERS = new Set([
  "jsonwebtoken#decode",
  "jose#decodeJwt",
  "jwt-decode#",
  "jwt-decode#jwtDecode",
  "@nestjs/jwt#JwtService.new().decode",
  "hono/jwt#decode",
  "@tsndr/cloudflare-worker-jwt#decode",
  "@zaubrik/djwt#decode",
  "deno.land/x/djwt#decode",
]);
/** Whoever asks an issuer, or looks at the signature, knows more than the token says. */
const VERIFIES =
  /verif|introspect|validate|authenticate|jwks|getSigningKey|getPublicKey|constructEvent/i;
const REQUEST = /^(?:req|request|ctx|context|c|socket|locals|state|event)$/;
const SOMEBODY =
  /^(?:user|userId|userInfo|currentUser|customer|customerId|admin|auth|account|accountId|principal|identity|member|seller|vendor)$/;
const RIGHT = /^(?:roles?|isAdmin|is_admin|admin|permissions?|scopes?)$/;

/**
 * True where the server takes who somebody is, or what they may do, from a token that anybody may
 * have written: `req.user = jwt.decode(token)`, `if (jwt.decode(token).role !== "admin")`.
 */
export function isBelieved(node: Ast.CallExpression, context: SyntaxContext): boolean {
  const { semantics, source } = context;
  if (isVerifiedBefore(context.path)) return false;
  if (!DECODERS.has(semantics.callee(node) ?? "")) return false;
  const around = handlerAround(node);
  if (!around || callsVerifier(around, context)) return false;
  const held = heldBy(node, context);
  const isToken = (each: Ast.Node): boolean => {
    const variable = each.type === "Identifier" ? semantics.variables.of(each) : undefined;
    return each === node || (variable !== undefined && held.has(variable));
  };
  const holdsToken = (value: Ast.Node): boolean => {
    let holds = false;
    walk(value, source.visitorKeys, (each) => (holds ||= isToken(each)));
    return holds;
  };
  let believed = false;
  walk(around, source.visitorKeys, (each) => {
    if (each.type === "AssignmentExpression")
      believed ||= isSomebodyOfRequest(each.left) && holdsToken(each.right);
    if (each.type === "BinaryExpression" && /^[!=]==?$/.test(each.operator))
      believed ||= [each.left, each.right].some(
        (side) => RIGHT.test(nameOf(unwrap(side)) ?? "") && holdsToken(side),
      );
  });
  return believed;
}

/** The gateway of Supabase verifies a token before it calls a function, unless settings that are not read here say otherwise. */
export function isVerifiedBefore(path: string): boolean {
  return /(?:^|\/)supabase\/functions\//.test(path);
}

/** The outermost function around that is handed a request. */
function handlerAround(node: Ast.Node): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let each = node.parent; each; each = each.parent) {
    if (!isFunction(each)) continue;
    const takes = each.params.some((parameter) => REQUEST.test(nameOf(parameter) ?? ""));
    if (takes) found = each;
  }
  return found;
}

/** True where something in the code asks an issuer, or looks at a signature; where a token is given, not that of another one. */
export function callsVerifier(
  around: Ast.Node,
  { source, semantics }: SyntaxContext,
  token?: Ast.Node,
): boolean {
  let verifies = false;
  walk(around, source.visitorKeys, (each) => {
    if (each.type !== "CallExpression" || !VERIFIES.test(nameOf(unwrap(each.callee)) ?? "")) return;
    verifies ||= !token || !isOfOther(each, token, semantics);
  });
  return verifies;
}

/** True for `jwt.verify(session, key)` where the token in question is another variable, which has nothing to do with it. */
function isOfOther(call: Ast.CallExpression, token: Ast.Node, semantics: Semantics): boolean {
  if (!TOKEN_VERIFIERS.has(semantics.callee(call) ?? "")) return false;
  const [own, other] = [call.arguments[0], token].map((each) => {
    const node = each && unwrap(each);
    const variable = node?.type === "Identifier" ? semantics.variables.of(node) : undefined;
    const definition = variable?.defs[0];
    if (!variable || definition?.type !== "Variable" || !definition.node.init) return undefined;
    const [start, end] = definition.node.init.range;
    return { variable, text: semantics.source.text.slice(start, end) };
  });
  if (!own || !other || own.variable === other.variable || own.text === other.text) return false;
  return !names(own.text, other.variable.name) && !names(other.text, own.variable.name);
}

function names(text: string, name: string): boolean {
  return new RegExp(String.raw`\b${name}\b`).test(text);
}

const TOKEN_VERIFIERS = new Set(["jsonwebtoken#verify", "jose#jwtVerify", "hono/jwt#verify"]);

/** The variables that hold what the token says, or parts of it. */
function heldBy(node: Ast.Node, { semantics }: SyntaxContext): ReadonlySet<Variable> {
  let value = node;
  while (value.parent && PASSING.test(value.parent.type)) value = value.parent;
  const { parent } = value;
  if (parent?.type !== "VariableDeclarator" || parent.init !== value) return new Set();
  const ids =
    parent.id.type === "ObjectPattern"
      ? parent.id.properties.flatMap((each) => (each.type === "Property" ? [each.value] : []))
      : [parent.id];
  return new Set(ids.flatMap((each) => semantics.variables.of(each) ?? []));
}

const PASSING = /^(?:Await|TSAs|TSNonNull|Chain|Logical)Expression$/;

/** `req.user`, `res.locals.user`, `ctx.state.user`. */
function isSomebodyOfRequest(left: Ast.Node): boolean {
  const place = unwrap(left);
  if (place.type !== "MemberExpression" || !SOMEBODY.test(propertyName(place) ?? "")) return false;
  return REQUEST.test(nameOf(unwrap(place.object)) ?? "");
}
