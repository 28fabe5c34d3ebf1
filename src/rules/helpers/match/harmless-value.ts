import { type Ast, type Located, propertyName, unwrap } from "../../../engine/api.ts";
import { hasClosedType } from "./closed-type.ts";
import { type OwnFunction, ownFunction, returnedValues } from "./own-function.ts";
import { writtenValues } from "./written-values.ts";

/** Longest chain of names, fields and calls that is followed; beyond it a value counts as anything. */
const MAX_DEPTH = 12;

const NUMERIC_CALLS =
  /^global#(?:Number|Number\.\w+|parseInt|parseFloat|Boolean|BigInt|Math\.\w+|Date\.now|Date\.UTC)$/;
const NUMERIC_METHODS = new Set(["getTime", "valueOf", "toFixed", "toISOString", "getFullYear"]);
const NUMERIC_OPERATORS = /^(?:[-*/%|&^<>]|\*\*|<<|>>>?|[<>]=|[!=]==?|in|instanceof)$/;
/** Methods that make nothing of their object and arguments but what was in them. */
const CARRYING = new Set(
  "concat filter find flat join map replace replaceAll reverse slice sort split toLowerCase toSorted toString toUpperCase trim".split(
    " ",
  ),
);
/** Translations are written by the shop itself. */
const TRANSLATE = /^(?:t|i18n|translate|formatMessage)$/;

/**
 * True when nobody but the shop's own authors can put text into a value: constants, numbers, dates,
 * types that leave no choice of text, translations, the environment, and objects and lists made of nothing else,
 * also by functions of the project. Unknown values are not harmless.
 */
export function isHarmless(at: Located, depth = 0, given: ReadonlySet<Ast.Node> = NONE): boolean {
  if (depth > MAX_DEPTH) return false;
  const { node, in: semantics } = at.in.origin(unwrap(at.node));
  if (semantics.constant(node) || hasClosedType(node, semantics)) return true;
  const inner = (each: Located["node"]): boolean =>
    isHarmless({ node: each, in: semantics }, depth + 1, given);
  switch (node.type) {
    // A pattern is written down as well.
    case "Literal":
      return true;
    case "Identifier": {
      if (semantics.variables.of(node)?.defs.some((each) => given.has(each.node))) return true;
      const written = writtenValues(node, semantics);
      if (!written) return false;
      // A variable may be written with what it held before.
      const known = new Set([...given, written.declared]);
      return written.values.every((value) =>
        isHarmless({ node: value, in: semantics }, depth + 1, known),
      );
    }
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
    // What is a function is left out where data is written down.
    case "ArrowFunctionExpression":
    case "FunctionExpression":
      return true;
    case "JSXElement":
    case "JSXFragment":
      return node.children.every(inner);
    case "JSXText":
    case "JSXEmptyExpression":
      return true;
    case "JSXExpressionContainer":
      return inner(node.expression);
    case "NewExpression":
      if (semantics.callee(node) === "global#URL") return node.arguments.every(inner);
      return semantics.callee(node) === "global#Date";
    case "MemberExpression": {
      const api = semantics.api(node);
      if (api?.startsWith("global#process.env.") === true) return true;
      const name = propertyName(node);
      if (name === "length") return true;
      const property = name === undefined ? undefined : semantics.object(node.object)?.get(name);
      if (property !== undefined) return isHarmless(property.value, depth + 1, given);
      // One of the things in something that is harmless as a whole.
      return inner(node.object);
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
      if (own) return givesOwn(own, node.arguments.every(inner), depth, given);
      return (
        callee.type === "MemberExpression" &&
        CARRYING.has(name ?? "") &&
        inner(callee.object) &&
        node.arguments.every((each) => {
          const handed = ownFunction({ node: each, in: semantics });
          return handed ? givesOwn(handed, true, depth, given) : inner(each);
        })
      );
    }
    default:
      return false;
  }
}

const NONE: ReadonlySet<Ast.Node> = new Set();

/** What a function of the project gives; with harmless arguments its parameters are harmless, too. */
function givesOwn(
  own: OwnFunction,
  hasHarmlessArguments: boolean,
  depth: number,
  given: ReadonlySet<Ast.Node>,
): boolean {
  const values = returnedValues(own);
  const known = hasHarmlessArguments ? new Set([...given, own.node]) : given;
  return values.length > 0 && values.every((value) => isHarmless(value, depth + 1, known));
}
