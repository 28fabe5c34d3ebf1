import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { capNumber } from "../../helpers/edit/cap-number.ts";
import { isBounded, sizeAsked } from "../../helpers/match/page-size.ts";
import { outermostFunction } from "../../helpers/match/outermost-function.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { limitInSql } from "./limit-in-sql.ts";

/** Calls that read records. */
const READS =
  /^(?:find\w*|paginate\w*|aggregate|query|list\w*|getMany|search|getAll\w*|fetch\w*)$|^get[A-Z]\w*s$/i;

export const rule = syntaxRule({
  id: "unbounded-page-size",
  meta: {
    category: "payments",
    title: "The caller decides how many records are read",
    level: "information",
    confidence: "high",
    preset: "audit",
    surface: "editor",
    cwe: [770, 1284],
    owasp: [],
    asvs: ["2.2.1"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The caller decides how many records are read (`{{name}}`), and nothing limits it.",
      help: "Cap the size of a page: Math.min(size, 100), or a schema with a maximum.",
    },
  },
  fixes: [{ id: "cap", kind: "suggestion", title: "Read at most 100 records" }],
  visit: {
    TaggedTemplateExpression: checkStatement,
    CallExpression(node, context) {
      checkStatement(node, context);
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || node.arguments.length !== 1) return;
      const [size] = node.arguments;
      if (!/^(?:limit|take)$/.test(propertyName(callee) ?? "") || !size) return;
      // Query builders are chains; a rate limiter is called by itself.
      if (
        unwrap(callee.object).type === "CallExpression" ||
        /query|qb|builder/i.test(textOf(callee.object, context))
      )
        check(size, context);
    },
    Property(node, context) {
      if (!/^(?:limit|take)$/.test(propertyName(node) ?? "")) return;
      if (node.parent.type !== "ObjectExpression") return;
      const call = node.parent.parent;
      if (call.type !== "CallExpression") return;
      const callee = unwrap(call.callee);
      const name = callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
      if (READS.test(name)) check(node.value, context, node.shorthand);
    },
  },
});

/** `db.query("SELECT … LIMIT ?", [shop, size])` */
function checkStatement(
  node: Ast.CallExpression | Ast.TaggedTemplateExpression,
  context: SyntaxContext,
): void {
  const size = limitInSql(node);
  if (size) check(size, context);
}

function check(size: Ast.Node, context: SyntaxContext, isShorthand = false): void {
  // Who runs the shop may read all of it.
  if (/(?:^|[/.\-_])(?:admin|back-?office|staff|internal)(?:[/.\-_]|$)/i.test(context.path)) return;
  const asked = sizeAsked(size, context);
  const around = asked && outermostFunction(size);
  if (!asked || !around || isBounded(context.text.slice(...around.range), asked.name)) return;
  context.report({
    at: size,
    message: "found",
    data: { name: asked.name.slice(0, 30) },
    ...presetInTests(context),
    fixes: [capNumber({ node: size, isNumber: asked.isNumber, isShorthand }, "100", context)],
  });
}

function textOf(node: Ast.Node, { text }: SyntaxContext): string {
  return text.slice(...node.range).slice(0, 80);
}
