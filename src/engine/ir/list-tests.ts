import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";

/**
 * What a function that is handed to `list.some` compares elements with: `x` of `(each) => each === x`,
 * also where a part of a host may stand before the element, `host === each || host.endsWith("." + each)`,
 * and where several returns say so.
 */
export function comparedWith(predicate: Ast.Node): Ast.Node | undefined {
  if (predicate.type !== "ArrowFunctionExpression" && predicate.type !== "FunctionExpression")
    return undefined;
  const [parameter] = predicate.params;
  if (parameter?.type !== "Identifier" || !predicate.body) return undefined;
  const answers = answersOf(predicate.body).flatMap(alternatives);
  const [first] = answers;
  if (answers.length === 1 && first) return equalTo(first, parameter.name);
  const keys = answers
    .filter((each) => !isFalse(each))
    .map((each) => ({
      equal: equalTo(each, parameter.name),
      like: hostLike(each, parameter.name),
    }));
  const key = keys.find(({ equal }) => equal !== undefined)?.equal;
  const name = key && chainOf(key);
  if (!key || name === undefined || !HOST.test(name)) return undefined;
  const isSame = ({ equal, like }: (typeof keys)[number]): boolean => {
    const each = equal ?? like;
    return each !== undefined && chainOf(each) === name;
  };
  return keys.every(isSame) ? key : undefined;
}

/** Names of hosts: what ends with a dot and one that is known is below it. */
const HOST = /(?:host|hostname|domain)$/i;

/** What a body may give back; nothing where it may end without a word, which is no yes either. */
function answersOf(body: Ast.Node): Ast.Node[] {
  switch (body.type) {
    case "BlockStatement":
      return body.body.flatMap(answersOf);
    case "IfStatement":
      return [...answersOf(body.consequent), ...(body.alternate ? answersOf(body.alternate) : [])];
    case "ReturnStatement":
      return body.argument ? [unwrap(body.argument)] : [];
    case "VariableDeclaration":
    case "ExpressionStatement":
      return [];
    default:
      // Loops, switches and the like are not looked into, so nothing is known.
      return body.type.endsWith("Statement") ? [body] : [unwrap(body)];
  }
}

function alternatives(node: Ast.Node): Ast.Node[] {
  const inner = unwrap(node);
  return inner.type === "LogicalExpression" && inner.operator === "||"
    ? [...alternatives(inner.left), ...alternatives(inner.right)]
    : [inner];
}

function isFalse(node: Ast.Node): boolean {
  return node.type === "Literal" && node.value === false;
}

/** `x` of `each === x`, where `each` is the element or a member of it. */
function equalTo(node: Ast.Node, element: string): Ast.Node | undefined {
  if (node.type !== "BinaryExpression" || !/^={2,3}$/.test(node.operator)) return undefined;
  const isElement = (side: Ast.Node): boolean => {
    const inner = unwrap(side);
    const owner = inner.type === "MemberExpression" ? unwrap(inner.object) : inner;
    return owner.type === "Identifier" && owner.name === element;
  };
  if (isElement(node.left)) return isElement(node.right) ? undefined : node.right;
  return isElement(node.right) ? node.left : undefined;
}

/** `x` of `x.endsWith("." + each)` and of `new RegExp(…).test(x)`. */
function hostLike(node: Ast.Node, element: string): Ast.Node | undefined {
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const [argument] = node.arguments;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || !argument)
    return undefined;
  if (callee.property.name === "endsWith")
    return isBehindDot(argument, element) ? callee.object : undefined;
  const isMade = callee.property.name === "test" && unwrap(callee.object).type === "NewExpression";
  return isMade ? argument : undefined;
}

/** `"." + each` and `.${each}` in a template. */
function isBehindDot(node: Ast.Node, element: string): boolean {
  if (node.type === "TemplateLiteral") {
    const [hole] = node.expressions;
    return node.quasis[0]?.value.cooked === "." && hole !== undefined && chainOf(hole) === element;
  }
  if (node.type !== "BinaryExpression" || node.operator !== "+") return false;
  const { left, right } = node;
  return left.type === "Literal" && left.value === "." && chainOf(right) === element;
}

/** `url.hostname`, where nothing in it is called or computed. */
function chainOf(node: Ast.Node): string | undefined {
  const inner = unwrap(node);
  if (inner.type === "Identifier") return inner.name;
  if (inner.type !== "MemberExpression" || inner.computed) return undefined;
  const owner = chainOf(inner.object);
  return owner === undefined || inner.property.type !== "Identifier"
    ? undefined
    : `${owner}.${inner.property.name}`;
}
