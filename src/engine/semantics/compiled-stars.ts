import type { Ast } from "../syntax/ast.ts";
import { calledName, propertyName } from "./names.ts";
import { unwrap } from "./unwrap.ts";

/**
 * The module whose exports a call hands on, as compilers write `export * from "./x"`:
 * `__exportStar(require("./x"), exports)`, also through `tslib`, `__export(require("./x"))`, and
 * `Object.keys(_x).forEach(function (key) { … exports … })`.
 */
export function starredSpecifier(call: Ast.CallExpression): string | undefined {
  const callee = unwrap(call.callee);
  const name = calledName(callee);
  const [first] = call.arguments;
  if (name === "__exportStar" || (name === "__export" && call.arguments.length === 1))
    return requiredBy(first);
  if (name !== "forEach" || callee.type !== "MemberExpression") return undefined;
  const listed = unwrap(callee.object);
  const isOfKeys = first?.type === "FunctionExpression" && keyOf(first) !== undefined;
  if (!isOfKeys || listed.type !== "CallExpression" || !isObjectKeys(listed)) return undefined;
  const [from] = listed.arguments;
  if (from?.type !== "Identifier" || !handsOn(first, from.name)) return undefined;
  return requiredBy(initialValue(call, from.name));
}

function keyOf({ params }: Ast.FunctionExpression): string | undefined {
  const [key] = params;
  return params.length === 1 && key?.type === "Identifier" ? key.name : undefined;
}

function isObjectKeys({ callee }: Ast.CallExpression): boolean {
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "keys") return false;
  return callee.object.type === "Identifier" && callee.object.name === "Object";
}

/** Its last statement puts the member under the key into `exports`, as it is. */
function handsOn({ body, params }: Ast.FunctionExpression, from: string): boolean {
  const [key] = params;
  const last = body.body.at(-1);
  if (key?.type !== "Identifier" || last?.type !== "ExpressionStatement") return false;
  const { expression } = last;
  if (expression.type === "AssignmentExpression")
    return (
      isMember(expression.left, "exports", key.name) && isMember(expression.right, from, key.name)
    );
  if (expression.type !== "CallExpression") return false;
  const { callee } = expression;
  const [target, , descriptor] = expression.arguments;
  const isDefine = callee.type === "MemberExpression" && propertyName(callee) === "defineProperty";
  if (!isDefine || target?.type !== "Identifier" || target.name !== "exports") return false;
  return (
    descriptor?.type === "ObjectExpression" &&
    descriptor.properties.some((each) => {
      if (each.type !== "Property" || propertyName(each) !== "get") return false;
      const getter = each.value.type === "FunctionExpression" ? each.value.body.body[0] : undefined;
      return getter?.type === "ReturnStatement" && isMember(getter.argument, from, key.name);
    })
  );
}

function isMember(node: Ast.Node | null, object: string, key: string): boolean {
  if (node?.type !== "MemberExpression" || !node.computed) return false;
  return (
    node.object.type === "Identifier" &&
    node.object.name === object &&
    node.property.type === "Identifier" &&
    node.property.name === key
  );
}

/** What a variable of the same file is declared with. */
function initialValue(call: Ast.Node, name: string): Ast.Node | undefined {
  let program: Ast.Node = call;
  while (program.parent) program = program.parent;
  if (program.type !== "Program") return undefined;
  for (const statement of program.body) {
    if (statement.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === "Identifier" && id.name === name) return init ?? undefined;
    }
  }
  return undefined;
}

function requiredBy(node: Ast.Node | undefined): string | undefined {
  if (node?.type !== "CallExpression" || node.callee.type !== "Identifier") return undefined;
  const [first] = node.arguments;
  if (/^_+interopRequire\w+$/.test(node.callee.name)) return requiredBy(first);
  if (node.callee.name !== "require" || first?.type !== "Literal") return undefined;
  return typeof first.value === "string" ? first.value : undefined;
}
