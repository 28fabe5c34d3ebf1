import {
  type Ast,
  type SyntaxContext,
  type TextEdit,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "../../helpers/edit/file-style.ts";
import { ownFunction, returned } from "../../helpers/match/own-function.ts";
import { type JsonHole, jsonHoles } from "../../helpers/match/unescaped-json.ts";

/** Functions that make an element out of a name and its properties. */
const CREATE_ELEMENT =
  /^(?:react|preact|preact\/compat)#(?:createElement|h)$|jsx(?:-dev)?-runtime#jsx(?:s|DEV)?$/;

export const rule = syntaxRule({
  id: "jsonld-script-breakout",
  meta: {
    category: "injection",
    title: "JSON inside a script element is not escaped",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [79, 116],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.3"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "A `</script>` in this data ends the script element, and what follows runs as a page of its own.",
      help: "Escape `<` in the JSON: append `.replace(/</g, '\\u003c')`. The data stays the same for whoever reads it.",
    },
  },
  fixes: [{ id: "escape-json", kind: "fix", title: "Escape `<` in the JSON" }],
  visit: {
    JSXAttribute(node, context) {
      if (node.name.name !== "dangerouslySetInnerHTML") return;
      const element = node.parent;
      if (element.type !== "JSXOpeningElement" || element.name.type !== "JSXIdentifier") return;
      if (element.name.name !== "script" || node.value?.type !== "JSXExpressionContainer") return;
      reportInnerHtml(node.value.expression, context);
    },
    CallExpression(node, context) {
      const [name, properties] = node.arguments;
      if (!name || !properties || context.semantics.string(name) !== "script") return;
      const api = context.semantics.callee(node);
      if (api === undefined || !CREATE_ELEMENT.test(api)) return;
      const inner = context.semantics.object(properties)?.get("dangerouslySetInnerHTML");
      if (inner?.value.in === context.semantics) reportInnerHtml(inner.value.node, context);
    },
    TemplateLiteral(node, context) {
      const { parent } = node;
      // A tag decides itself how its holes are written.
      if (parent.type === "TaggedTemplateExpression" && !isRaw(parent, context)) return;
      let before = "";
      for (const [i, quasi] of node.quasis.entries()) {
        before += quasi.value.raw;
        const hole = node.expressions[i];
        if (hole && isInScript(before)) reportHoles(hole, context);
      }
    },
    BinaryExpression(node, context) {
      if (node.operator !== "+" || isSum(node.parent)) return;
      let before = "";
      for (const part of operands(node)) {
        const text = context.semantics.string(part);
        if (text !== undefined) before += text;
        else if (isInScript(before)) reportHoles(part, context);
      }
    },
  },
});

/** The value of `dangerouslySetInnerHTML`: an object here, or one that a function of this file returns. */
function reportInnerHtml(expression: Ast.Node, context: SyntaxContext): void {
  const { semantics } = context;
  let html = semantics.object(expression)?.get("__html");
  const call = unwrap(expression);
  if (!html && call.type === "CallExpression") {
    const own = ownFunction({ node: call.callee, in: semantics });
    const value = own?.in === semantics ? returned(own) : undefined;
    html = value && value.in.object(value.node)?.get("__html");
  }
  if (html?.value.in === semantics) reportHoles(html.value.node, context);
}

function reportHoles(expression: Ast.Node, context: SyntaxContext): void {
  for (const hole of jsonHoles(expression, context.semantics)) {
    const { source } = hole;
    const isElsewhere = source.in !== context.semantics || source.node !== unwrap(hole.expression);
    context.report({
      at: hole.expression,
      message: "found",
      steps: isElsewhere
        ? [
            {
              file: source.in.source.path,
              range: { start: source.node.range[0], end: source.node.range[1] },
              message: "The JSON is written here.",
            },
          ]
        : [],
      fixes: [{ id: "escape-json", edits: () => escapeEdit(hole, context) }],
    });
  }
}

function escapeEdit({ expression }: JsonHole, context: SyntaxContext): readonly TextEdit[] {
  const { quote } = fileStyle(context.source);
  const append = `.replace(/</g, ${quote}\\\\u003c${quote})`;
  const [start, end] = expression.range;
  const isChainable =
    expression.type === "CallExpression" ||
    expression.type === "Identifier" ||
    expression.type === "MemberExpression";
  if (isChainable) return [{ start: end, end, text: append }];
  return [
    { start, end: start, text: "(" },
    { start: end, end, text: `)${append}` },
  ];
}

/** True when a text ends inside a script element, behind its start tag. */
function isInScript(before: string): boolean {
  const start = before.search(/<script\b[^>]*>(?![^]*<script\b)/i);
  return start !== -1 && !/<\/script/i.test(before.slice(start));
}

function isRaw(tagged: Ast.TaggedTemplateExpression, context: SyntaxContext): boolean {
  return context.semantics.api(tagged.tag) === "global#String.raw";
}

function isSum(node: Ast.Node): boolean {
  return node.type === "BinaryExpression" && node.operator === "+";
}

/** The parts of `a + b + c`, in order. */
function operands(node: Ast.Node): Ast.Node[] {
  const parts: Ast.Node[] = [];
  let current: Ast.Node = node;
  while (current.type === "BinaryExpression" && current.operator === "+") {
    parts.unshift(current.right);
    current = current.left;
  }
  return [current, ...parts];
}
