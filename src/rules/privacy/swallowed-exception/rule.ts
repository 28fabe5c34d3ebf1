import {
  type Ast,
  type SyntaxContext,
  type TextEdit,
  propertyName,
  syntaxRule,
  unwrap,
  isFunction,
  walk,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { isBrowserCode } from "../../helpers/match/browser-code.ts";
import { sensitiveStep } from "../../helpers/match/sensitive-step.ts";

export const rule = syntaxRule({
  id: "swallowed-exception",
  meta: {
    category: "privacy",
    title: "Errors of payments, orders or stock vanish",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [390],
    owasp: ["A05:2021", "A10:2025"],
    asvs: ["16.5.3"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    empty: {
      what: "When {{step}} fails, nobody learns of it and the store goes on as if it had worked.",
      help: "Write the error to the log and throw it on, or say in a comment why it may be ignored.",
    },
  },
  fixes: [
    { id: "log-and-throw", kind: "suggestion", title: "Log the error and throw it on" },
    { id: "log", kind: "suggestion", title: "Log the error" },
  ],
  visit: {
    CatchClause(node, context) {
      const { body, parent } = node;
      if (body.body.length > 0 || hasReason(body, context)) return;
      if (parent.type !== "TryStatement") return;
      const step = sensitiveStep(parent.block, context.semantics);
      if (step === undefined || isSpared(node, context)) return;
      if (/verif/i.test(step) && isLogIn(parent.block, context)) return;
      context.report({
        at: node,
        message: "empty",
        data: { step: shortened(step) },
        fixes: [{ id: "log-and-throw", edits: () => throwOn(node, context) }],
      });
    },
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression") return;
      // `then` takes what happens to an error second, `catch` alone.
      const position = ["catch", "then"].indexOf(propertyName(callee) ?? "");
      const handler = node.arguments[position];
      if (!handler || node.arguments.length !== position + 1) return;
      if (!isFunction(handler) || !doesNothing(handler, context)) return;
      const step = sensitiveStep(callee.object, context.semantics);
      if (step === undefined || isSpared(node, context)) return;
      const edits = () => [
        { start: handler.range[0], end: handler.range[1], text: "(error) => console.error(error)" },
      ];
      context.report({
        at: handler,
        message: "empty",
        data: { step: shortened(step) },
        fixes: [{ id: "log", edits }],
      });
    },
  },
});

function isSpared(node: Ast.Node, context: SyntaxContext): boolean {
  return (
    context.pathClass.kind === "lowered" || isUndoing(node, context) || isBrowserCode(node, context)
  );
}

/** What is undone in a `catch` that throws on, answers or logs: somebody learns of the error that came first. */
function isUndoing(node: Ast.Node, { source, text }: SyntaxContext): boolean {
  for (let each: Ast.Node | undefined = node.parent; each && !isFunction(each); each = each.parent)
    if (each.type === "CatchClause") return tellsOf(each, node, source.visitorKeys, text);
  return false;
}

function tellsOf(
  { body }: Ast.CatchClause,
  undoing: Ast.Node,
  visitorKeys: SyntaxContext["source"]["visitorKeys"],
  text: string,
): boolean {
  let tells = false;
  walk(body, visitorKeys, (each) => {
    const isOther = each.range[1] <= undoing.range[0] || undoing.range[1] <= each.range[0];
    if (!isOther) return;
    if (each.type === "ThrowStatement") tells = true;
    if (each.type === "CallExpression") tells ||= TELLS.test(text.slice(...each.callee.range));
  });
  return tells;
}

/** Calls that write to a log or answer: `logger.error`, `res.status(500).json`, `NextResponse.json`. */
const TELLS =
  /^(?:console|[\w.]*log(?:ger)?)\.(?:error|warn|fatal)$|^(?:res|response|reply|\w*Response|ctx|c)\b[\s\S]*\.(?:json|send|status|end|text|redirect)$|captureException$|^next$/i;

/** `request.user = verify(token)`: whoever has no valid token is not logged in, which is asked later. */
function isLogIn(block: Ast.Node, { text }: SyntaxContext): boolean {
  return /\.(?:user|session|auth|claims|account|customer|viewer|userId)\s*=(?![=>])/.test(
    text.slice(...block.range),
  );
}

/** `() => {}`, `() => undefined`, `() => null`. */
function doesNothing(handler: Ast.Node, context: SyntaxContext): boolean {
  if (!isFunction(handler) || !handler.body) return false;
  const { body } = handler;
  if (body.type === "BlockStatement") return body.body.length === 0 && !hasReason(body, context);
  const constant = context.semantics.constant(body);
  return constant !== undefined && (constant.value === undefined || constant.value === null);
}

/** A comment in an empty block says that somebody has thought of it. */
function hasReason(body: Ast.Node, { text }: SyntaxContext): boolean {
  return text.slice(body.range[0] + 1, body.range[1] - 1).trim() !== "";
}

function shortened(step: string): string {
  return step.length > 40 ? "this" : `${step}()`;
}

function throwOn(node: Ast.CatchClause, { text, source }: SyntaxContext): TextEdit[] {
  const { semicolon, lineBreak } = fileStyle(source);
  const name = node.param?.type === "Identifier" ? node.param.name : "error";
  const lineStart = text.lastIndexOf("\n", node.parent.range[0] - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? "";
  const step = indent.includes("\t") ? "\t" : "  ";
  const lines = [`console.error(${name})${semicolon}`, `throw ${name}${semicolon}`];
  const inner = lines.map((line) => `${indent}${step}${line}`).join(lineBreak);
  const block = `{${lineBreak}${inner}${lineBreak}${indent}}`;
  return [{ start: node.range[0], end: node.range[1], text: `catch (${name}) ${block}` }];
}
