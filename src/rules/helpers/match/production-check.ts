import { type Ast, type SourceFile, type Semantics, unwrap } from "../../../engine/api.ts";
import { environmentTest } from "./environment-guard.ts";

/**
 * True when the file stops in production for want of a variable or because its value is the
 * default: `if (isProduction && !process.env.X) throw …`. `names` are the words that the check
 * must mention, such as the variable or the constant that holds its value.
 */
export function isRefusedInProduction(
  source: SourceFile,
  names: readonly string[],
  semantics: Semantics,
): boolean {
  let found = false;
  source.nodes.forEach((node) => {
    if (found || node.type !== "IfStatement") return;
    found = stopsInProduction(node, semantics) && asksOf(node, names, source.text);
  });
  return found;
}

function stopsInProduction(statement: Ast.IfStatement, semantics: Semantics): boolean {
  if (!stops(statement.consequent)) return false;
  for (let node: Ast.Node | undefined = statement; node; node = node.parent) {
    if (node.type === "IfStatement" && environmentTest(node.test, semantics) === "production")
      return true;
  }
  return false;
}

/** Whether the statement or one around it asks for one of the names: `if (!secret) { if (isProduction) throw … }`. */
function asksOf(statement: Ast.IfStatement, names: readonly string[], text: string): boolean {
  if (mentions(statement, names, text)) return true;
  let child: Ast.Node = statement;
  while (child.parent && !child.parent.type.includes("Function")) {
    const around: Ast.Node = child.parent;
    const isInside = around.type === "IfStatement" && around.consequent === child;
    if (isInside && mentions(around, names, text)) return true;
    child = around;
  }
  return false;
}

function mentions(statement: Ast.IfStatement, names: readonly string[], text: string): boolean {
  const test = text.slice(...statement.test.range);
  return names.some((name) =>
    new RegExp(`(?<![\\w$])${name.replace(/\$/g, "\\$")}(?![\\w$])`).test(test),
  );
}

function stops(statement: Ast.Statement): boolean {
  const last = statement.type === "BlockStatement" ? statement.body.at(-1) : statement;
  if (!last) return false;
  if (last.type === "ThrowStatement") return true;
  if (last.type === "IfStatement") return stops(last.consequent);
  if (last.type !== "ExpressionStatement") return false;
  const call = unwrap(last.expression);
  if (call.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  return (
    callee.type === "MemberExpression" &&
    callee.property.type === "Identifier" &&
    /^(?:exit|abort|reject|fail)$/.test(callee.property.name)
  );
}
