import {
  type Ast,
  type SyntaxContext,
  type TextEdit,
  bare,
  syntaxRule,
} from "../../../engine/api.ts";
import {
  comparedInVain,
  impossibleComparison,
  uselessOperand,
} from "../../helpers/match/constant-check.ts";
import { type ShortRefusal, goesOn, goesOnAfter } from "../../helpers/match/refused-and-gone-on.ts";
import { isUnusedCheck } from "../../helpers/match/unused-check.ts";
import { unwaitedCheck } from "../../helpers/match/unwaited-check.ts";
import {
  type PromiseAsAnswer,
  askedOfPromises,
  promiseAsAnswer,
} from "../../helpers/match/promise-as-answer.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

export const rule = syntaxRule({
  id: "check-without-effect",
  meta: {
    category: "access-control",
    title: "A check that decides nothing",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [863, 571, 252, 698],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1"],
    tips: [2, 8],
    since: "0.1.0",
  },
  messages: {
    promise: {
      what: "`{{call}}` returns a promise, which is always truthy: its result decides nothing.",
      help: "Put `await` in front of the call.",
    },
    text: {
      what: "`{{text}}` by itself is always true: everybody passes this condition.",
      help: "Compare with each of the values: `role === 'a' || role === 'b'`.",
    },
    always: {
      what: "`{{value}}` cannot be both at once, so this condition is always {{answer}}.",
      help: "Join the two with `{{operator}}`.",
    },
    assigned: {
      what: "A single `=` assigns to `{{value}}` here and compares nothing.",
      help: "Compare with `===`.",
    },
    position: {
      what: "`{{method}}` returns -1, which is truthy, when nothing is found, and 0, which is falsy, for the first element.",
      help: "Use `includes`, or compare the result with -1.",
    },
    never: {
      what: "No value is ever equal to `{{value}}` here: the check never holds.",
      help: "Use {{instead}}.",
    },
    callback: {
      what: "`{{method}}` takes the promise that this function returns as a yes: every element passes.",
      help: "Wait for all answers first: `const answers = await Promise.all(list.map(…))`.",
    },
    choice: {
      what: "`{{choice}}` is always `{{first}}`: the others are never compared.",
      help: "Compare with each of the values: `role === 'a' || role === 'b'`.",
    },
    negated: {
      what: "`!{{value}}` is true or false, and never what it is compared with.",
      help: "Negate the whole comparison, or use the opposite operator.",
    },
    unused: {
      what: "The result of `{{call}}` is thrown away: nothing depends on this check.",
      help: "Ask for it in a condition, and refuse where it says no.",
    },
    unwaited: {
      what: "`{{call}}` refuses through its promise, and nobody waits for it: the code goes on for everybody.",
      help: "Put `await` in front of the call.",
    },
    "goes-on": {
      what: "The request is refused here, but the code after it still runs.",
      help: "Put `return` in front of the answer.",
    },
  },
  fixes: [
    { id: "await-answer", kind: "suggestion", title: "Wait for the answer" },
    { id: "compare-each", kind: "suggestion", title: "Compare with this value, too" },
    { id: "turn-operator", kind: "suggestion", title: "Join the two with the other operator" },
    { id: "compare", kind: "suggestion", title: "Compare instead of assigning" },
    { id: "use-includes", kind: "suggestion", title: "Use includes" },
    { id: "return-answer", kind: "suggestion", title: "Return after refusing" },
  ],
  visit: {
    IfStatement(node, context) {
      if (isNeverDeployed(context)) return;
      for (const each of operands(node.test)) checkOperand(each, context);
      const answer = goesOn(node, context.source);
      if (!answer) return;
      const [start] = answer.range;
      context.report({
        at: answer,
        message: "goes-on",
        fixes: [{ id: "return-answer", edits: () => [{ start, end: start, text: "return " }] }],
      });
    },
    ConditionalExpression(node, context) {
      if (isNeverDeployed(context)) return;
      for (const each of operands(node.test)) checkOperand(each, context);
    },
    UnaryExpression(node, context) {
      if (node.operator !== "!" || isNeverDeployed(context)) return;
      for (const each of operands(node.argument)) checkPromise(each, context);
    },
    LogicalExpression: checkComparisons,
    BinaryExpression(node, context) {
      const isAnswer = node.right.type === "Literal" && typeof node.right.value === "boolean";
      // `isAdmin(user) === false`: a promise is neither.
      if (isAnswer && !isNeverDeployed(context)) checkPromise(bare(node.left), context);
      const found = impossibleComparison(node, context);
      if (found) context.report({ at: node, message: "never", data: found });
      const useless = uselessOperand(node, context);
      if (useless) context.report({ at: node, message: useless.kind, data: useless.data });
    },
    CallExpression(node, context) {
      const method = askedOfPromises(node);
      if (method !== undefined && !isNeverDeployed(context))
        context.report({ at: node, message: "callback", data: { method } });
    },
    ExpressionStatement(node, context) {
      if (isNeverDeployed(context)) return;
      const refusal = goesOnAfter(node, context.source);
      if (refusal) {
        const edits = () => [returning(node, refusal, context)];
        context.report({
          at: refusal.answer,
          message: "goes-on",
          fixes: [{ id: "return-answer", edits }],
        });
      }
      const unwaited = unwaitedCheck(node, context);
      if (unwaited) reportPromise(unwaited.call, unwaited, "unwaited", context);
      const call = isUnusedCheck(node, context);
      if (call)
        context.report({ at: call, message: "unused", data: { call: shown(call, context) } });
    },
  },
});

