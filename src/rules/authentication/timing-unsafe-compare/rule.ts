import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { compareInPlace, compareWithHelper } from "../../helpers/edit/safe-compare.ts";
import { isCertainlyText } from "../../helpers/match/certain-text.ts";
import { digestIn } from "../../helpers/match/digest-value.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { secretComparison } from "../../helpers/match/secret-comparison.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const EQUALITY = new Set(["===", "!==", "==", "!="]);

export const rule = syntaxRule({
  id: "timing-unsafe-compare",
  meta: {
    category: "authentication",
    title: "Secrets are compared in a time that gives them away",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [208],
    owasp: [],
    asvs: ["11.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{operator}} stops at the first difference, so its timing reveals how much of {{subject}} was guessed.",
      help: "Compare with crypto.timingSafeEqual, which always takes the same time.",
    },
  },
  fixes: [
    { id: "compare-safely", kind: "fix", title: "Compare with timingSafeEqual" },
    { id: "compare-with-helper", kind: "suggestion", title: "Compare with a safe function" },
  ],
  visit: {
    BinaryExpression(node, context) {
      // Most comparisons are with something that is written there.
      if (!EQUALITY.has(node.operator) || [node.left, node.right].some(isWritten)) return;
      const found = secretComparison(node.left, node.right, context.semantics);
      if (!found || isBrowserCode(context)) return;
      context.report({
        at: node,
        message: "found",
        data: { operator: node.operator, subject: found.subject },
        ...(found.byName && { confidence: "medium" as const, preset: "balanced" as const }),
        ...presetInTests(context),
        fixes: fixesFor(node, context),
      });
    },
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression") return;
      const name = nameOf(callee);
      if ((name !== "compare" && name !== "equals") || isBrowserCode(context)) return;
      const [first, second] = node.arguments;
      const isCompare =
        name === "compare" &&
        /^(?:global|buffer)#Buffer\.compare$/.test(context.semantics.callee(node) ?? "");
      const sides = isCompare ? [first, second] : name === "equals" ? [callee.object, first] : [];
      const isHmac = sides.some(
        (each) => each && digestIn({ node: each, in: context.semantics }) === "hmac",
      );
      if (!isHmac) return;
      const data = { operator: `${name}()`, subject: "a signature" };
      context.report({ at: node, message: "found", data, ...presetInTests(context) });
    },
  },
});

function isWritten({ type }: Ast.Node): boolean {
  return type === "Literal" || type === "UnaryExpression";
}

/** What runs at the customer's has no secret to keep from the customer. */
function isBrowserCode(context: SyntaxContext): boolean {
  return context.source.ast.body.some(
    (statement) => statement.type === "ExpressionStatement" && statement.directive === "use client",
  );
}

function fixesFor(node: Ast.BinaryExpression, context: SyntaxContext): ReportedFix[] {
  // The edge runtime of Next has no `crypto` of Node.
  if (/\bruntime\s*=\s*["']edge["']/.test(context.text)) return [];
  const isCertain = [node.left, node.right].every((each) =>
    isCertainlyText(each, context.semantics),
  );
  if (isCertain && compareInPlace(node, context))
    return [{ id: "compare-safely", edits: () => compareInPlace(node, context) }];
  return [{ id: "compare-with-helper", edits: () => compareWithHelper(node, context) }];
}
