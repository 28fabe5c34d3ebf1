import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import { capturesOf, lowerFunction } from "./lower-function.ts";
import type { Lowering } from "./lowering.ts";
import { type PrototypeClass, constructorNode } from "./prototype-classes.ts";
import { typeName } from "./written-types.ts";

/** A function that is used as a class becomes one as well, where the first statement says so. */
export function lowerPrototypeClass(
  lower: Lowering,
  found: PrototypeClass,
  node: Ast.Node,
  frame: Frame,
): void {
  const { variable, members, parent } = found;
  const made = constructorNode(variable);
  const constructorFunction = made && lower.functionNumbers.get(made);
  if (!made || constructorFunction === undefined) return;
  const index = lower.classes.length;
  lower.classes.push(undefined);
  const base = lower.read(variable, node, frame);
  const superclass = parent && lower.expression(parent, frame);
  const extended = parent && typeName(lower, parent);
  lower.classes[index] = {
    name: variable.name,
    range: { start: made.range[0], end: made.range[1] },
    ...(extended ? { superclass: extended } : {}),
    implements: [],
    decorators: [],
    constructorFunction,
    members: members.map((member) => ({
      name: member.name,
      static: false,
      function: lowerFunction(lower, member.node, member.kind, member.name),
      kind: member.kind,
      decorators: [],
    })),
    fields: [],
  };
  const captures = new Map(
    [made, ...members.map((member) => member.node)].flatMap((each) =>
      capturesOf(lower, each, frame),
    ),
  );
  const value = frame.emit(node, {
    op: "class",
    index,
    superclass,
    captures: [...captures],
    base,
  });
  lower.write(variable, value, node, frame);
}
