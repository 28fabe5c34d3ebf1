import { type Ast, type SourceFile, walk, wrapped } from "../../../engine/api.ts";

/**
 * True where the digest that a call begins (`createHmac(…).update(text)`) is only put into
 * something that is sent, `headers["x-signature"] = digest`: the store signs, and checks nobody.
 */
export function isSignedForOthers(call: Ast.Node, source: SourceFile): boolean {
  const outer = endOfChain(call);
  if (isPutInto(outer)) return true;
  const { parent } = outer;
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return false;
  const { name } = parent.id;
  const around = enclosing(parent);
  let isUsed = false;
  let isOnlySent = true;
  walk(around, source.visitorKeys, (node) => {
    if (node.type !== "Identifier" || node.name !== name || node === parent.id) return;
    if (node.parent.type === "MemberExpression" && node.parent.property === node) return;
    isUsed = true;
    isOnlySent &&= isPutInto(wrapped(node)) || isInText(node);
  });
  return isUsed && isOnlySent;
}

/** The whole of `createHmac(…).update(text).digest("hex")`, with what is awaited or cast around it. */
function endOfChain(node: Ast.Node): Ast.Node {
  let outer = wrapped(node);
  for (let { parent } = outer; parent; { parent } = outer) {
    const goesOn =
      (parent.type === "MemberExpression" && parent.object === outer) ||
      (parent.type === "CallExpression" && parent.callee === outer) ||
      parent.type === "AwaitExpression";
    if (!goesOn) break;
    outer = wrapped(parent);
  }
  return outer;
}

/** The value of a property, or what is stored in a member. */
function isPutInto(node: Ast.Node): boolean {
  const { parent } = node;
  if (parent?.type === "Property") return parent.value === node;
  return (
    parent?.type === "AssignmentExpression" &&
    parent.right === node &&
    parent.left.type === "MemberExpression"
  );
}

/** `sha256=${digest}` as the value of a property. */
function isInText(node: Ast.Node): boolean {
  return node.parent?.type === "TemplateLiteral" && isPutInto(wrapped(node.parent));
}

function enclosing(node: Ast.Node): Ast.Node {
  let around = node;
  for (let each = node.parent; each; each = each.parent) {
    around = each;
    if (/Function/.test(each.type)) break;
  }
  return around;
}
