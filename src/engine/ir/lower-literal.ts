import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { setterName } from "./setter-name.ts";

/** An object literal is an empty object and one store for each property. */
export function lowerObject(lower: Lowering, node: Ast.ObjectExpression, frame: Frame): Value {
  let object = frame.emit(node, { op: "object" });
  for (const property of node.properties) {
    if (property.type === "SpreadElement") {
      const from = lower.expression(property.argument, frame);
      object = frame.emit(property, { op: "spread", object, from });
      continue;
    }
    const name = propertyName(property);
    const key = name === undefined ? lower.expression(property.key, frame) : 0;
    const given = lowerMember(lower, node, name, property.value, frame);
    // Nothing is stored by what is called to store something.
    if (property.kind === "set") {
      if (name !== undefined)
        object = frame.emit(property, {
          op: "store",
          object,
          name: setterName(name),
          value: given,
        });
      continue;
    }
    const value = property.kind === "get" ? callGetter(property, given, object, frame) : given;
    object =
      name === undefined
        ? frame.emit(property, { op: "store-any", object, key, value })
        : frame.emit(property, { op: "store", object, name, value });
  }
  return object;
}

/** What the members of a returned object say of other values is told to whoever gets it. */
function lowerMember(
  lower: Lowering,
  object: Ast.ObjectExpression,
  name: string | undefined,
  node: Ast.Node,
  frame: Frame,
): Value {
  const members = name === undefined ? undefined : lower.returned.get(object);
  if (name === undefined || !members) return lower.expression(node, frame);
  const { value, condition } = lower.condition(node, frame);
  members.set(name, condition);
  return value;
}

/** What a getter gives is looked at where the object is written: what it is made of hardly changes until it is read. */
function callGetter(node: Ast.Property, callee: Value, receiver: Value, frame: Frame): Value {
  return frame.emit(node, {
    op: "call",
    callee,
    receiver,
    method: undefined,
    arguments: [],
    spreadFrom: 0,
  });
}

/** Elements before a spread keep their positions; after one, positions are unknown. */
export function lowerArray(lower: Lowering, node: Ast.ArrayExpression, frame: Frame): Value {
  let object = frame.emit(node, { op: "array" });
  let known = true;
  for (const [index, element] of node.elements.entries()) {
    if (!element) continue;
    if (element.type === "SpreadElement") {
      known = false;
      const from = lower.expression(element.argument, frame);
      object = frame.emit(element, { op: "spread-list", object, from });
      continue;
    }
    const value = lower.expression(element, frame);
    object = known
      ? frame.emit(element, { op: "store", object, name: String(index), value })
      : frame.emit(element, { op: "append", object, value });
  }
  return object;
}