/** `if (!user) return res.sendStatus(401);` */
function returning(
  { range }: Ast.ExpressionStatement,
  { condition, isNegated, answer }: ShortRefusal,
  { text }: SyntaxContext,
): TextEdit {
  const own = text.slice(...condition.range);
  const isName = /^[\w$.]+$/.test(own);
  const test = isNegated ? (isName ? `!${own}` : `!(${own})`) : own;
  const end = text.slice(...range).endsWith(";") ? ";" : "";
  return {
    start: range[0],
    end: range[1],
    text: `if (${test}) return ${text.slice(...answer.range)}${end}`,
  };
}

/** What a condition is made of, without what is negated. */
function operands(test: Ast.Node): readonly Ast.Node[] {
  const node = bare(test);
  if (node.type === "LogicalExpression" && node.operator !== "??")
    return [...operands(node.left), ...operands(node.right)];
  return [node];
}

function checkOperand(node: Ast.Node, context: SyntaxContext): void {
  checkPromise(node, context);
  if (node.type === "AssignmentExpression") checkAssignment(node, context);
  if (node.type === "CallExpression") checkPosition(node, context);
}

function checkPromise(node: Ast.Node, context: SyntaxContext): void {
  const found = promiseAsAnswer(node, context.semantics);
  if (found) reportPromise(node, found, "promise", context);
}

function reportPromise(
  at: Ast.Node,
  { call, canWait }: PromiseAsAnswer,
  message: "promise" | "unwaited",
  context: SyntaxContext,
): void {
  const [start] = call.range;
  context.report({
    at,
    message,
    data: { call: shown(call, context) },
    fixes: canWait
      ? [{ id: "await-answer", edits: () => [{ start, end: start, text: "await " }] }]
      : [],
  });
}

/** `if (role = "admin")`. */
function checkAssignment(node: Ast.AssignmentExpression, context: SyntaxContext): void {
  const value = bare(node.right);
  if (node.operator !== "=" || value.type !== "Literal" || value.value === null) return;
  const start = node.left.range[1];
  const equals = context.text.indexOf("=", start);
  context.report({
    at: node,
    message: "assigned",
    data: { value: context.text.slice(...node.left.range) },
    fixes: [{ id: "compare", edits: () => [{ start: equals, end: equals + 1, text: "===" }] }],
  });
}

/** `if (roles.indexOf(role))`. */
function checkPosition(node: Ast.CallExpression, context: SyntaxContext): void {
  const callee = bare(node.callee);
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return;
  const { name, range } = callee.property;
  if (callee.computed || !/^(?:indexOf|lastIndexOf|findIndex|search)$/.test(name)) return;
  if (node.arguments.length !== 1) return;
  const [start, end] = range;
  context.report({
    at: node,
    message: "position",
    data: { method: name },
    fixes:
      name === "indexOf"
        ? [{ id: "use-includes", edits: () => [{ start, end, text: "includes" }] }]
        : [],
  });
}

function checkComparisons(node: Ast.LogicalExpression, context: SyntaxContext): void {
  const found = comparedInVain(node, context);
  if (!found) return;
  const { text } = context;
  if (found.kind === "text") {
    const [start] = found.literal.range;
    const first = text.slice(found.compared.range[0], found.compared.right.range[0]);
    context.report({
      at: found.literal,
      message: "text",
      data: { text: text.slice(...found.literal.range) },
      fixes: [{ id: "compare-each", edits: () => [{ start, end: start, text: first }] }],
    });
    return;
  }
  const isAny = node.operator === "||";
  const operator = isAny ? "&&" : "||";
  const start = text.indexOf(node.operator, node.left.range[1]);
  context.report({
    at: node,
    message: "always",
    data: { value: found.value, answer: isAny ? "true" : "false", operator },
    fixes: [{ id: "turn-operator", edits: () => [{ start, end: start + 2, text: operator }] }],
  });
}

function shown(call: Ast.CallExpression, { text }: SyntaxContext): string {
  return `${text.slice(...call.callee.range)}()`.replace(/\s+/g, " ").slice(0, 60);
}
