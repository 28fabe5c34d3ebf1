import { type Ast, type SyntaxContext, bare, propertyName } from "../../../engine/api.ts";
import { ownFunction, returned } from "./own-function.ts";

/** Functions that do nothing but answer. */
const ANSWERS = new Set([
  "crypto#timingSafeEqual",
  "bcrypt#compareSync",
  "bcryptjs#compareSync",
  "bcrypt#compare",
  "bcryptjs#compare",
  "argon2#verify",
  "global#Array.isArray",
]);

/** A call that does nothing but answer, as a statement of its own. */
export function isUnusedCheck(
  { expression }: Ast.ExpressionStatement,
  { semantics, source }: SyntaxContext,
): Ast.CallExpression | undefined {
  const inner = bare(expression);
  const call = inner.type === "AwaitExpression" ? bare(inner.argument) : inner;
  if (call.type !== "CallExpression" || isPastime(call, source)) return undefined;
  const callee = bare(call.callee);
  if (callee.type === "MemberExpression") {
    const name = propertyName(callee) ?? "";
    if (/^(?:includes|startsWith|endsWith)$/.test(name))
      return call.arguments.length === 1 && isPlain(callee.object) ? call : undefined;
    if (!/^(?:compare|compareSync|timingSafeEqual|verify|isArray)$/.test(name)) return undefined;
  } else if (callee.type !== "Identifier") return undefined;
  const api = semantics.callee(call);
  // With a third argument the answer goes to a callback.
  if (api !== undefined) return ANSWERS.has(api) && call.arguments.length < 3 ? call : undefined;
  if (callee.type !== "Identifier" || !/^(?:is|has|can|may)[A-Z]/.test(callee.name))
    return undefined;
  const own = ownFunction({ node: callee, in: semantics });
  const answer = own && returned(own);
  return answer && isAnswer(bare(answer.node)) ? call : undefined;
}

/** `timingSafeEqual(given, given)`: it is known to hold, and takes the time that a real one would. */
function isPastime({ arguments: given }: Ast.CallExpression, { text }: { text: string }): boolean {
  const [first, second] = given.map((each) => text.slice(...each.range));
  return first !== undefined && first === second;
}

/** A list or a text, and not what a library of tests builds its sentences with. */
function isPlain(object: Ast.Node): boolean {
  const node = bare(object);
  if (node.type === "MemberExpression")
    return !/^(?:should|to|be|not|have)$/.test(propertyName(node) ?? "") && isPlain(node.object);
  if (node.type === "CallExpression") {
    const callee = bare(node.callee);
    return (
      callee.type === "MemberExpression" &&
      /^(?:get|header|trim|toLowerCase|toString)$/.test(propertyName(callee) ?? "") &&
      isPlain(callee.object)
    );
  }
  return (
    node.type === "Identifier" ||
    node.type === "ThisExpression" ||
    node.type === "ArrayExpression" ||
    node.type === "Literal"
  );
}

function isAnswer(node: Ast.Node): boolean {
  switch (node.type) {
    case "BinaryExpression":
      return /^(?:[!=]==?|[<>]=?|in|instanceof)$/.test(node.operator);
    case "LogicalExpression":
      return isAnswer(bare(node.left)) && isAnswer(bare(node.right));
    case "UnaryExpression":
      return node.operator === "!";
    case "CallExpression": {
      const callee = bare(node.callee);
      return (
        callee.type === "MemberExpression" &&
        /^(?:test|includes|startsWith|endsWith)$/.test(propertyName(callee) ?? "")
      );
    }
    default:
      return false;
  }
}
