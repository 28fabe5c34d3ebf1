import {
  type Ast,
  type SyntaxContext,
  isHalfAnchored,
  mixedRange,
  syntaxRule,
} from "../../../engine/api.ts";
import { rememberedPlace } from "../../helpers/match/remembered-place.ts";
import { lostEscapes } from "../../helpers/match/lost-escapes.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

export const rule = syntaxRule({
  id: "mistaken-pattern",
  meta: {
    category: "injection",
    title: "A pattern matches something else than it says",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [20, 185],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["2.2.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    range: {
      what: "`{{range}}` matches brackets, a backslash, `^`, `_` and a backtick, too.",
      help: "Write the letters as two ranges: `A-Za-z`.",
    },
    anchor: {
      what: "Only the first alternative is anchored at the start, and only the last at the end: the others match anywhere.",
      help: "Group the alternatives: `^(?:a|b|c)$`.",
    },
    escape: {
      what: "The text loses this backslash before it becomes a pattern: `{{meant}}` is read as `{{read}}`.",
      help: "Write two backslashes, or a pattern between slashes.",
    },
    place: {
      what: "With the flag g, `test` starts where the last match ended: every other call gives the wrong answer.",
      help: "Leave the flag out: one match is enough.",
    },
  },
  fixes: [
    { id: "add-brackets", kind: "suggestion", title: "Put brackets around the choices" },
    { id: "split-range", kind: "suggestion", title: "Write the range in two" },
    { id: "double-backslash", kind: "suggestion", title: "Write two backslashes" },
    { id: "drop-flag", kind: "suggestion", title: "Leave the flag out" },
  ],
  visit: {
    Literal(node, context) {
      if (!("regex" in node) || isNeverDeployed(context)) return;
      const [start] = node.range;
      // The pattern begins behind the slash.
      const { pattern, flags } = node.regex;
      if (isHalfAnchored(pattern, flags)) {
        const text = `(?:${pattern.slice(1, -1)})`;
        const inner = { start: start + 2, end: start + pattern.length, text };
        context.report({
          at: node,
          message: "anchor",
          fixes: [{ id: "add-brackets", edits: () => [inner] }],
        });
      }
      reportRange(node.regex.pattern, node.regex.flags, start + 1, context);
    },
    NewExpression: checkMade,
    CallExpression(node, context) {
      checkMade(node, context);
      const found = isNeverDeployed(context) ? undefined : rememberedPlace(node, context);
      if (!found) return;
      const { flag } = found;
      context.report({
        at: node,
        message: "place",
        fixes: flag ? [{ id: "drop-flag", edits: () => [flag] }] : [],
      });
    },
  },
});

function reportRange(pattern: string, flags: string, start: number, context: SyntaxContext): void {
  const found = mixedRange(pattern, flags);
  if (!found) return;
  const at = { start: start + found.start, end: start + found.end };
  context.report({
    at,
    message: "range",
    level: "information",
    data: { range: pattern.slice(found.start, found.end) },
    fixes: [{ id: "split-range", edits: () => [{ ...at, text: found.meant }] }],
  });
}

/** `new RegExp("^\d+$")`: the text says `^d+$`. */
function checkMade(node: Ast.NewExpression | Ast.CallExpression, context: SyntaxContext): void {
  const [text] = node.arguments;
  if (!text || text.type === "SpreadElement" || node.callee.type === "Super") return;
  if (!isRegExp(node, context) || isNeverDeployed(context)) return;
  for (const { at, meant, read } of lostEscapes(text, context.text)) {
    context.report({
      at: { start: at, end: at + meant.length },
      message: "escape",
      data: { meant, read },
      fixes: [{ id: "double-backslash", edits: () => [{ start: at, end: at, text: "\\" }] }],
    });
  }
}

function isRegExp(node: Ast.NewExpression | Ast.CallExpression, context: SyntaxContext): boolean {
  const { callee } = node;
  const mayBe =
    (callee.type === "Identifier" && callee.name === "RegExp") ||
    callee.type === "MemberExpression";
  return (
    mayBe &&
    /^global#(?:(?:window|globalThis)\.)?RegExp$/.test(context.semantics.callee(node) ?? "")
  );
}
