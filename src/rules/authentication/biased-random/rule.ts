import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  syntaxRule,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { addImport } from "../../helpers/edit/add-import.ts";
import { flowsToCredential } from "../../helpers/match/credential-flow.ts";
import { isMadeUp } from "../../helpers/match/credential-name.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isRandomByte } from "../../helpers/match/random-bytes.ts";
import { bodyAround } from "../../helpers/match/refusal.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

/** How many values a byte has. */
const VALUES = 256;

export const rule = syntaxRule({
  id: "biased-random",
  meta: {
    category: "authentication",
    title: "Random bytes are divided, so that some results come more often",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [330, 327],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["11.5.1"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    credential: {
      what: "{{name}} is not evenly random: 256 cannot be divided by {{count}}, so {{often}} of them come more often.",
      help: "Take each place from randomInt({{count}}) of node:crypto, or throw away bytes from {{limit}} on.",
    },
    other: {
      what: "This is not evenly random: 256 cannot be divided by {{count}}, so {{often}} of the results come more often.",
      help: "Take it from randomInt({{count}}) of node:crypto, or throw away bytes from {{limit}} on.",
    },
  },
  fixes: [{ id: "random-int", kind: "suggestion", title: "Take it from randomInt" }],
  visit: {
    BinaryExpression(node, context) {
      const isRest = node.operator === "%";
      if (isRest && !isRandomByte(node.left, context.semantics)) return;
      const count = isRest
        ? countOf(node.right, context.semantics)
        : scaledTo(node, context.semantics);
      if (count === undefined || count < 2 || count > VALUES || VALUES % count === 0) return;
      if (isFiltered(node, context) || isMadeUp(node, context.path)) return;
      const name = flowsToCredential(node, context);
      const limit = VALUES - (VALUES % count);
      const data = { count: `${count}`, often: `${VALUES - limit}`, limit: `${limit}` };
      context.report({
        at: node,
        message: name === undefined ? "other" : "credential",
        data: { ...data, name: name?.slice(0, 30) ?? "" },
        ...(name !== undefined && { level: "warning" as const }),
        ...presetInTests(context),
        fixes:
          isRest && /\brandomBytes\b/.test(context.text)
            ? [{ id: "random-int", edits: () => withRandomInt(node, context) }]
            : [],
      });
    },
  },
});

/** How many whole numbers `byte / 25.6` and `(byte / 256) * 10` are, once they are rounded down. */
function scaledTo(node: Ast.BinaryExpression, semantics: Semantics): number | undefined {
  if (!isRoundedDown(node, semantics)) return undefined;
  const inner = unwrap(node.left);
  const right = semantics.constant(node.right)?.value;
  if (node.operator === "/" && isRandomByte(inner, semantics)) {
    const count = typeof right === "number" && right > 0 ? Math.round(VALUES / right) : 0;
    return Math.abs(count * Number(right) - VALUES) < 1 ? count : undefined;
  }
  if (node.operator !== "*" || inner.type !== "BinaryExpression" || inner.operator !== "/")
    return undefined;
  const isWhole = semantics.constant(inner.right)?.value === VALUES;
  return isWhole && isRandomByte(inner.left, semantics)
    ? countOf(node.right, semantics)
    : undefined;
}

function isRoundedDown({ parent }: Ast.BinaryExpression, semantics: Semantics): boolean {
  if (parent.type === "BinaryExpression")
    return parent.operator === "|" || parent.operator === ">>>" || parent.operator === ">>";
  return (
    parent.type === "CallExpression" &&
    /^global#(?:Math\.(?:floor|trunc)|parseInt)$/.test(semantics.callee(parent) ?? "")
  );
}

/** How many results there are: a number, or the length of a text or list that is written down. */
function countOf(right: Ast.Node, semantics: Semantics): number | undefined {
  const known = semantics.constant(right)?.value;
  if (typeof known === "number") return Number.isInteger(known) ? known : undefined;
  const { node, in: owner } = semantics.origin(right);
  if (node.type !== "MemberExpression" || nameOf(node) !== "length") return undefined;
  const text = owner.string(node.object);
  if (text !== undefined) return text.length;
  const list = unwrap(owner.origin(node.object).node);
  return list.type === "ArrayExpression" &&
    list.elements.every((each) => each?.type !== "SpreadElement")
    ? list.elements.length
    : undefined;
}

/** True where bytes that are too large are left out: then all results come equally often. */
function isFiltered(node: Ast.BinaryExpression, { source, text }: SyntaxContext): boolean {
  const inner = unwrap(node.left);
  const byte = text.slice(...(inner.type === "BinaryExpression" ? inner.left : inner).range);
  let isCompared = false;
  walk(bodyAround(node), source.visitorKeys, (each) => {
    if (each.type !== "BinaryExpression" || !/^[<>]=?$/.test(each.operator)) return;
    isCompared ||= [each.left, each.right].some((side) => text.slice(...side.range) === byte);
  });
  return isCompared;
}

function withRandomInt(node: Ast.BinaryExpression, { source, text }: SyntaxContext) {
  const { references, edits } = addImport(node, source, "node:crypto", ["randomInt"]);
  const [start, end] = node.range;
  const count = text.slice(...node.right.range);
  return [...edits, { start, end, text: `${references[0] ?? "randomInt"}(${count})` }];
}
