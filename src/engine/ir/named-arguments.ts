import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, NOTHING_KNOWN, alsoKnown } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Test } from "./ir.ts";
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
  depth = 0,
): Condition {
  const node = unwrap(argument);
  if (node.type !== "ObjectExpression" || depth >= MAX_DEPTH) return NOTHING_KNOWN;
  let known = NOTHING_KNOWN;
  for (const property of node.properties) {
    const name = property.type === "Property" ? propertyName(property) : undefined;
    if (property.type !== "Property" || name === undefined) continue;
    known = alsoKnown(
      known,
      unwrap(property.value).type === "ObjectExpression"
        ? namedArgumentTests(lower, property.value, test, frame, depth + 1)
        : testOf(lower, property.value, { ...test, named: name }, frame),
    );
  }
  return known;
}
