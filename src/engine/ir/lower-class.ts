import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Frame } from "./frame.ts";
import type { FieldIr, MemberIr, Value } from "./ir.ts";
import { capturesOf, lowerFunction, lowerInitializer } from "./lower-function.ts";
import type { ClassNode, Lowering } from "./lowering.ts";
import { decorators, typeName, writtenType } from "./written-types.ts";

/** Lowers a class with its methods and fields; the value is its constructor. */
export function lowerClassValue(lower: Lowering, node: ClassNode, frame: Frame): Value {
  const index = lower.classes.length;
  lower.classes.push(undefined);
  const superclass = node.superClass ? lower.expression(node.superClass, frame) : undefined;
  const name = node.id?.name ?? "";
  const members: MemberIr[] = [];
  const fields: FieldIr[] = [];
  let constructor: number | undefined;
  for (const element of node.body.body) {
    if (element.type === "StaticBlock") {
      lower.statements(element.body, frame);
    } else if (element.type === "MethodDefinition") {
      const method = lowerMethod(lower, element);
      if (method && element.kind === "constructor") constructor = method.function;
      else if (method) members.push(method);
    } else if (element.type === "PropertyDefinition" || element.type === "AccessorProperty") {
      fields.push(lowerField(lower, element, node));
    }
  }
  const extended = node.superClass ? typeName(lower, node.superClass) : undefined;
  lower.classes[index] = {
    name,
    range: { start: node.range[0], end: node.range[1] },
    ...(extended ? { superclass: extended } : {}),
    implements: node.implements.flatMap((each) => typeName(lower, each.expression) ?? []),
    decorators: decorators(lower, node.decorators ?? []),
    constructorFunction: constructor,
    members,
    fields,
  };
  return frame.emit(node, {
    op: "class",
    index,
    superclass,
    captures: capturesOf(lower, node, frame),
  });
}

function lowerMethod(lower: Lowering, node: Ast.MethodDefinition): MemberIr | undefined {
  // Overload signatures have no body.
  if (node.value.type !== "FunctionExpression") return undefined;
  const name = propertyName(node) ?? "";
  const kinds = {
    constructor: "constructor",
    get: "getter",
    set: "setter",
    method: "method",
  } as const;
  const kind = kinds[node.kind];
  return {
    name,
    static: node.static,
    function: lowerFunction(lower, node.value, kind, name),
    kind: kind === "constructor" ? "method" : kind,
    decorators: decorators(lower, node.decorators ?? []),
    ...(node.accessibility === "private" || node.key.type === "PrivateIdentifier"
      ? { private: true }
      : {}),
  };
}

function lowerField(
  lower: Lowering,
  node: Ast.PropertyDefinition | Ast.AccessorProperty,
  owner: ClassNode,
): FieldIr {
  const name = (node.type === "PropertyDefinition" ? propertyName(node) : undefined) ?? "";
  const type = writtenType(lower, node.typeAnnotation);
  const scope = node.value
    ? (lower.scopes.acquire(node.value) ?? lower.scopes.acquire(owner))
    : null;
  return {
    name,
    static: node.static,
    ...(type ? { type } : {}),
    initializer: node.value && scope ? lowerInitializer(lower, node.value, scope, name) : undefined,
    decorators: decorators(lower, node.decorators ?? []),
  };
}
