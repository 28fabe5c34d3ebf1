import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

/** An element with its attributes and children as one object of properties. */
export function lowerJsx(
  lower: Lowering,
  node: Ast.JSXElement | Ast.JSXFragment,
  frame: Frame,
): Value {
  let properties = frame.emit(node, { op: "object" });
  if (node.type === "JSXElement") {
    for (const attribute of node.openingElement.attributes) {
      if (attribute.type === "JSXSpreadAttribute") {
        const from = lower.expression(attribute.argument, frame);
        properties = frame.emit(attribute, { op: "spread", object: properties, from });
      } else {
        const name = attributeName(attribute.name);
        const value = attributeValue(lower, attribute, frame);
        properties = frame.emit(attribute, { op: "store", object: properties, name, value });
      }
    }
  }
  for (const child of node.children) {
    const value = childValue(lower, child, frame);
    if (value === undefined) continue;
    properties = frame.emit(child, { op: "store", object: properties, name: "children", value });
  }
  const { name, component } =
    node.type === "JSXElement"
      ? elementName(lower, node.openingElement.name, frame)
      : { name: "", component: undefined };
  return frame.emit(node, { op: "jsx", name, component, properties });
}

function attributeName(name: Ast.JSXAttribute["name"]): string {
  return name.type === "JSXIdentifier" ? name.name : `${name.namespace.name}:${name.name.name}`;
}

function attributeValue(lower: Lowering, attribute: Ast.JSXAttribute, frame: Frame): Value {
  const { value } = attribute;
  if (!value) return frame.emit(attribute, { op: "constant", value: true });
  if (value.type === "JSXExpressionContainer") return lower.expression(value.expression, frame);
  return lower.expression(value, frame);
}

function childValue(lower: Lowering, child: Ast.JSXChild, frame: Frame): Value | undefined {
  switch (child.type) {
    case "JSXExpressionContainer":
      return child.expression.type === "JSXEmptyExpression"
        ? undefined
        : lower.expression(child.expression, frame);
    case "JSXElement":
    case "JSXFragment":
      return lower.jsx(child, frame);
    default:
      return undefined;
  }
}

/** `<div>` is a name of the page, `<Price>` and `<shop.Price>` are values of the program. */
function elementName(
  lower: Lowering,
  name: Ast.JSXTagNameExpression,
  frame: Frame,
): { readonly name: string; readonly component: Value | undefined } {
  if (name.type === "JSXNamespacedName") {
    return { name: `${name.namespace.name}:${name.name.name}`, component: undefined };
  }
  if (name.type === "JSXMemberExpression") {
    const { component: object } = elementName(lower, name.object, frame);
    const { name: member } = name.property;
    if (object === undefined) return { name: member, component: undefined };
    return { name: member, component: frame.emit(name, { op: "load", object, name: member }) };
  }
  const variable = lower.variables.of(name);
  if (variable) return { name: name.name, component: lower.read(variable, name, frame) };
  if (!lower.source.path.endsWith(".vue") || !/^[A-Z]/.test(name.name))
    return { name: name.name, component: undefined };
  // Nuxt brings components without an import.
  const component = { op: "import", specifier: "#components", name: name.name } as const;
  return { name: name.name, component: frame.emit(name, component) };
}
