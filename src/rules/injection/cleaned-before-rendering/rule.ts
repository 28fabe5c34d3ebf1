import { type Ast, type Semantics, syntaxRule, unwrap } from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";

/** What makes HTML of Markdown. */
const MARKDOWN =
  /^(?:marked#(?:marked\.|Marked\.new\(\)\.|)(?:parse|parseInline|marked)?|markdown-it#(?:\(\)|new\(\)|MarkdownIt\.new\(\))\.render(?:Inline)?|showdown#Converter\.new\(\)\.makeHtml|snarkdown#|micromark#micromark)$/;
const CLEANS =
  /^(?:dompurify|isomorphic-dompurify)#(?:\(\)\.|default\.)?sanitize$|^sanitize-html#$|^xss#(?:filterXSS)?$/;

export const rule = syntaxRule({
  id: "cleaned-before-rendering",
  meta: {
    category: "injection",
    title: "Markdown is cleaned before it becomes HTML",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [79, 179],
    owasp: ["A03:2021", "A05:2025"],
    asvs: ["1.3.1", "1.1.1"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "`{{cleaner}}` cleans the Markdown here, but the HTML that is made from it afterwards is not cleaned.",
      help: "Render the HTML first, then sanitize the result.",
    },
  },
  fixes: [{ id: "swap", kind: "suggestion", title: "Make the HTML first, then clean it" }],
  mentions: ["saniti", "purify", "xss", "clean"],
  visit: {
    CallExpression(node, context) {
      const { semantics, text } = context;
      if (!MARKDOWN.test(semantics.callee(node) ?? "") || isNeverDeployed(context)) return;
      const [source] = node.arguments;
      const cleaning = source && cleaningOf(source, semantics);
      if (!cleaning || !source || isCleanedAfterwards(node, semantics)) return;
      const cleaner = text.slice(...cleaning.callee.range);
      context.report({
        at: source,
        message: "found",
        data: { cleaner: cleaner.slice(0, 40) },
        fixes:
          unwrap(source) === cleaning
            ? [{ id: "swap", edits: () => swapped(node, cleaning, text) }]
            : [],
      });
    },
  },
});

/** The call that cleaned a text, through names. */
function cleaningOf(source: Ast.Node, semantics: Semantics): Ast.CallExpression | undefined {
  const { node, in: owner } = semantics.origin(source);
  if (owner !== semantics || node.type !== "CallExpression") return undefined;
  return CLEANS.test(semantics.callee(node) ?? "") ? node : undefined;
}

/** True where what comes out goes through a cleaner as well, or to somebody who may do so. */
function isCleanedAfterwards(node: Ast.CallExpression, semantics: Semantics): boolean {
  let each: Ast.Node = node;
  for (
    let parent = node.parent as Ast.Node | undefined;
    parent;
    each = parent, parent = each.parent
  ) {
    if (parent.type === "CallExpression" && parent.callee !== each) {
      const name = nameOf(unwrap(parent.callee)) ?? "";
      return (
        CLEANS.test(semantics.callee(parent) ?? "") || /saniti[sz]e|purify|clean|xss/i.test(name)
      );
    }
    if (parent.type === "VariableDeclarator" && parent.id.type === "Identifier") {
      const uses = semantics.variables.of(parent.id)?.references ?? [];
      return uses.some(({ identifier }) => {
        const call = identifier.parent;
        return (
          call?.type === "CallExpression" &&
          (CLEANS.test(semantics.callee(call) ?? "") ||
            /saniti[sz]e|purify|clean|xss/i.test(nameOf(unwrap(call.callee)) ?? ""))
        );
      });
    }
    if (/Statement$|Function/.test(parent.type)) return false;
  }
  return false;
}

/** `marked.parse(clean(text, options), rest)` becomes `clean(marked.parse(text, rest), options)`. */
function swapped(node: Ast.CallExpression, cleaning: Ast.CallExpression, text: string) {
  const [raw, ...options] = cleaning.arguments;
  const [source, ...rest] = node.arguments;
  if (!raw || !source) return undefined;
  const of = (each: Ast.Node): string => text.slice(...each.range);
  const inner = `${of(node.callee)}(${[raw, ...rest].map(of).join(", ")})`;
  const outer = `${of(cleaning.callee)}(${[inner, ...options.map(of)].join(", ")})`;
  return [{ start: node.range[0], end: node.range[1], text: outer }];
}
