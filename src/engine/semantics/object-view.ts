import { propertyName } from "./names.ts";
import type { Located, ObjectView, PropertyView } from "./semantics.ts";
import { unwrap } from "./unwrap.ts";

const MAX_SPREADS = 8;

/** Wrappers that return their argument unchanged. */
const IDENTITY = new Set(["global#Object.freeze", "global#Object.seal"]);

/** The object literal that an expression leads to through constants, imports and `Object.freeze`. */
export function viewObject(at: Located, depth = 0): ObjectView | undefined {
  if (depth > MAX_SPREADS) return undefined;
  const located = at.in.origin(at.node);
  const node = located.node;
  if (node.type === "CallExpression" && node.arguments[0]) {
    const api = located.in.callee(node);
    if (api === undefined || !IDENTITY.has(api)) return undefined;
    return viewObject({ node: node.arguments[0], in: located.in }, depth + 1);
  }
  if (node.type === "MemberExpression") {
    const name = propertyName(node);
    const owner = viewObject({ node: node.object, in: located.in }, depth + 1);
    const property = name === undefined ? undefined : owner?.get(name);
    return property && viewObject(property.value, depth + 1);
  }
  if (node.type !== "ObjectExpression") return undefined;
  const properties = new Map<string, PropertyView>();
  let complete = true;
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      const spread = viewObject({ node: property.argument, in: located.in }, depth + 1);
      if (!spread) complete = false;
      else {
        for (const [name, view] of spread.properties) properties.set(name, view);
        complete &&= spread.complete;
      }
      continue;
    }
    const name =
      propertyName(property) ?? (property.computed ? located.in.string(property.key) : undefined);
    if (name === undefined) complete = false;
    else {
      properties.set(name, {
        name,
        property,
        value: { node: unwrap(property.value), in: located.in },
      });
    }
  }
  return { node, in: located.in, complete, properties, get: (name) => properties.get(name) };
}
