import { type Ast, propertyName } from "../../../engine/api.ts";

/** Names that say what an expression is for: of the functions around it, of what it is stored in, of what it is handed to. */
export function namesAround(node: Ast.Node): string {
  const names: string[] = [];
  let isOuter = false;
  for (let each = node.parent; each; each = each.parent) {
    switch (each.type) {
      case "FunctionDeclaration":
      case "FunctionExpression":
        if (each.id) names.push(each.id.name);
        isOuter = true;
        break;
      case "ArrowFunctionExpression":
        isOuter = true;
        break;
      case "VariableDeclarator":
        if (each.id.type === "Identifier") names.push(each.id.name);
        break;
      case "MethodDefinition":
      case "PropertyDefinition":
      case "Property":
        names.push(propertyName(each) ?? "");
        break;
      case "AssignmentExpression":
        names.push(nameOf(each.left));
        break;
      case "CallExpression":
        if (!isOuter) names.push(nameOf(each.callee));
        break;
      case "ClassDeclaration":
        names.push(each.id?.name ?? "");
        break;
      default:
        break;
    }
  }
  return names.filter((name) => name !== "").join(" ");
}

function nameOf(node: Ast.Node): string {
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? (propertyName(node) ?? "") : "";
}
