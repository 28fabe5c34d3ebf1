import type { Ast } from "../syntax/ast.ts";
import { arithmetic } from "../semantics/fold.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Flow } from "./places.ts";
import type { Lowering } from "./lowering.ts";

type Known = number | string | boolean;

/** What a condition always is that is written with fixed numbers and texts; undefined for all others. */
export function knownTest(lower: Pick<Lowering, "variables">, node: Ast.Node): boolean | undefined {
  const value = knownValue(lower, node, 0);
  return value === undefined ? undefined : Boolean(value);
}

/** Goes on behind both branches. What stands in one that is never taken is looked at, but changes nothing behind it. */
export function joinBranches(
  lower: Pick<Lowering, "variables">,
  node: Ast.IfStatement,
  consequent: Flow,
  frame: Frame,
): void {
  const known = knownTest(lower, node.test);
  if (known === undefined) frame.join(node, [consequent, frame.flow]);
  else if (known) frame.flow = consequent;
}

const MAX_DEPTH = 8;

function knownValue(
  lower: Pick<Lowering, "variables">,
  given: Ast.Node,
  depth: number,
): Known | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const node = unwrap(given);
  switch (node.type) {
    case "Literal": {
      const { value } = node;
      const isKnown =
        typeof value === "number" || typeof value === "string" || typeof value === "boolean";
      return isKnown ? value : undefined;
    }
    case "Identifier": {
      const written = onlyValueOf(lower, node);
      return written && knownValue(lower, written, depth + 1);
    }
    case "UnaryExpression": {
      const value = knownValue(lower, node.argument, depth + 1);
      if (value === undefined) return undefined;
      if (node.operator === "!") return !value;
      return node.operator === "-" && typeof value === "number" ? -value : undefined;
    }
    case "BinaryExpression": {
      if (node.left.type === "PrivateIdentifier") return undefined;
      const left = knownValue(lower, node.left, depth + 1);
      const right = left === undefined ? undefined : knownValue(lower, node.right, depth + 1);
      if (left === undefined || right === undefined) return undefined;
      return combined(node.operator, left, right);
    }
    default:
      return undefined;
  }
}

/** The value of a variable that is written once, where it is declared. */
export function onlyValueOf(
  { variables }: Pick<Lowering, "variables">,
  node: Ast.Identifier,
): Ast.Node | undefined {
  const variable = variables.of(node);
  const writes = variable?.references.filter((reference) => reference.isWrite()) ?? [];
  const [only] = writes;
  const declaration = variable?.defs[0];
  if (writes.length !== 1 || !only?.init || variable?.defs.length !== 1) return undefined;
  if (declaration?.type !== "Variable" || declaration.node.id.type !== "Identifier")
    return undefined;
  return declaration.node.init ?? undefined;
}

function combined(operator: string, left: Known, right: Known): Known | undefined {
  switch (operator) {
    case "===":
      return left === right;
    case "!==":
      return left !== right;
    default:
      return typeof left === "number" && typeof right === "number"
        ? ofNumbers(operator, left, right)
        : undefined;
  }
}

function ofNumbers(operator: string, left: number, right: number): Known | undefined {
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      return arithmetic(operator, left, right);
  }
}
