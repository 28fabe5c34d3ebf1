import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** Two values that a call compares, in a time that shows where they differ. */
export interface Compared {
  readonly method: string;
  readonly sides: readonly [Ast.Node, Ast.Node];
  /** True where the call does nothing but compare two texts. */
  readonly isSure: boolean;
}

/** Functions that compare their two arguments. */
const COMPARES =
  /^(?:global#Object\.is|(?:global|buffer)#Buffer\.compare|(?:lodash|lodash-es|underscore)#isEqual|lodash(?:-es)?[/.]isequal#|util#isDeepStrictEqual|fast-deep-equal#)$/i;
const BYTES = /#Buffer\.compare$/;

export function comparedBy(node: Ast.CallExpression, semantics: Semantics): Compared | undefined {
  const callee = unwrap(node.callee);
  const method = nameOf(callee) ?? "";
  const [first, second] = node.arguments;
  if (!first || first.type === "SpreadElement") return undefined;
  if (callee.type === "MemberExpression") {
    if (/^(?:equals|includes)$/.test(method))
      return { method, sides: [callee.object, first], isSure: false };
    // Whoever sorts asks for less and more.
    if (method === "localeCompare")
      return isAskedForSame(node)
        ? { method, sides: [callee.object, first], isSure: true }
        : undefined;
  }
  if (
    !second ||
    second.type === "SpreadElement" ||
    !/^(?:is|isEqual|compare|isDeepStrictEqual|equal)$/.test(method)
  )
    return undefined;
  const api = semantics.callee(node) ?? "";
  if (!COMPARES.test(api)) return undefined;
  return { method, sides: [first, second], isSure: !BYTES.test(api) };
}

/** `a.localeCompare(b) === 0` and `!a.localeCompare(b)`. */
function isAskedForSame(node: Ast.Node): boolean {
  const { parent } = node;
  if (parent?.type === "UnaryExpression") return parent.operator === "!";
  if (parent?.type !== "BinaryExpression" || !/^[!=]==?$/.test(parent.operator)) return false;
  return [parent.left, parent.right].some((each) => each.type === "Literal" && each.value === 0);
}
