import { type Located, propertyName, unwrap } from "../../../engine/api.ts";
import { hasClosedType } from "./closed-type.ts";
import { ownFunction, returned } from "./own-function.ts";

/** Longest chain of names, fields and calls that is followed; beyond it a value counts as anything. */
const MAX_DEPTH = 12;

const NUMERIC_CALLS =
  /^global#(?:Number|Number\.\w+|parseInt|parseFloat|Boolean|BigInt|Math\.\w+|Date\.now|Date\.UTC)$/;
const NUMERIC_METHODS = new Set(["getTime", "valueOf", "toFixed", "toISOString", "getFullYear"]);
const NUMERIC_OPERATORS = /^(?:[-*/%|&^<>]|\*\*|<<|>>>?|[<>]=|[!=]==?|in|instanceof)$/;
/** Translations are written by the shop itself. */
const TRANSLATE = /^(?:t|i18n|translate|formatMessage)$/;

/**
 * True when nobody but the shop's own authors can put text into a value: constants, numbers, dates,
 * types that leave no choice of text, translations, the environment, and objects and lists made of nothing else. Unknown values are not harmless.
 */
export function isHarmless(at: Located, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const { node, in: semantics } = at.in.origin(unwrap(at.node));
  if (semantics.constant(node) || hasClosedType(node, semantics)) return true;
  const inner = (each: Located["node"]): boolean =>
    isHarmless({ node: each, in: semantics }, depth + 1);
  switch (node.type) {
    case "ObjectExpression":
      return node.properties.every((property) =>
        property.type === "SpreadElement" ? inner(property.argument) : inner(property.value),
      );
    case "ArrayExpression":
      return node.elements.every((element) => {
        if (element === null) return true;
        return inner(element.type === "SpreadElement" ? element.argument : element);
      });
    case "TemplateLiteral":
      return node.expressions.every(inner);
    case "ConditionalExpression":
      return inner(node.consequent) && inner(node.alternate);
    case "LogicalExpression":
      return inner(node.left) && inner(node.right);
    case "BinaryExpression":
      if (NUMERIC_OPERATORS.test(node.operator)) return true;
      return node.left.type !== "PrivateIdentifier" && inner(node.left) && inner(node.right);
    case "UnaryExpression":
      return true;
    case "NewExpression":
      return semantics.callee(node) === "global#Date";
    case "MemberExpression": {
      const api = semantics.api(node);
      if (api?.startsWith("global#process.env.") === true) return true;
      const name = propertyName(node);
      if (name === "length") return true;
      const property = name === undefined ? undefined : semantics.object(node.object)?.get(name);
      return property !== undefined && isHarmless(property.value, depth + 1);
    }
    case "CallExpression": {
      const api = semantics.callee(node);
      if (api !== undefined && NUMERIC_CALLS.test(api)) return true;
      const callee = unwrap(node.callee);
      const name = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
      if (name !== undefined && NUMERIC_METHODS.has(name)) return true;
      if (TRANSLATE.test(name ?? (callee.type === "Identifier" ? callee.name : ""))) return true;
      if (api === "global#Object.freeze") {
        return node.arguments.every(inner);
      }
      const own = ownFunction({ node: node.callee, in: semantics });
      const value = own && returned(own);
      return value !== undefined && isHarmless(value, depth + 1);
    }
    default:
      return false;
  }
}
