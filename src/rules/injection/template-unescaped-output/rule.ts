import {
  type Ast,
  type ConfigContext,
  type ConfigDocument,
  type SyntaxContext,
  syntaxRule,
} from "../../../engine/api.ts";
import { dangerousHoles } from "../../helpers/match/template-holes.ts";

export const rule = syntaxRule({
  id: "template-unescaped-output",
  meta: {
    category: "injection",
    title: "A template writes a value without escaping it",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [79, 116],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.2.1"],
    tips: [2],
    since: "0.1.0",
  },
  supersededBy: ["xss-server-response"],
  messages: {
    found: {
      what: "`{{value}}` is written into the page as HTML: whoever decides it decides what runs there.",
      help: "Use the form that escapes ({{form}}), or sanitize the value before it comes here.",
    },
    script: {
      what: "`{{value}}` is written into code of the page: whoever decides it decides what runs there.",
      help: "Hand the value over as {{form}}, and read it from there.",
    },
    json: {
      what: "`{{value}}` stands in a script as it is: `</script>` in one of its texts ends the script.",
      help: "Write `<` as `\\u003c` in it: {{form}}.",
    },
    handler: {
      what: "`{{value}}` stands in code of an attribute: the browser undoes the escaping before it runs it.",
      help: "Put the value into {{form}}, and read it from there in a script.",
    },
    link: {
      what: "`{{value}}` is the whole address of a link: `javascript:` in it runs code in the shop.",
      help: "Let http and https through only, where the value is stored or handed to the template.",
    },
    off: {
      what: "Escaping is switched off for all templates: every value is written as HTML.",
      help: "Leave escaping on, and mark the few values that are HTML.",
    },
  },
  fixes: [
    { id: "escape-output", kind: "suggestion", title: "Escape the value" },
    { id: "escape-json", kind: "suggestion", title: "Escape < in the JSON" },
  ],
  config: { kinds: ["template", "html"], check: checkTemplate },
  visit: {
    CallExpression(node, context) {
      reportOption(node, context);
    },
    NewExpression(node, context) {
      reportOption(node, context);
    },
    AssignmentExpression(node, context) {
      if (context.semantics.api(node.left) !== "mustache#escape") return;
      const value = node.right;
      const isPlain =
        value.type === "ArrowFunctionExpression" &&
        value.params[0]?.type === "Identifier" &&
        value.body.type === "Identifier" &&
        value.body.name === value.params[0].name;
      if (isPlain) context.report({ at: node, message: "off", preset: "quiet" });
    },
  },
});

function checkTemplate(document: ConfigDocument, context: ConfigContext): void {
  for (const { hole, why, isLikely, form, edits } of dangerousHoles(document)) {
    const value = hole.value.replace(/\s+/g, " ");
    context.report({
      at: hole.range,
      message: why,
      data: { value: value.length > 40 ? `${value.slice(0, 39)}…` : value, form },
      ...(isLikely ? { preset: "audit" as const, level: "information" as const } : {}),
      ...(edits
        ? { fixes: [{ id: why === "json" ? "escape-json" : "escape-output", edits: () => edits }] }
        : {}),
    });
  }
}

/** Options that switch escaping off, by the call that takes them and the position of its options. */
const OPTIONS: readonly (readonly [api: RegExp, argument: number, name: string, value: boolean])[] =
  [
    [/^nunjucks#configure$/, 1, "autoescape", false],
    [/^nunjucks#configure$/, 0, "autoescape", false],
    [/^nunjucks#Environment$/, 1, "autoescape", false],
    [/^handlebars#(?:compile|precompile)$/, 1, "noEscape", true],
    [/^swig(?:-templates)?#(?:setDefaults|Swig)$/, 0, "autoescape", false],
    [/^eta#Eta$/, 0, "autoEscape", false],
  ];

function reportOption(
  node: Ast.CallExpression | Ast.NewExpression,
  { semantics, report, path }: SyntaxContext,
): void {
  const api = semantics.callee(node);
  if (api === undefined) return;
  for (const [pattern, index, name, value] of OPTIONS) {
    const options = pattern.test(api) ? node.arguments[index] : undefined;
    const property = options && semantics.object(options)?.get(name);
    if (!property || property.value.in.constant(property.value.node)?.value !== value) continue;
    // Mails as plain texts and files of code need no escaping.
    if (/(?:subject|text|plain|prompt|scaffold|generat|codegen|cli)/i.test(path)) continue;
    if (property.value.in !== semantics) continue;
    report({ at: property.property, message: "off" });
  }
}
