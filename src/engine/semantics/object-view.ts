import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "./names.ts";
import type { Located, ObjectView, PropertyView } from "./semantics.ts";
import { unwrap } from "./unwrap.ts";

/** Wrappers that return their argument unchanged. */
const IDENTITY = new Set(["global#Object.freeze", "global#Object.seal"]);

/** The object literal that an expression leads to through constants, imports and `Object.freeze`. */
export function viewObject(at: Located): ObjectView | undefined {
  const located = at.in.origin(at.node);
  const { node } = located;
  if (node !== unwrap(at.node) || located.in !== at.in) return located.in.object(node);
  if (node.type === "CallExpression" && node.arguments[0]) {
    const api = at.in.callee(node);
    return api !== undefined && IDENTITY.has(api) ? at.in.object(node.arguments[0]) : undefined;
  }
  return node.type === "ObjectExpression" ? viewLiteral(at, node) : undefined;
}

function viewLiteral(at: Located, node: Ast.ObjectExpression): ObjectView {
  const properties = new Map<string, PropertyView>();
  let complete = true;
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      const spread = at.in.object(property.argument);
      complete &&= spread?.complete ?? false;
      // What an unknown spread brings may replace everything before it.
      if (!spread?.complete) properties.clear();
      for (const [name, view] of spread?.properties ?? []) properties.set(name, view);
      continue;
    }
    const name =
      propertyName(property) ?? (property.computed ? at.in.string(property.key) : undefined);
    if (name === undefined) complete = false;
    else {
      properties.set(name, {
        name,
        property,
        value: { node: unwrap(property.value), in: at.in },
      });
    }
  }
  for (const name of changedLater(at, node)) {
    complete = false;
    if (name === undefined) properties.clear();
    else properties.delete(name);
  }
  return { node, in: at.in, complete, properties, get: (name) => properties.get(name) };
}

/** The properties that are written after the literal, through the variable that holds it; undefined stands for any. */
function* changedLater(at: Located, literal: Ast.ObjectExpression): Generator<string | undefined> {
  let holder: Ast.Node | undefined = literal.parent;
  while (holder && holder.type !== "VariableDeclarator" && unwrap(holder) === literal)
    holder = holder.parent;
  if (holder?.type !== "VariableDeclarator") return;
  for (const reference of at.in.variables.of(holder.id)?.references ?? []) {
    const member = reference.identifier.parent;
    if (member.type === "CallExpression" && member.arguments[0] === reference.identifier) {
      if (at.in.callee(member) === "global#Object.assign") yield undefined;
    }
    if (member.type !== "MemberExpression" || member.object !== reference.identifier) continue;
    const user = member.parent;
    const isWritten =
      (user.type === "AssignmentExpression" && user.left === member) ||
      user.type === "UpdateExpression" ||
      (user.type === "UnaryExpression" && user.operator === "delete");
    if (isWritten) yield propertyName(member);
  }
}
