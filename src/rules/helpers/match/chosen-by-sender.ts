import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { cookieFlag } from "./cookie-flag.ts";
import { nameOf, words } from "./names.ts";

/** A condition about a value that whoever calls writes as they like. */
export interface ChosenBySender {
  /** A right or an identity, or an address of the network. */
  readonly kind: "role" | "address";
  readonly value: Ast.Node;
  /** True where the condition holds for those who may go on. */
  readonly saysYes: boolean;
  /** Headers that a gateway before the server may set and take away from everybody else. */
  readonly isMaybeGateway: boolean;
}

interface SentValue {
  readonly from: "cookie" | "query" | "body" | "header";
  readonly name: string;
}

const RIGHT =
  /^(?:is ?(?:admin|staff|super ?user|super ?admin|manager|owner|moderator|employee|authenticated|logged ?in|premium|vip)|admin|staff|super ?user|role|user ?role|roles|authenticated|authori[sz]ed|logged ?in|auth|access ?level|permissions?|user ?type)$/;
const NO = /^(?:customer|user|guest|member|client|buyer|false|no|0|none|anonymous|public)?$/i;
const USER =
  /^(?:user|customer|account|member|client|buyer|owner|admin)?(?: ?id| ?name|email|)$|^uid$/;
const FORWARDED =
  /^(?:x-forwarded-for|x-real-ip|x-client-ip|client-ip|true-client-ip|x-originating-ip|x-remote-ip|forwarded)$/;
const HEADER_RIGHT = /^x-(?:user-|auth-|is-)?(?:role|admin|user-type|roles|staff|is-admin)$/;
const LOCAL =
  /^(?:127\.|::1|::ffff:127\.|localhost|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\d{1,3}(?:\.\d{1,3}){3}$)/;

/** Reads comparisons and plain values such as `req.cookies.isAdmin === "true"`; undefined for all else. */
export function chosenBySender(
  condition: Ast.Node,
  { semantics }: SyntaxContext,
): ChosenBySender | undefined {
  const node = unwrap(condition);
  if (node.type === "BinaryExpression") return ofComparison(node, semantics);
  const flag = cookieFlag(node, semantics);
  if (flag) return { kind: "role", value: flag, saysYes: true, isMaybeGateway: false };
  const sent = sentValue(node, semantics);
  // A body that names a right is a wish that is judged elsewhere; a cookie is a memory of an answer.
  if (!sent || !isRight(sent) || (sent.from !== "cookie" && sent.from !== "query"))
    return undefined;
  if (!/^(?:is |admin$|authenticated$|logged)/.test(words(sent.name))) return undefined;
  return { kind: "role", value: node, saysYes: true, isMaybeGateway: false };
}

function ofComparison(
  node: Ast.BinaryExpression,
  semantics: Semantics,
): ChosenBySender | undefined {
  if (!/^[!=]==?$/.test(node.operator)) return undefined;
  const isEqual = node.operator.startsWith("=");
  for (const [side, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const sent = sentValue(side, semantics);
    if (!sent) continue;
    const known = semantics.constant(other)?.value;
    if (known === undefined) return isOwnPath(sent, other, semantics) ? of("role") : undefined;
    if (sent.from === "header" && FORWARDED.test(sent.name))
      return typeof known === "string" && LOCAL.test(known) ? of("address") : undefined;
    if (!isRight(sent) || sent.from === "body") return undefined;
    const isNo = known === null || known === false || NO.test(String(known));
    return { ...of("role"), saysYes: isEqual !== isNo };

    function of(kind: ChosenBySender["kind"]): ChosenBySender {
      const isMaybeGateway = sent?.from === "header" && kind === "role";
      return { kind, value: side, saysYes: isEqual, isMaybeGateway };
    }
  }
  return undefined;
}

function isRight({ from, name }: SentValue): boolean {
  return from === "header" ? HEADER_RIGHT.test(name) : RIGHT.test(words(name));
}

/** `req.cookies.userId !== req.params.id`: both are written by the one who calls. */
function isOwnPath(sent: SentValue, other: Ast.Node, semantics: Semantics): boolean {
  if (sent.from !== "cookie" || !USER.test(words(sent.name)) || words(sent.name) === "")
    return false;
  const { node } = semantics.origin(other);
  const owner = node.type === "MemberExpression" ? unwrap(node.object) : undefined;
  return (
    owner?.type === "MemberExpression" &&
    /^(?:params|query|body)$/.test(nameOf(owner) ?? "") &&
    isRequest(owner.object) &&
    node.type === "MemberExpression" &&
    USER.test(words(propertyName(node) ?? "csrf"))
  );
}

/** `req.cookies.role`, `request.cookies.get("role")?.value`, `req.query.admin`, `req.headers["x-role"]`, `req.get("x-role")`. */
function sentValue(expression: Ast.Node, semantics: Semantics): SentValue | undefined {
  const { node, in: owner } = semantics.origin(expression);
  if (owner !== semantics) return undefined;
  if (node.type === "CallExpression") return ofCall(node, semantics);
  if (node.type !== "MemberExpression") return undefined;
  const name = propertyName(node) ?? (node.computed ? semantics.string(node.property) : undefined);
  const object = unwrap(node.object);
  if (name === "value" && object.type === "CallExpression") {
    const callee = unwrap(object.callee);
    const jar = callee.type === "MemberExpression" ? unwrap(callee.object) : undefined;
    const key = object.arguments[0] && semantics.string(object.arguments[0]);
    const isJar =
      jar?.type === "MemberExpression" && nameOf(jar) === "cookies" && isRequest(jar.object);
    return isJar && nameOf(callee) === "get" && key !== undefined
      ? { from: "cookie", name: key }
      : undefined;
  }
  if (name === undefined || object.type !== "MemberExpression" || !isRequest(object.object))
    return undefined;
  const from = FROM.get(nameOf(object) ?? "");
  return from && { from, name: from === "header" ? name.toLowerCase() : name };
}

const FROM: ReadonlyMap<string, SentValue["from"]> = new Map([
  ["cookies", "cookie"],
  ["query", "query"],
  ["body", "body"],
  ["headers", "header"],
] as const);

function ofCall(node: Ast.CallExpression, semantics: Semantics): SentValue | undefined {
  const callee = unwrap(node.callee);
  const key = node.arguments[0] && semantics.string(node.arguments[0]);
  if (callee.type !== "MemberExpression" || key === undefined) return undefined;
  const isReader = /^(?:get|header)$/.test(nameOf(callee) ?? "");
  const jar = unwrap(callee.object);
  if (!isReader) return undefined;
  if (isRequest(jar)) return { from: "header", name: key.toLowerCase() };
  const isHeaders =
    jar.type === "MemberExpression" && nameOf(jar) === "headers" && isRequest(jar.object);
  return isHeaders ? { from: "header", name: key.toLowerCase() } : undefined;
}

function isRequest(expression: Ast.Node): boolean {
  const node = unwrap(expression);
  return /^(?:req|request|ctx|\$req)$/.test(nameOf(node) ?? "");
}
