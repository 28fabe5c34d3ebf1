import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { requestRead } from "./request-read.ts";
import { DECODERS } from "./unverified-token.ts";

/** Where code reads what a token says without its signature. */
export interface DecodedToken {
  /** The expression that is the token. */
  readonly token: Ast.Node;
  /** Undefined for code that takes the token apart by itself. */
  readonly api: string | undefined;
}

/** Reads `jwt.decode(token)`, `decodeJwt(token)`, `JSON.parse(atob(token.split(".")[1]))`. */
export function decodedToken(
  node: Ast.CallExpression,
  semantics: Semantics,
): DecodedToken | undefined {
  const callee = unwrap(node.callee);
  const name = nameOf(callee) ?? "";
  const [first] = node.arguments;
  if (!first) return undefined;
  if (name === "parse" && semantics.callee(node) === "global#JSON.parse") {
    const token = tokenInside(first, semantics);
    return token && { token, api: undefined };
  }
  const api = semantics.callee(node);
  return api !== undefined && DECODERS.has(api) ? { token: first, api } : undefined;
}

/** `token` of `Buffer.from(token.split(".")[1], "base64").toString()`, through names. */
function tokenInside(expression: Ast.Node, semantics: Semantics): Ast.Node | undefined {
  let node = unwrap(expression);
  let isDecoded = false;
  for (let i = 0; i < 10; i++) {
    if (node.type === "Identifier") {
      const piece = secondPiece(node, semantics);
      if (piece) return isDecoded ? piece : undefined;
      const origin = semantics.origin(node);
      if (origin.node === node || origin.in !== semantics) return undefined;
      node = unwrap(origin.node);
    } else if (node.type === "MemberExpression") {
      const isSecond = node.computed && semantics.constant(node.property)?.value === 1;
      return isSecond && isDecoded ? splitText(node.object, semantics) : undefined;
    } else if (node.type === "CallExpression") {
      const callee = unwrap(node.callee);
      const name = nameOf(callee) ?? "";
      if (/^(?:from|atob|decode|decodeURIComponent|base64\w*|b64\w*)$/i.test(name)) {
        isDecoded = true;
        const [argument] = node.arguments;
        if (!argument) return undefined;
        node = unwrap(argument);
      } else if (callee.type === "MemberExpression") node = unwrap(callee.object);
      else return undefined;
    } else return undefined;
  }
  return undefined;
}

/** `const [, payload] = token.split(".")`. */
function secondPiece(node: Ast.Identifier, semantics: Semantics): Ast.Node | undefined {
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type !== "Variable" || definition.node.id.type !== "ArrayPattern")
    return undefined;
  const second = definition.node.id.elements[1];
  const isMeant = second?.type === "Identifier" && second.name === node.name;
  return isMeant && definition.node.init ? splitText(definition.node.init, semantics) : undefined;
}

function splitText(expression: Ast.Node, semantics: Semantics): Ast.Node | undefined {
  const { node } = semantics.origin(expression);
  if (node.type !== "CallExpression" || !node.arguments[0]) return undefined;
  const callee = unwrap(node.callee);
  const isSplit =
    callee.type === "MemberExpression" &&
    propertyName(callee) === "split" &&
    semantics.string(node.arguments[0]) === ".";
  return isSplit ? callee.object : undefined;
}

/** True where the token is the caller's: read from the request, or handed to a function as a token. */
export function isFromCaller(token: Ast.Node, semantics: Semantics): boolean {
  let node = unwrap(token);
  for (let i = 0; i < 6; i++) {
    if (requestRead(node, semantics)) return true;
    if (node.type === "Identifier") {
      const definition = semantics.variables.of(node)?.defs[0];
      // What providers answer with has names of its own, and it comes over a line that is verified.
      if (definition?.type === "Parameter")
        return /^(?!id_?token$).*(?:token|jwt|auth|bearer)/i.test(node.name);
      const origin = semantics.origin(node);
      if (origin.node === node) return isTakenApart(node, semantics);
      node = unwrap(origin.node);
    } else if (node.type === "CallExpression") {
      const callee = unwrap(node.callee);
      const name = nameOf(callee) ?? "";
      if (isOfCookies(callee, semantics) || /^get(?:Signed)?Cookie$/.test(name)) return true;
      if (/^(?:get|extract|read|parse)\w*(?:Bearer|Token|Jwt|Authorization)\w*$/.test(name)) {
        const given = node.arguments[0] && (nameOf(unwrap(node.arguments[0])) ?? "");
        return given !== undefined && /^(?:req|request|ctx|context|c|headers?|event)$/.test(given);
      }
      if (callee.type !== "MemberExpression") return false;
      if (!/^(?:replace|slice|substring|substr|split|trim|pop|at)$/.test(name)) return false;
      node = unwrap(callee.object);
    } else if (node.type === "MemberExpression") {
      if (isOfCookies(node, semantics) || isOfHandshake(node)) return true;
      const isPiece = node.computed || propertyName(node) === "value";
      if (!isPiece) return false;
      node = unwrap(node.object);
    } else if (node.type === "LogicalExpression") {
      node = unwrap(node.left);
    } else return false;
  }
  return false;
}

/** `const [type, token] = request.headers.authorization.split(" ")`. */
function isTakenApart(node: Ast.Identifier, semantics: Semantics): boolean {
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type !== "Variable" || !definition.node.init) return false;
  const { id, init } = definition.node;
  return id.type === "ArrayPattern" && requestRead(init, semantics) !== undefined;
}

/** `socket.handshake.auth.token`, `socket.handshake.query.token`. */
function isOfHandshake({ object }: Ast.MemberExpression): boolean {
  const part = unwrap(object);
  return part.type === "MemberExpression" && nameOf(unwrap(part.object)) === "handshake";
}

/** `cookies().get("token")`, `req.cookies.token`, and `jar.get("token")` where `jar` is `await cookies()`. */
function isOfCookies(node: Ast.Node, semantics: Semantics): boolean {
  if (node.type !== "MemberExpression") return false;
  const origin = unwrap(semantics.origin(node.object).node);
  const object = origin.type === "AwaitExpression" ? unwrap(origin.argument) : origin;
  const name = object.type === "CallExpression" ? nameOf(unwrap(object.callee)) : nameOf(object);
  return /^(?:cookies|cookieStore|signedCookies)$/.test(name ?? "");
}

/** True for files that browsers run: what they read of their own token decides nothing. */
export function isForBrowsers({ text, path }: Pick<SyntaxContext, "text" | "path">): boolean {
  // Such a file may import React as well, for its cache.
  if (/["'](?:server-only|next\/headers)["']/.test(text)) return false;
  return (
    /^\s*["']use client["']/m.test(text) ||
    /\b(?:window|document|localStorage|sessionStorage)\s*[.[]/.test(text) ||
    /from ["'](?:react|react-dom|react-native|react-router-dom|vue|@angular\/core|svelte|next\/router|js-cookie)["']/.test(
      text,
    ) ||
    // Servers redirect with the same module.
    /\buse(?:Router|SearchParams|Params|Pathname)\b[^;]*from ["']next\/navigation["']/.test(text) ||
    /(?:^|\/)(?:client|frontend|web-client|mobile)\//.test(path)
  );
}
