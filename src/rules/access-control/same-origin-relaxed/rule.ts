import {
  type Ast,
  type SyntaxContext,
  isFunction,
  propertyName,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { bodyAround } from "../../helpers/match/refusal.ts";
import { requestRead } from "../../helpers/match/request-read.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

const CALLBACK = /^(?:callback|cb|jsonp|json_?callback|call_?back|jsonpcallback)$/i;
const SENDS = /^(?:send|end|write)$/;
const FOREIGN = /^(?:https?:)?\/\/[^/]/i;

export const rule = syntaxRule({
  id: "same-origin-relaxed",
  meta: {
    category: "access-control",
    title: "The wall between sites is taken down",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [346, 829],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["3.5.6"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    private: {
      what: "Any page can read this answer about who is logged in: JSONP is a script, and scripts are let through.",
      help: "Answer with `res.json`, and name the shop's own other sites with CORS.",
    },
    callback: {
      what: "The start of this script comes from the address as it is: a link decides what it runs.",
      help: "Use `res.jsonp`, or let only names through (`/^[\\w$.]+$/`). Better, answer JSON with CORS.",
    },
    loaded: {
      what: "JSONP runs whatever {{host}} answers as a script in the shop.",
      help: "Ask for JSON with fetch(): the server has to allow the shop's address (CORS).",
    },
    domain: {
      what: "With document.domain, every other site under the same domain can read and change this page.",
      help: "Remove it, and talk to the other page with postMessage and a fixed origin.",
    },
  },
  fixes: [{ id: "use-json", kind: "suggestion", title: "Answer with res.json" }],
  visit: {
    CallExpression(node, context) {
      if (isNeverDeployed(context)) return;
      const callee = unwrap(node.callee);
      const method = nameOf(callee) ?? "";
      if (method === "jsonp" && callee.type === "MemberExpression")
        checkAnswer(node, callee, context);
      else if (SENDS.test(method)) checkCallback(node, context);
      else if (method === "getJSON") checkAddress(node.arguments[0], context);
    },
    Property(node, context) {
      if (propertyName(node) !== "dataType" || node.parent.type !== "ObjectExpression") return;
      if (!/^(?:jsonp|script)$/.test(context.semantics.string(node.value) ?? "")) return;
      const url = context.semantics.object(node.parent)?.get("url")?.value;
      const call = node.parent.parent;
      const address =
        url?.node ?? (call?.type === "CallExpression" ? call.arguments[0] : undefined);
      const host = address && foreignHost(address, context);
      if (host !== undefined) context.report({ at: node, message: "loaded", data: { host } });
    },
    AssignmentExpression(node, context) {
      const left = unwrap(node.left);
      if (left.type !== "MemberExpression" || nameOf(left) !== "domain") return;
      if (context.semantics.api(left) === "global#document.domain")
        context.report({ at: node, message: "domain" });
    },
  },
});

/** `res.jsonp(req.user)`: an answer about somebody. */
function checkAnswer(
  node: Ast.CallExpression,
  callee: Ast.MemberExpression,
  context: SyntaxContext,
): void {
  const owner = nameOf(unwrap(callee.object)) ?? "";
  if (!/^res(?:ponse)?$/.test(owner) && !/\bstatus\(/.test(context.text.slice(...callee.range)))
    return;
  const [value] = node.arguments;
  if (!value || !isAboutSomebody(node, value, context)) return;
  const [start, end] = callee.property.range;
  context.report({
    at: node,
    message: "private",
    fixes: [{ id: "use-json", edits: () => [{ start, end, text: "json" }] }],
  });
}

function isAboutSomebody(node: Ast.Node, value: Ast.Node, context: SyntaxContext): boolean {
  const { source, text } = context;
  const own = /\b(?:req|request)\.(?:user|session|auth|customer)\b/;
  if (own.test(text.slice(...value.range))) return true;
  if (unwrap(value).type !== "Identifier") return false;
  // What is answered was made with the help of who is logged in.
  const name = nameOf(unwrap(value));
  let isOwn = false;
  walk(bodyAround(node), source.visitorKeys, (each) => {
    if (each.type === "VariableDeclarator" && each.init && nameOf(each.id) === name)
      isOwn ||= own.test(text.slice(...each.init.range));
  });
  return isOwn;
}

/** `res.send(req.query.callback + "(" + … + ")")`. */
function checkCallback(node: Ast.CallExpression, context: SyntaxContext): void {
  const [sent] = node.arguments;
  if (!sent || sent.type === "SpreadElement") return;
  const { node: value, in: owner } = context.semantics.origin(sent);
  if (owner !== context.semantics) return;
  const start = nameAtStart(value);
  const read = start && requestRead(start, context.semantics);
  if (!start || read?.from !== "body" || !CALLBACK.test(read.name)) return;
  if (isChecked(node, start, context)) return;
  context.report({ at: start, message: "callback" });
}

/** What stands before the first bracket of a script that is put together. */
function nameAtStart(node: Ast.Node): Ast.Node | undefined {
  if (node.type === "TemplateLiteral") {
    const [before, after] = node.quasis;
    const isName = /^(?:\s|;|\/\*\*\/)*$/.test(before?.value.cooked ?? "x");
    return isName && /^\s*\(/.test(after?.value.cooked ?? "") ? node.expressions[0] : undefined;
  }
  const parts: Ast.Node[] = [];
  let each: Ast.Node = node;
  while (each.type === "BinaryExpression" && each.operator === "+") {
    parts.unshift(each.right);
    each = each.left;
  }
  const [second] = parts;
  const isCall = second?.type === "Literal" && /^\s*\(/.test(String(second.value));
  return isCall ? each : undefined;
}

/** Where the name is compared with anything, or has signs taken out, somebody thought of it. */
function isChecked(node: Ast.Node, name: Ast.Node, { source, text }: SyntaxContext): boolean {
  const word = text.slice(...name.range);
  let isAsked = false;
  walk(bodyAround(node), source.visitorKeys, (each) => {
    if (each.type !== "CallExpression" || isFunction(each)) return;
    const method = nameOf(unwrap(each.callee)) ?? "";
    if (!/^(?:test|match|exec|replace|replaceAll|includes|has)$/.test(method)) return;
    isAsked ||=
      text.slice(...each.range).includes(word) || /callback|jsonp/i.test(text.slice(...each.range));
  });
  return isAsked;
}

/** `$.getJSON("https://…?callback=?")`. */
function checkAddress(address: Ast.Node | undefined, context: SyntaxContext): void {
  const text = address && context.semantics.string(address);
  if (!address || !text || !/[?&]\w+=\?(?:&|$)/.test(text)) return;
  const host = foreignHost(address, context);
  if (host !== undefined) context.report({ at: address, message: "loaded", data: { host } });
}

function foreignHost(address: Ast.Node, { semantics }: SyntaxContext): string | undefined {
  const text = semantics.string(address) ?? "";
  if (!FOREIGN.test(text)) return undefined;
  return URL.parse(text, "https://shop.invalid")?.host.slice(0, 40);
}
