import { type Ast, type SyntaxContext, unwrap } from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** `mine[i] !== theirs[i]` with a way out behind it: two texts, one sign after the other up to the first that differs. */
export function comparedPieces(
  node: Ast.BinaryExpression,
  context: SyntaxContext,
): readonly [Ast.Node, Ast.Node] | undefined {
  const left = pieceOf(unwrap(node.left as Ast.Node), context);
  const right = pieceOf(unwrap(node.right), context);
  if (!left || !right || left.place !== right.place || !leavesEarly(node)) return undefined;
  return [left.whole, right.whole];
}

interface Piece {
  readonly whole: Ast.Node;
  /** Which one it is, as it is written. */
  readonly place: string;
}

/** `text[i]`, `text.charAt(i)`: one sign of a text, at a place that changes. */
function pieceOf(node: Ast.Node, { text }: SyntaxContext): Piece | undefined {
  if (node.type === "MemberExpression")
    return node.computed && node.property.type !== "Literal"
      ? { whole: node.object, place: text.slice(...node.property.range) }
      : undefined;
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const [place] = node.arguments;
  if (callee.type !== "MemberExpression" || !place || place.type === "Literal") return undefined;
  return /^(?:charAt|charCodeAt|codePointAt|at)$/.test(nameOf(callee) ?? "")
    ? { whole: callee.object, place: text.slice(...place.range) }
    : undefined;
}

/** The first difference ends it, by an answer, an error or the end of the loop; whoever only notes it goes on to the end. */
function leavesEarly(node: Ast.Node): boolean {
  let test = node;
  while (test.parent?.type === "LogicalExpression") test = test.parent;
  const statement = test.parent;
  if (statement?.type !== "IfStatement" || statement.test !== test) return false;
  const { consequent } = statement;
  const last = consequent.type === "BlockStatement" ? consequent.body.at(-1) : consequent;
  return /^(?:Return|Throw|Break)Statement$/.test(last?.type ?? "");
}
