import {
  type Ast,
  type SourceFile,
  propertyName,
  unwrap,
  walk,
  isFunction,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** True where code may turn a request away: an error, a status of the four or five hundreds, `next(error)`, `return false`. */
export function refuses(root: Ast.Node, source: SourceFile): boolean {
  let found = false;
  walk(root, source.visitorKeys, (node) => {
    found ||= isRefusal(node);
  });
  return found;
}

function isRefusal(node: Ast.Node): boolean {
  switch (node.type) {
    case "ThrowStatement":
      return true;
    case "ReturnStatement": {
      const value = node.argument && unwrap(node.argument);
      return value?.type === "Literal" && (value.value === false || value.value === null);
    }
    case "Literal":
      return isDenial(node);
    // `return json({ authenticated: false })`
    case "Property":
      return (
        /^(?:is_?)?(?:auth(?:enticated|ori[sz]ed)?|logged_?in)$/i.test(propertyName(node) ?? "") &&
        unwrap(node.value).type === "Literal" &&
        (unwrap(node.value) as Ast.Literal).value === false
      );
    case "MemberExpression":
      return /^(?:unauthorized|forbidden|bad_?request)$/i.test(nameOf(node) ?? "");
    case "CallExpression": {
      const name = nameOf(unwrap(node.callee)) ?? "";
      if (name === "next" || name === "done" || name === "cb" || name === "callback")
        return node.arguments.length > 0 && !isNothing(node.arguments[0]);
      return /^(?:redirect|notFound|forbidden|unauthorized|reject|abort|exit|deny)$/i.test(name);
    }
    default:
      return false;
  }
}

/** `401` where a status may stand: an argument, a property, a comparison is none. */
function isDenial({ value, parent }: Ast.Literal): boolean {
  if (typeof value !== "number" || value < 400 || value > 599) return false;
  return (
    parent.type === "CallExpression" ||
    parent.type === "Property" ||
    parent.type === "NewExpression" ||
    parent.type === "AssignmentExpression"
  );
}

function isNothing(node: Ast.Node | undefined): boolean {
  if (!node) return true;
  return (
    (node.type === "Literal" && node.value === null) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}

/** True where code after which nothing else of the function runs: its last statement returns, throws or ends the program. */
export function leaves(statement: Ast.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  if (!last) return false;
  if (last.type === "ReturnStatement" || last.type === "ThrowStatement") return true;
  if (last.type === "IfStatement" && last.alternate)
    return leaves(last.consequent) && leaves(last.alternate);
  if (last.type !== "ExpressionStatement") return false;
  const call = unwrap(last.expression);
  return call.type === "CallExpression" && nameOf(unwrap(call.callee)) === "exit";
}

/** The innermost function around a node, or the whole file. */
export function bodyAround(node: Ast.Node): Ast.Node {
  let each = node;
  while (each.parent && !isFunction(each)) each = each.parent;
  return each;
}
