import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

const WS =
  /^(?:ws|isomorphic-ws)#(?:WebSocketServer|WebSocket\.Server|Server)\.new$|^(?:ws|isomorphic-ws)#(?:WebSocketServer|WebSocket\.Server|Server)$/;
const SOCKET_IO = /^socket\.io#(?:Server)?$/;
/** A cookie that is only sent to pages of the same site protects as well. */
const SAME_SITE = /same-?site\W{1,4}(?:lax|strict|true)\b/i;

export const rule = syntaxRule({
  id: "websocket-origin-unchecked",
  meta: {
    category: "access-control",
    title: "A socket that is opened with a cookie lets every site in",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [1385, 346],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["4.4.2"],
    tips: [2, 8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Any page can open this socket as the customer who visits it: the origin of the request is not checked.",
      help: "Compare {{origin}} with the shop's own addresses before you accept the connection.",
    },
  },
  noFix: "The addresses of the shop are not known here.",
  visit: {
    NewExpression: check,
    CallExpression(node, context) {
      check(node, context);
      checkFastify(node, context);
    },
    Decorator({ expression }, context) {
      if (expression.type !== "CallExpression" || isNeverDeployed(context)) return;
      if (context.semantics.callee(expression) !== GATEWAY) return;
      // Without an adapter of its own a gateway is a server of Socket.IO.
      if (asksForOrigin(context) || !readsCookie(true, context)) return;
      const origin = "request.headers.origin in `allowRequest`";
      context.report({ at: expression, message: "found", data: { origin } });
    },
  },
});

const GATEWAY = "@nestjs/websockets#WebSocketGateway";

/** `app.get("/feed", { websocket: true }, (socket, request) => …)` of `@fastify/websocket`. */
function checkFastify(node: Ast.CallExpression, context: SyntaxContext): void {
  const name = nameOf(unwrap(node.callee)) ?? "";
  if (!/^(?:get|route)$/.test(name) || !context.text.includes("websocket")) return;
  const opens = node.arguments.some((each) => {
    const options = context.semantics.object(each);
    const flag = options?.get("websocket");
    const handler = options?.get("wsHandler");
    return flag ? flag.value.in.constant(flag.value.node)?.value === true : handler !== undefined;
  });
  if (!opens || isNeverDeployed(context) || asksForOrigin(context)) return;
  let reads = false;
  walk(node, context.source.visitorKeys, (each) => {
    if (each.type !== "MemberExpression") return;
    const member = propertyName(each) ?? "";
    const owner = nameOf(unwrap(each.object)) ?? "";
    reads ||= /^(?:cookies|session)$/.test(member) && /^(?:req|request)$/.test(owner);
    reads ||= member === "cookie" && owner === "headers";
  });
  const origin = "request.headers.origin in a hook of the route";
  if (reads) context.report({ at: node.callee, message: "found", data: { origin } });
}

function check(node: Ast.NewExpression | Ast.CallExpression, context: SyntaxContext): void {
  const api = context.semantics.callee(node) ?? "";
  const isSocketIo = SOCKET_IO.test(api);
  if ((!isSocketIo && !WS.test(api)) || isNeverDeployed(context)) return;
  // `require("socket.io")` alone makes no server.
  if (node.type === "CallExpression" && node.arguments.length === 0) return;
  if (asksForOrigin(context) || !readsCookie(isSocketIo, context)) return;
  const origin = isSocketIo
    ? "request.headers.origin in `allowRequest`"
    : "request.headers.origin when the upgrade is asked for";
  context.report({ at: node.callee, message: "found", data: { origin } });
}

/** Where anything in the file says origin, somebody thought of it; to let all of them in is no question. */
function asksForOrigin({ text }: SyntaxContext): boolean {
  const asked = text.replaceAll(/\borigin\s*:\s*(?:true|"\*"|'\*'|`\*`)/g, "");
  return /origin|verifyClient|allowRequest|csrf|xsrf/i.test(asked) || SAME_SITE.test(text);
}

/** True where who is there is read from a cookie, by itself or by the session's middleware. */
function readsCookie(isSocketIo: boolean, { source }: SyntaxContext): boolean {
  let reads = false;
  walk(source.ast, source.visitorKeys, (node) => {
    if (node.type === "MemberExpression") reads ||= isCookieOrSession(node, isSocketIo);
    if (node.type === "CallExpression") reads ||= isSessionOfSocket(node);
  });
  return reads;
}

/** `request.headers.cookie`, `socket.handshake.headers.cookie`, `socket.request.session`, `request.session`. */
function isCookieOrSession(node: Ast.MemberExpression, isSocketIo: boolean): boolean {
  const name = nameOf(node) ?? "";
  const owner = nameOf(unwrap(node.object)) ?? "";
  if (name === "cookie") return owner === "headers" && isHandshake(node.object, isSocketIo);
  return isSocketIo && name === "session" && /^(?:request|handshake)$/.test(owner);
}

function isHandshake(headers: Ast.Node, isSocketIo: boolean): boolean {
  const node = unwrap(headers);
  const owner = node.type === "MemberExpression" ? (nameOf(unwrap(node.object)) ?? "") : "";
  return isSocketIo
    ? /^(?:handshake|request)$/.test(owner)
    : /^(?:req|request|upgradeReq)$/.test(owner);
}

/** `sessionParser(request, {}, () => …)`, `sessionMiddleware(socket.request, {}, next)`. */
function isSessionOfSocket(node: Ast.CallExpression): boolean {
  const [, second] = node.arguments;
  const isEmpty = second?.type === "ObjectExpression" && second.properties.length === 0;
  return (
    isEmpty &&
    node.arguments.length === 3 &&
    /session|cookie|passport/i.test(nameOf(unwrap(node.callee)) ?? "")
  );
}
