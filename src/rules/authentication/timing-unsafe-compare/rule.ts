import {
  type Ast,
  type ReportedFix,
  type Semantics,
  type SyntaxContext,
  isFunction,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { compareInPlace, compareWithHelper } from "../../helpers/edit/safe-compare.ts";
import { placeInFile } from "../../helpers/match/browser-code.ts";
import { isCertainlyText } from "../../helpers/match/certain-text.ts";
import { digestIn } from "../../helpers/match/digest-value.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { type SecretComparison, secretComparison } from "../../helpers/match/secret-comparison.ts";
import { type Compared, comparedBy } from "./compared-by.ts";
import { comparedPieces } from "./compared-pieces.ts";
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
      const pieces = comparedPieces(node, context);
      const [left, right] = pieces ?? [node.left, node.right];
      const found = secretComparison(left, right, context.semantics);
      if (!found || isBrowserCode(node, context) || isInHook(node)) return;
      context.report({
        at: node,
        message: "found",
        data: { operator: node.operator, subject: found.subject },
        ...(found.byName && { confidence: "medium" as const, preset: "balanced" as const }),
        ...presetInTests(context),
        fixes: pieces ? [] : fixesFor(node, context),
      });
    },
    CallExpression(node, context) {
      const compared = comparedBy(node, context.semantics);
      const found = compared && secretOf(compared, context.semantics);
      if (!compared || !found || isBrowserCode(node, context)) return;
      context.report({
        at: node,
        message: "found",
        data: { operator: `${compared.method}()`, subject: found.subject },
        ...(found.byName && { confidence: "medium" as const, preset: "balanced" as const }),
        ...presetInTests(context),
      });
    },
  },
});

/** What `compare`, `equals` and `includes` are called of must show by itself that it is a signature. */
function secretOf(
  { sides: [left, right], isSure }: Compared,
  semantics: Semantics,
): SecretComparison | undefined {
  if (isSure) return secretComparison(left, right, semantics);
  const isHmac = [left, right].some((each) => digestIn({ node: each, in: semantics }) === "hmac");
  return isHmac ? { subject: "a signature", byName: false } : undefined;
}

function isWritten({ type }: Ast.Node): boolean {
  return type === "Literal" || type === "UnaryExpression";
}

/** What runs at the customer's has no secret to keep from the customer. */
function isBrowserCode(node: Ast.Node, context: SyntaxContext): boolean {
  // Files of pages hold what the server does for them as well.
  if (placeInFile(node) === "server") return false;
  if (/\b(?:localStorage|sessionStorage)\.\w/.test(context.text)) return true;
  return context.source.ast.body.some(
    (statement) => statement.type === "ExpressionStatement" && statement.directive === "use client",
  );
}

/** Effects, and what a component remembers of itself, run for whoever sees the page. */
function isInHook(node: Ast.Node): boolean {
  for (let { parent } = node; parent; { parent } = parent) {
    if (!isFunction(parent) || parent.parent.type !== "CallExpression") continue;
    const name = nameOf(unwrap(parent.parent.callee)) ?? "";
    if (/^use(?:Effect|LayoutEffect|InsertionEffect|Memo|Callback|State|Reducer)$/.test(name))
      return true;
  }
  return false;
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
