import type { Ast, Variable } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { PlacedTest } from "./condition-tests.ts";
import type { Scalar, Value } from "./ir.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";
import { rootOf } from "./parts.ts";
import type { Flow, Place } from "./places.ts";

type Held = ReadonlyMap<Place, Value>;

/** A place where ways part for one value of a variable, and meet again. */
interface Parting {
  readonly variable: Variable;
  /** What the variable held, whatever was learned of it since. */
  readonly root: Value;
  readonly value: Scalar;
  readonly equal: Held;
  readonly other: Held;
  readonly together: Held;
}

/** Further ones of a function are not remembered. */
const MAX_PARTINGS = 12;

const partings = new WeakMap<Frame, Parting[]>();

/** `if (mode !== "login") { … }`: remembers what places hold on both ways, once these have met. */
export function notePartings(
  lower: Lowering,
  test: Ast.Node,
  consequent: Flow,
  alternate: Flow,
  frame: Frame,
): void {
  const asked = askedFor(lower, test);
  if (!asked || !consequent.live || !alternate.live) return;
  const held = frame.flow.values.get(asked.variable);
  const known = partings.get(frame) ?? [];
  if (held === undefined || known.length === MAX_PARTINGS) return;
  const [equal, other] = asked.isEqual ? [consequent, alternate] : [alternate, consequent];
  partings.set(frame, [
    ...known,
    {
      variable: asked.variable,
      root: rootOf(held, frame),
      value: asked.value,
      equal: equal.values,
      other: other.values,
      together: new Map(frame.flow.values),
    },
  ]);
}

/** Where the variable is known to be one value, ways that were taken for others alone are left out. */
export function narrowByParting(
  held: Value,
  { place, path, test, holds }: PlacedTest,
  frame: Frame,
): void {
  const known = partings.get(frame);
  if (!known || test.kind !== "equal" || !holds || path.length > 0) return;
  const made = frame.code[test.to];
  if (made?.op !== "constant") return;
  for (const parting of known) {
    if (parting.variable !== place || parting.root !== rootOf(held, frame)) continue;
    const way = parting.value === made.value ? parting.equal : parting.other;
    for (const [each, value] of frame.flow.values) {
      if (each === place || each === "exports" || parting.together.get(each) !== value) continue;
      const before = way.get(each);
      if (before !== undefined) frame.flow.values.set(each, before);
    }
  }
}

interface Asked {
  readonly variable: Variable;
  readonly value: Scalar;
  readonly isEqual: boolean;
}

/** `mode === "login"`, `mode !== "login"` */
function askedFor(lower: Lowering, test: Ast.Node): Asked | undefined {
  const node = unwrap(test);
  if (node.type !== "BinaryExpression" || !/^[!=]==$/.test(node.operator)) return undefined;
  const left = node.left.type === "PrivateIdentifier" ? undefined : unwrap(node.left);
  const { right } = node;
  if (left?.type !== "Identifier" || right.type !== "Literal") return undefined;
  if (typeof right.value !== "string" && typeof right.value !== "number") return undefined;
  const variable = lower.variables.of(left);
  return variable && { variable, value: right.value, isEqual: node.operator === "===" };
}
