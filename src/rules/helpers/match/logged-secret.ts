import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf, words } from "./names.ts";
import { formField, requestRead } from "./request-read.ts";
import { secretRole } from "./secret-names.ts";
import type { ShownPart } from "./shown-parts.ts";

/** What a log line tells that it should not; `whole` for all headers, cookies or variables at once. */
export interface LoggedSecret {
  readonly name: string;
  readonly whole: boolean;
}

const CODE =
  /\b(?:otp|otp code|one time (?:code|password|pin|passcode)|(?:verification|reset|login|recovery|backup|2fa|two factor|mfa|sms|auth) code)$/;
const AUTHORIZATION = /^(?:authorization|auth header|authorization header|bearer token)$/;
const SECRET_HEADER = /^(?:authorization|proxy-authorization|cookie|set-cookie)$/;

/** Names that end like a secret's and mean a question, a number, a device or something that all may know. */
const HARMLESS =
  /^(?:has|is|no|missing|should|needs|with|use|uses|require|requires|valid|invalid|set|num|total|get|pass$)\b|\b(?:id|email|name|phone) or\b|\b(?:push|device|fcm|apns|expo|cart|checkout|guest|basket|payment|card|setup|lexer|parser|syntax|grammar|mint|erc20|nft|erc|next|prev|previous|cache|idempotency|primary|foreign|sort|partition|object|dedupe|kind|channel|room|socket)\b/;
const REQUEST = /^(?:req|request|ctx|context|event|c)$/i;

/** Calls that read what a token says, which is no longer the token. */
const READS = /verify|decode|parse|validate|introspect|claims|payload|find|lookup|count|exists/i;

/** The secret that a part of a log line is; undefined for everything else. */
export function loggedSecret(part: ShownPart): LoggedSecret | undefined {
  const { node, before = "" } = part;
  if (/unexpected\s*$|unexpected token/i.test(before)) return undefined;
  // What an address calls a client's id is meant for everybody, whatever the variable is called.
  if (/\b(?:client|app|application|publishable|public)_?(?:id|key)=$/i.test(before))
    return undefined;
  if (node.type === "CallExpression") return ofCall(node, part.in);
  const whole = wholeStore(node, part.in);
  if (whole !== undefined) return { name: whole, whole: true };
  const read = requestRead(node, part.in);
  if (read?.from === "header")
    return isSecretHeader(read.name) ? { name: read.name, whole: false } : undefined;
  const name = nameOf(node) ?? "";
  // The token of a channel names it, as its id does.
  const owner = node.type === "MemberExpression" ? (nameOf(unwrap(node.object)) ?? "") : "";
  if (HARMLESS.test(words(`${owner} ${name}`)) || isKind(owner, name)) return undefined;
  if (namesApp(name, part.in)) return undefined;
  // A variable of any name that is shown as a password is one, unless its own name says another thing.
  const known = isSecretName(name) ? name : isPlain(name) && isSecretName(part.key) ? part.key : "";
  if (known === undefined || known === "" || isReadToken(node, part.in)) return undefined;
  return { name: known, whole: false };
}

/** `appKey` beside `appSecret`: it says which app asks, and the other half is the secret. */
function namesApp(name: string, { source }: Semantics): boolean {
  return /^(?:app|consumer)_?key$/i.test(name) && /(?:app|consumer)_?secret/i.test(source.text);
}

function ofCall(node: Ast.CallExpression, semantics: Semantics): LoggedSecret | undefined {
  const sent = formField(node, semantics);
  if (sent !== undefined) return isSecretName(sent) ? { name: sent, whole: false } : undefined;
  const headers = allHeaders(node, semantics);
  if (headers !== undefined) return { name: headers, whole: true };
  // The first characters of a token are shown to tell one from another.
  const isCut = /^(?:slice|substring|substr|split|at)$/.test(nameOf(unwrap(node.callee)) ?? "");
  const read = isCut ? undefined : requestRead(node, semantics);
  if (read?.from === "header" && isSecretHeader(read.name))
    return { name: read.name, whole: false };
  const [first] = node.arguments;
  const isCopy = /^(?:global#Object\.fromEntries|global#Object\.entries)$/.test(
    semantics.callee(node) ?? "",
  );
  const whole = isCopy && first ? wholeStore(unwrap(first), semantics) : undefined;
  return whole === undefined ? undefined : { name: whole, whole: true };
}

function isSecretHeader(name: string): boolean {
  return SECRET_HEADER.test(name) || (secretRole(name) !== undefined && !/csrf|xsrf/.test(name));
}

/** `c.req.header()` of Hono without a name, `getRequestHeaders(event)` of h3. */
function allHeaders(node: Ast.CallExpression, semantics: Semantics): string | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === "Identifier")
    return /^(?:h3|global|#imports)#(?:getRequestHeaders|getHeaders|parseCookies)$/.test(
      semantics.callee(node) ?? "",
    )
      ? callee.name
      : undefined;
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "header") return undefined;
  const owner = unwrap(callee.object);
  const isOfContext =
    owner.type === "MemberExpression" &&
    propertyName(owner) === "req" &&
    REQUEST.test(nameOf(unwrap(owner.object)) ?? "");
  return isOfContext && node.arguments.length === 0 ? "req.header()" : undefined;
}

/** `req.headers`, `request.cookies`, `process.env` as they are. */
function wholeStore(node: Ast.Node, semantics: Semantics): string | undefined {
  if (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    // `request.headers.entries()`
    return callee.type === "MemberExpression" && propertyName(callee) === "entries"
      ? wholeStore(unwrap(callee.object), semantics)
      : undefined;
  }
  if (node.type !== "MemberExpression") return undefined;
  const name = propertyName(node);
  if (name === "env") {
    return semantics.api(node) === "global#process.env" ? "process.env" : undefined;
  }
  if (!/^(?:headers|rawHeaders|cookies|signedCookies)$/.test(name ?? "")) return undefined;
  const owner = unwrap(node.object);
  const ownerName = nameOf(owner) ?? "";
  return REQUEST.test(ownerName) ? `${ownerName}.${name}` : undefined;
}

function isSecretName(name: string | undefined): boolean {
  if (name === undefined || name === "") return false;
  const text = words(name);
  if (HARMLESS.test(text)) return false;
  return CODE.test(text) || AUTHORIZATION.test(text) || secretRole(name) !== undefined;
}

/** `LoginMethod.PASSWORD` is one of the kinds that there are. */
function isKind(owner: string, name: string): boolean {
  return /^[A-Z]+[a-z]\w*$/.test(owner) && /^[A-Z][A-Z\d_]*$/.test(name);
}

/** Names that say nothing: `value`, `raw`, `data`, `str`. */
function isPlain(name: string): boolean {
  return /^(?:value|val|raw|data|str|text|v|x|result|input|plain|current|generated)$/i.test(name);
}

/** `const token = jwt.verify(…)`: what is left are the claims. */
function isReadToken(node: Ast.Node, semantics: Semantics): boolean {
  if (node.type !== "Identifier") return false;
  const origin = unwrap(semantics.origin(node).node);
  if (origin.type !== "CallExpression") return false;
  return (
    READS.test(nameOf(unwrap(origin.callee)) ?? "") ||
    semantics.callee(origin) === "next-auth/jwt#getToken"
  );
}
