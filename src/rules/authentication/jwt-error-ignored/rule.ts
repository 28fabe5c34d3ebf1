import {
  type Ast,
  type FunctionNode,
  type SyntaxContext,
  type Variable,
  isFunction,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { logCall } from "../../helpers/match/log-call.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const ANSWERS = /^(?:json|send|render|end|redirect|sendFile|status)$/;

export const rule = syntaxRule({
  id: "jwt-error-ignored",
  meta: {
    category: "authentication",
    title: "What is wrong with a token is not asked for",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [347, 391, 287],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["9.1.1", "16.5.3"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    "goes-on": {
      what: "A forged or expired token is let in here as well: the error of verify() decides nothing.",
      help: "Answer 401 and return where there is an error, before anything else happens.",
    },
  },
  fixes: [{ id: "refuse", kind: "suggestion", title: "Refuse where there is an error" }],
  visit: {
    CallExpression(node, context) {
      if (context.semantics.callee(node) !== "jsonwebtoken#verify") return;
      const callback = node.arguments.slice(2).map(unwrap).find(isFunction);
      if (!callback || callback.params.length < 2) return;
      const error = parameter(callback, 0, context);
      const claims = parameter(callback, 1, context);
      if (!error || !claims || !isOnlyNoted(error, context) || isAsked(claims)) return;
      if (!goesOn(callback, context)) return;
      context.report({
        at: callback.params[0] ?? callback,
        message: "goes-on",
        ...presetInTests(context),
        fixes: fixesFor(callback, node, context),
      });
    },
  },
});

function parameter(
  callback: FunctionNode,
  index: number,
  { semantics }: SyntaxContext,
): Variable | undefined {
  const node = callback.params[index];
  return node?.type === "Identifier" ? semantics.variables.of(node) : undefined;
}

/** True where an error is never looked at, or only written to a log. */
function isOnlyNoted(error: Variable, context: SyntaxContext): boolean {
  return error.references.every(({ identifier }) => {
    const use = identifier as Ast.Node;
    return isInLog(use, context) || isTestOfLog(use, context);
  });
}

function isInLog(use: Ast.Node, { semantics }: SyntaxContext): boolean {
  for (let each = use.parent; each && !isFunction(each); each = each.parent)
    if (each.type === "CallExpression") return logCall(each, semantics) !== undefined;
  return false;
}

/** `if (error) console.error(error);` */
function isTestOfLog(use: Ast.Node, { semantics }: SyntaxContext): boolean {
  const statement = use.parent;
  if (statement?.type !== "IfStatement" || statement.test !== use || statement.alternate)
    return false;
  const { consequent } = statement;
  const body = consequent.type === "BlockStatement" ? consequent.body : [consequent];
  return body.every((each) => {
    const call = each.type === "ExpressionStatement" ? unwrap(each.expression) : undefined;
    return call?.type === "CallExpression" && logCall(call, semantics) !== undefined;
  });
}

/** True where something is decided by whether there are claims. */
function isAsked(claims: Variable): boolean {
  return claims.references.some(({ identifier }) => {
    const use = identifier as Ast.Node;
    const member = use.parent;
    if (member?.type === "MemberExpression" && member.object === use && member.optional)
      return true;
    return isInTest(use);
  });
}

function isInTest(use: Ast.Node): boolean {
  let child = use;
  for (let parent = use.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return false;
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
      if (parent.test === child) return true;
    } else if (parent.type === "LogicalExpression" || parent.type === "SwitchStatement")
      return true;
  }
  return false;
}

/** True where the request goes on or gets its answer: what is handed to another function may be asked there. */
function goesOn(callback: FunctionNode, { source }: SyntaxContext): boolean {
  let found = false;
  walk(callback.body ?? callback, source.visitorKeys, (node) => {
    if (node.type !== "CallExpression") return;
    const callee = unwrap(node.callee);
    const name = nameOf(callee) ?? "";
    if (callee.type === "Identifier") found ||= name === "next" && node.arguments.length === 0;
    else found ||= ANSWERS.test(name);
  });
  return found;
}

/** A line in front of the callback's others, where the answer of the handler around is known. */
function fixesFor(callback: FunctionNode, call: Ast.Node, { text }: SyntaxContext) {
  const [error] = callback.params;
  const { body } = callback;
  if (body?.type !== "BlockStatement" || error?.type !== "Identifier") return [];
  const answer = answerAround(call);
  const [first] = body.body;
  if (answer === undefined || !first) return [];
  const start = first.range[0];
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  const gap = /^[ \t]*$/.test(line) ? `\n${line}` : " ";
  const refusal = `if (${error.name}) return ${answer}.status(401).end();${gap}`;
  return [{ id: "refuse", edits: () => [{ start, end: start, text: refusal }] }];
}

/** The name of the second of `(request, response, next)` around a call. */
function answerAround(call: Ast.Node): string | undefined {
  for (let each = call.parent; each; each = each.parent) {
    if (!isFunction(each)) continue;
    const [, answer] = each.params;
    if (answer?.type === "Identifier" && /^res(?:ponse)?$/.test(answer.name)) return answer.name;
  }
  return undefined;
}
