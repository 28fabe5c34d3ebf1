import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import {
  type Taking,
  takenBy,
  takenByMethod,
  takenByValue,
  takenInSql,
} from "../../helpers/match/limited-resource.ts";
import { outermostFunction } from "../../helpers/match/outermost-function.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import { isCheckedBefore } from "../../helpers/match/checked-before.ts";
import { takenKey } from "./limited-key.ts";

export const rule = syntaxRule({
  id: "limited-resource-race",
  meta: {
    category: "payments",
    title: "Stock or a voucher is checked first and taken later",
    level: "warning",
    confidence: "medium",
    preset: "quiet",
    surface: "editor",
    cwe: [362, 367],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["2.3.4", "15.4.2"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "`{{field}}` is checked here and changed in a later step: two requests at once both pass the check.",
      help: "Let one statement check and change it (updateOne({ _id, stock: { $gte: n } }, { $inc: … }), UPDATE … WHERE stock >= n) and look at how many records it changed, or lock the record.",
    },
  },
  noFix: "What is to happen when the condition no longer holds is not known here.",
  visit: {
    AssignmentExpression(node, context) {
      const left = unwrap(node.left);
      if (left.type !== "MemberExpression") return;
      report(node, takenBy(node, propertyName(left), context.semantics), context);
    },
    UpdateExpression(node, context) {
      const place = unwrap(node.argument);
      if (place.type !== "MemberExpression") return;
      report(node, takenBy(node, propertyName(place), context.semantics), context);
    },
    Property(node, context) {
      report(node, takenBy(node, propertyName(node), context.semantics), context);
    },
    CallExpression(node, context) {
      report(node, takenByMethod(node), context);
      const key = takenKey(node, context);
      if (key !== undefined) say(node, key, context);
      const [text, ...values] = node.arguments;
      if (text?.type !== "Literal" && text?.type !== "TemplateLiteral") return;
      const statement = context.text.slice(...text.range);
      report(node, takenInSql(statement) ?? takenByValue(statement, valuesIn(values)), context);
    },
  },
});

/** Values of a statement come in a list, in a record, or one by one. */
function valuesIn(handed: readonly Ast.Node[]): Ast.Node[] {
  return handed.flatMap((each): Ast.Node[] => {
    const node = unwrap(each);
    if (node.type === "ArrayExpression") return node.elements.filter((element) => element !== null);
    if (node.type !== "ObjectExpression") return [node];
    return node.properties.flatMap((property) =>
      property.type === "Property" ? valuesIn([property.value]) : [],
    );
  });
}

function report(node: Ast.Node, taking: Taking | undefined, context: SyntaxContext): void {
  if (!taking) return;
  const around = outermostFunction(node);
  if (!around || !isCheckedBefore({ node, taking, around, context })) return;
  say(node, taking.field, context);
}

function say(at: Ast.Node, field: string, context: SyntaxContext): void {
  context.report({
    at,
    message: "found",
    data: { field: field.slice(0, 30) },
    ...presetInTests(context),
  });
}
