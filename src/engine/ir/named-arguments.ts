import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, NOTHING_KNOWN, alsoKnown } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Test } from "./value-test.ts";
import type { Lowering } from "./lowering.ts";
import { testOf } from "./tested-place.ts";

/** `where: { domain }`: deeper filters ask for other records. */
const MAX_DEPTH = 2;

/** What a call that says yes means for values that it is given by name: `isAllowed({ domain: x })`. */
export function namedArgumentTests(
  lower: Lowering,
  argument: Ast.Node,
  test: Extract<Test, { kind: "call" }>,
  frame: Frame,
  path: readonly string[] = [],
): Condition {
  const node = unwrap(argument);
  if (node.type !== "ObjectExpression" || path.length >= MAX_DEPTH) return NOTHING_KNOWN;
  let known = NOTHING_KNOWN;
  for (const property of node.properties) {
    const name = property.type === "Property" ? propertyName(property) : undefined;
    if (property.type !== "Property" || name === undefined) continue;
    const named = [...path, name];
    const value = unwrap(property.value);
    // What is known of a text says nothing of what it was made of.
    if (value.type === "CallExpression") continue;
    known = alsoKnown(
      known,
      value.type === "ObjectExpression"
        ? namedArgumentTests(lower, property.value, test, frame, named)
        : testOf(lower, property.value, { ...test, named }, frame),
    );
  }
  return known;
}
