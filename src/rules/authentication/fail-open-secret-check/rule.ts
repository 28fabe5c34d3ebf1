import {
  type Ast,
  type Report,
  type ReportedFix,
  type SyntaxContext,
  isMedusaAdminRoute,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { throwInstead } from "../../helpers/edit/throw-instead.ts";
import { isAskedBefore, isDemanded, templateHole } from "../../helpers/match/asked-before.ts";
import { emptyKey } from "../../helpers/match/empty-key.ts";
import { environmentVariable } from "../../helpers/match/environment-variable.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { isRefusedInProduction } from "../../helpers/match/production-check.ts";
import { bodyAround, leaves, refuses } from "../../helpers/match/refusal.ts";
import { isWebRead, requestRead } from "../../helpers/match/request-read.ts";
import {
  type PresenceTest,
  isAskedFor,
  mentions,
  presenceTest,
  verifiesWith,
} from "../../helpers/match/secret-check.ts";
import { secretRole } from "../../helpers/match/secret-names.ts";
import { errorAsYes } from "../../helpers/match/error-as-yes.ts";
import { passesOn, swallowedVerification } from "../../helpers/match/swallowed-verification.ts";

export const rule = syntaxRule({
  id: "fail-open-secret-check",
  meta: {
    category: "authentication",
    title: "A check lets everybody in while its secret is missing",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [636, 287],
    owasp: ["A04:2021", "A10:2025"],
    asvs: ["16.5.3"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    condition: {
      what: "While {{name}} is not set, this check is skipped and everybody gets in.",
      help: "Refuse when the secret is missing: `!SECRET || given !== SECRET`.",
    },
    skipped: {
      what: "Only with {{name}} set is anything verified here: without it, everybody gets in.",
      help: "Stop with an error when the secret is missing, before anything is verified.",
    },
    passed: {
      what: "Without {{name}} this answers as if the caller had been verified.",
      help: "Refuse, or stop with an error, when the secret is missing.",
    },
    undefined: {
      what: "While {{name}} is not set, a caller who sends nothing, or the word `undefined`, gets in.",
      help: "Refuse when the secret is missing, before you compare.",
    },
    empty: {
      what: "While {{name}} is not set, the key is empty: anybody can make a signature that fits.",
      help: "Stop with an error when the secret is missing, in place of the empty text.",
    },
    error: {
      what: "An error in {{name}}() counts as a yes: whoever sends what cannot be read gets in.",
      help: "Answer no in the catch.",
    },
    caught: {
      what: "{{call}} says no with an error, and this catch goes on as if it had said yes.",
      help: "Refuse the request in the catch, or leave the catch out.",
    },
  },
  fixes: [
    { id: "refuse-when-missing", kind: "suggestion", title: "Refuse when {{name}} is missing" },
    {
      id: "throw-when-missing",
      kind: "suggestion",
      title: "Stop with an error when {{name}} is missing",
    },
    { id: "refuse-instead", kind: "suggestion", title: "Refuse instead" },
  ],
  visit: {
    IfStatement: checkIf,
    LogicalExpression: checkAlternative,
    BinaryExpression: checkComparison,
    CallExpression: checkKey,
    TryStatement(node, context) {
      const yes = errorAsYes(node, context.source);
      if (yes && !isOutsideProduction(node, context.semantics)) {
        const { name, at } = yes;
        context.report({
          at,
          message: "error",
          data: { name },
          level: "warning",
          preset: "balanced",
          fixes: [refuseInstead(at)],
        });
      }
      const call = swallowedVerification(node, context);
      if (!call || !node.handler || isOutsideProduction(node, context.semantics)) return;
      const at = { start: node.handler.range[0], end: node.handler.body.range[0] };
      const pass = passesOn(node.handler.body);
      context.report({
        at: { start: at.start, end: at.end - 1 },
        message: "caught",
        data: { call },
        fixes: pass ? [refuseInstead(pass)] : [],
      });
    },
  },
});

function checkIf(node: Ast.IfStatement, context: SyntaxContext): void {
  const { semantics } = context;
  const test = unwrap(node.test);
  if (test.type === "LogicalExpression") {
    if (test.operator === "&&") checkCondition(node, test, context);
    return;
  }
  const presence = presenceTest(test, semantics);
  if (!presence) return;
  if (presence.missing) checkPass(node, presence, context);
  else checkSkipped(node, presence, context);
}

/** `if (SECRET && given !== SECRET) reject`. */
function checkCondition(
  node: Ast.IfStatement,
  test: Ast.LogicalExpression,
  context: SyntaxContext,
): void {
  const presence = presenceTest(test.left, context.semantics);
  if (!presence || presence.missing || !refuses(node.consequent, context.source)) return;
  const { right } = test;
  const check = unwrap(right);
  const isDenied =
    (check.type === "BinaryExpression" && check.operator.startsWith("!")) ||
    (check.type === "UnaryExpression" && check.operator === "!");
  if (!isDenied || !mentions(check, presence.name, context)) return;
  const [start] = test.left.range;
  const secret = context.text.slice(...presence.secret.range);
  say(node, presence, context, {
    at: test,
    message: "condition",
    fixes: [
      {
        id: "refuse-when-missing",
        edits: () => [{ start, end: right.range[0], text: `!${secret} || ` }],
      },
    ],
  });
}

/** `if (SECRET) { … verify, or refuse … }` with nothing for the other case. */
function checkSkipped(node: Ast.IfStatement, presence: PresenceTest, context: SyntaxContext): void {
  const { name, secret } = presence;
  if (!refuses(node.consequent, context.source)) return;
  if (!verifiesWith(node.consequent, name, context)) return;
  if (node.alternate && refuses(node.alternate, context.source)) return;
  if (isAskedFor(secret, name, context)) return;
  // Where the branch lets in and what follows refuses, a missing secret lets nobody in.
  if (leaves(node.consequent) && refusesAfter(node, context)) return;
  const at = { start: node.range[0], end: node.test.range[1] + 1 };
  const isListed = node.parent.type === "BlockStatement" || node.parent.type === "Program";
  const code = context.text.slice(...secret.range);
  const indent = /[ \t]*$/.exec(context.text.slice(0, at.start))?.[0] ?? "";
  const text = `if (!${code}) throw new Error(${JSON.stringify(`${name} is not set`)});\n${indent}`;
  const edits = () => [{ start: at.start, end: at.start, text }];
  say(node, presence, context, {
    at,
    message: "skipped",
    fixes: isListed ? [{ id: "throw-when-missing", edits }] : [],
  });
}

/** `if (!SECRET) return true;` before what verifies. */
function checkPass(node: Ast.IfStatement, presence: PresenceTest, context: SyntaxContext): void {
  if (refuses(node.consequent, context.source)) return;
  const pass = passesOn(node.consequent);
  if (!pass || !verifiesWith(bodyAround(node), presence.name, context)) return;
  say(node, presence, context, {
    at: { start: node.range[0], end: node.test.range[1] + 1 },
    message: "passed",
    fixes: [refuseInstead(pass)],
  });
}

/** `!SECRET || given === SECRET` as an answer. */
function checkAlternative(node: Ast.LogicalExpression, context: SyntaxContext): void {
  if (node.operator !== "||" || unwrap(node.left).type !== "UnaryExpression") return;
  const check = unwrap(node.right);
  const isAllowed =
    (check.type === "BinaryExpression" && check.operator.startsWith("==")) ||
    check.type === "CallExpression";
  if (!isAllowed) return;
  const presence = presenceTest(node.left, context.semantics);
  if (!presence?.missing || !verifiesWith(check, presence.name, context)) return;
  const secret = context.text.slice(...presence.secret.range);
  const start = node.left.range[0];
  const text = `Boolean(${secret}) && `;
  say(node, presence, context, {
    at: node,
    message: "condition",
    fixes: [
      { id: "refuse-when-missing", edits: () => [{ start, end: node.right.range[0], text }] },
    ],
  });
}

/** `createHmac("sha256", process.env.KEY ?? "")`. */
function checkKey(node: Ast.CallExpression, context: SyntaxContext): void {
  const { source, text, semantics } = context;
  const key = emptyKey(node, context);
  if (!key || isOutsideProduction(node, semantics)) return;
  const { name, at, fallback } = key;
  if (isRefusedInProduction(source, [name, text.slice(...at.range)], semantics)) return;
  context.report({
    at,
    message: "empty",
    level: "warning",
    preset: "balanced",
    data: { name },
    fixes: fallback
      ? [{ id: "throw-when-missing", edits: () => [throwInstead(fallback, name, text)] }]
      : [],
  });
}

/** `req.headers["x-api-key"] !== process.env.API_KEY`, where both may be undefined. */
function checkComparison(node: Ast.BinaryExpression, context: SyntaxContext): void {
  if (!/^[!=]==?$/.test(node.operator)) return;
  // Most comparisons are with something that is written there, and none of those is meant.
  if ([node.left, node.right].some(({ type }) => type === "Literal" || type === "UnaryExpression"))
    return;
  const { semantics } = context;
  for (const [side, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const inner = templateHole(side) ?? side;
    if (inner.type === "Literal") continue;
    const { node: origin, in: owner } = semantics.origin(inner);
    const name = environmentVariable(origin, owner);
    if (name === undefined || secretRole(name) === undefined) continue;
    if (!requestRead(other, semantics)) continue;
    // What the web's own objects lack is null, which is not undefined.
    if (inner === side && node.operator.length === 3 && isWebRead(other, semantics)) continue;
    // Who sends nothing is turned away, and no text is equal to what is missing.
    if (inner === side && node.operator.length === 3 && isDemanded(node, other, context.text))
      return;
    if (isAskedFor(inner, name, context) || isOutsideProduction(node, semantics)) return;
    if (isAskedBefore(node, name, context)) return;
    const isTest = node.parent.type === "IfStatement" && node.operator.startsWith("!");
    const text = `!${context.text.slice(...inner.range)} || `;
    const start = node.range[0];
    context.report({
      at: inner,
      message: "undefined",
      level: "warning",
      preset: "balanced",
      data: { name },
      fixes: isTest
        ? [{ id: "refuse-when-missing", edits: () => [{ start, end: start, text }] }]
        : [],
    });
    return;
  }
}

function refusesAfter(node: Ast.IfStatement, { source }: SyntaxContext): boolean {
  const { parent } = node;
  if (parent.type !== "BlockStatement") return false;
  const last = parent.body.at(-1);
  return last !== undefined && last !== node && refuses(last, source);
}

function refuseInstead(pass: Ast.Node): ReportedFix {
  const [start, end] = pass.range;
  const text = pass.type === "Literal" ? "false" : `next(new Error("not verified"))`;
  return { id: "refuse-instead", edits: () => [{ start, end, text }] };
}

function say(
  node: Ast.Node,
  { name, secret }: PresenceTest,
  context: SyntaxContext,
  report: Report,
): void {
  const { semantics, source, text } = context;
  if (isOutsideProduction(node, semantics) || isMedusaAdminRoute(context.path, text)) return;
  if (isRefusedInProduction(source, [name, text.slice(...secret.range)], semantics)) return;
  context.report({ ...report, data: { name } });
}
