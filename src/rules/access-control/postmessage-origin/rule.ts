import {
  type Ast,
  type SyntaxContext,
  type TextEdit,
  propertyName,
  syntaxRule,
  unwrap,
  walk,
  type FunctionNode,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { ownFunction } from "../../helpers/match/own-function.ts";

const LISTEN = /^global#(?:window\.|globalThis\.|self\.)?addEventListener$/;
/** Windows that a page may hand something to. */
const OTHER_WINDOW =
  /(?:^|\.)(?:parent|opener|top|contentWindow|popup\w*|\w*[wW]indow|\w*[fF]rame)$/;
/** What belongs to one person. */
const PRIVATE =
  /token|jwt|session|secret|password|credential|customer|e-?mail|phone|address|account|card|payment|auth(?!or)|user(?!Agent)/i;

export const rule = syntaxRule({
  id: "postmessage-origin",
  meta: {
    category: "access-control",
    title: "Messages of other windows are believed",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [346],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["3.5.5"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    listen: {
      what: "Any website that opens or frames this page can send it messages: their origin is not checked.",
      help: "Compare `event.origin` with the one origin that messages come from before `event.data` is used.",
    },
    send: {
      what: "`{{data}}` goes to whichever website is in that window: the target is `*`.",
      help: "Name the origin that it is meant for, such as `https://shop.example`, instead of `*`.",
    },
  },
  fixes: [{ id: "check-origin", kind: "suggestion", title: "Take messages of this site only" }],
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      const name =
        callee.type === "Identifier"
          ? callee.name
          : callee.type === "MemberExpression"
            ? propertyName(callee)
            : undefined;
      if (name === "postMessage" && callee.type === "MemberExpression") sent(node, callee, context);
      const [kind, listener] = node.arguments;
      if (name !== "addEventListener" || !kind || !listener) return;
      if (context.semantics.string(kind) !== "message") return;
      if (LISTEN.test(context.semantics.callee(node) ?? "")) heard(listener, context);
    },
    AssignmentExpression(node, context) {
      const { left } = node;
      if (left.type !== "MemberExpression" || propertyName(left) !== "onmessage") return;
      if (!/^(?:window|globalThis)$/.test(textOf(left.object, context))) return;
      if (/^global#(?:(?:window|globalThis)\.)?onmessage$/.test(context.semantics.api(left) ?? ""))
        heard(node.right, context);
    },
  },
});

function heard(listener: Ast.Node, context: SyntaxContext): void {
  // In a worker the only sender is the page that made it.
  if (
    /worker/i.test(context.path) ||
    /\b(?:importScripts|DedicatedWorkerGlobalScope|ServiceWorkerGlobalScope)\b/.test(context.text)
  )
    return;
  const fn = ownFunction({ node: listener, in: context.semantics });
  if (!fn || fn.in !== context.semantics) return;
  const [event] = fn.node.params;
  if (!event || !usesData(fn.node, event, context)) return;
  context.report({
    at: fn.node === unwrap(listener) ? headOf(fn.node) : listener,
    message: "listen",
    fixes: checkFirst(fn.node, event, context)
      ? [{ id: "check-origin", edits: () => checkFirst(fn.node, event, context) }]
      : [],
  });
}

/** True where what was sent is used, and neither its origin nor its window is looked at. */
function usesData(fn: FunctionNode, event: Ast.Node, context: SyntaxContext): boolean {
  if (event.type === "ObjectPattern") {
    const names = event.properties.flatMap((each) =>
      each.type === "Property" ? [propertyName(each) ?? ""] : ["origin"],
    );
    return names.includes("data") && !names.includes("origin") && !names.includes("source");
  }
  if (event.type !== "Identifier") return false;
  const variable = context.semantics.variables.of(event);
  const uses = (variable?.references ?? []).map(({ identifier }) => identifier as Ast.Node);
  let reads = false;
  for (const use of uses) {
    const { parent } = use;
    if (parent?.type !== "MemberExpression" || parent.object !== use) {
      // Whoever gets the whole event, or takes it apart, may look at its origin.
      const isTaken =
        parent?.type === "VariableDeclarator" &&
        /\borigin\b|\bsource\b/.test(textOf(parent, context)) === false;
      if (!isTaken) return false;
      reads ||= /\bdata\b/.test(textOf(parent, context));
      continue;
    }
    const name = propertyName(parent);
    if (name === "origin" || name === "source" || name === "isTrusted" || name === "ports")
      return false;
    if (name === "data" && !isOnlyCompared(parent)) reads = true;
  }
  return reads && !checksByName(fn, context);
}

/** `event.data === "close"`: nothing of the message is used but that it came. */
function isOnlyCompared(node: Ast.Node): boolean {
  const { parent } = node;
  if (parent?.type === "MemberExpression" && parent.object === node) return isOnlyCompared(parent);
  if (parent?.type === "ChainExpression") return isOnlyCompared(parent);
  if (parent?.type === "UnaryExpression") return true;
  if (parent?.type === "BinaryExpression") return /^[!=]==?$/.test(parent.operator);
  return (
    (parent?.type === "IfStatement" ||
      parent?.type === "SwitchStatement" ||
      parent?.type === "LogicalExpression") &&
    !(parent.type === "LogicalExpression" && parent.right === node)
  );
}

function checksByName(fn: FunctionNode, context: SyntaxContext): boolean {
  let found = false;
  walk(fn, context.source.visitorKeys, (node) => {
    if (
      node.type === "Identifier" &&
      /origin|trusted|verif|nonce|state$|request_?id|correlation/i.test(node.name)
    )
      found = true;
  });
  return found;
}

function sent(
  node: Ast.CallExpression,
  callee: Ast.MemberExpression,
  context: SyntaxContext,
): void {
  const [data, target] = node.arguments;
  if (!data || !target) return;
  const options = unwrap(target);
  const origin =
    options.type === "ObjectExpression"
      ? context.semantics.object(options)?.get("targetOrigin")?.value.node
      : target;
  if (!origin || context.semantics.string(origin) !== "*") return;
  if (!OTHER_WINDOW.test(textOf(callee.object, context).replaceAll("?", ""))) return;
  const secret = privateIn(data, context);
  if (secret !== undefined)
    context.report({ at: node, message: "send", data: { data: secret.slice(0, 30) } });
}

/** The name of what belongs to a person among what is sent, and is not written there as it is. */
function privateIn(data: Ast.Node, context: SyntaxContext): string | undefined {
  let found: string | undefined;
  const origin = context.semantics.origin(data);
  const node = origin.in === context.semantics ? origin.node : data;
  walk(node, context.source.visitorKeys, (each) => {
    if (found !== undefined || each.type !== "Identifier" || !PRIVATE.test(each.name)) return;
    const { parent } = each;
    if (parent?.type === "Property" && parent.key === each && !parent.shorthand) {
      if (context.semantics.constant(parent.value) === undefined) found = each.name;
    } else if (!(parent?.type === "CallExpression" && parent.callee === each)) found = each.name;
  });
  return found;
}

function checkFirst(
  fn: FunctionNode,
  event: Ast.Node,
  context: SyntaxContext,
): TextEdit[] | undefined {
  if (fn.body?.type !== "BlockStatement" || event.type !== "Identifier") return undefined;
  const { semicolon, lineBreak } = fileStyle(context.source);
  const start = fn.body.range[0] + 1;
  const [first] = fn.body.body;
  const line = context.text.slice(start, first?.range[0] ?? start);
  const test = `if (${event.name}.origin !== window.location.origin) return${semicolon || ";"}`;
  const indent = /\n([ \t]*)$/.exec(line)?.[1];
  return [
    { start, end: start, text: indent === undefined ? ` ${test}` : `${lineBreak}${indent}${test}` },
  ];
}

function headOf(fn: FunctionNode) {
  const last = fn.params.at(-1);
  return { start: fn.range[0], end: last ? last.range[1] : fn.range[1] };
}

function textOf(node: Ast.Node, context: SyntaxContext): string {
  return context.text.slice(node.range[0], node.range[1]);
}
