import { type Ast, type SyntaxContext, propertyName, unwrap, walk } from "../../../engine/api.ts";

/** The variable with a secret that goes into a value: `JSON.stringify(env.SEARCH_ADMIN_KEY)`, also by another name. */
export function secretPutIn(
  value: Ast.Node,
  { source, semantics }: SyntaxContext,
  isSecret: (name: string) => boolean,
): string | undefined {
  let found: string | undefined;
  const look = (node: Ast.Node): void => {
    walk(node, source.visitorKeys, (each) => {
      if (each.type !== "MemberExpression") return;
      const name = propertyName(each) ?? "";
      // A flag or a digest of it is another matter.
      if (/^[A-Z][A-Z\d_]+$/.test(name) && isSecret(name) && isHandedOn(each, node)) found ??= name;
    });
  };
  look(value);
  const given = handedTo(value);
  if (found === undefined && given?.type === "Identifier") {
    const origin = semantics.origin(given);
    if (origin.in === semantics && origin.node !== given) look(origin.node);
  }
  return found;
}

/** What `JSON.stringify` or a quote around it is handed. */
function handedTo(value: Ast.Node): Ast.Node | undefined {
  const node = unwrap(value);
  if (node.type === "CallExpression") return node.arguments[0] && unwrap(node.arguments[0]);
  if (node.type === "TemplateLiteral") return node.expressions[0] && unwrap(node.expressions[0]);
  return node;
}

function isHandedOn(member: Ast.Node, top: Ast.Node): boolean {
  for (let node = member; node !== top && node.parent; node = node.parent) {
    const { parent } = node;
    if (parent.type === "UnaryExpression" || parent.type === "BinaryExpression") return false;
    if (parent.type === "ConditionalExpression" && parent.test === node) return false;
    if (parent.type === "CallExpression" && parent.callee !== node) {
      const callee = unwrap(parent.callee);
      const name = callee.type === "MemberExpression" ? propertyName(callee) : "";
      if (callee.type === "Identifier" ? callee.name !== "String" : name !== "stringify")
        return false;
    }
  }
  return true;
}
