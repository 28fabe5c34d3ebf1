import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import {
  type Condition,
  NOTHING_KNOWN,
  alsoKnown,
  both,
  negated,
  ofMember,
  oneOf,
} from "./condition-tests.ts";
import { borrowedMethod } from "./borrowed-method.ts";
import { refineOrigins } from "./copies.ts";
import { narrowByFlag, noteEither } from "./flags.ts";
import type { Frame } from "./frame.ts";
import type { Flow } from "./places.ts";
import type { Value } from "./ir.ts";
import { comparedIndex, inclusionTests, indexTests, truthTests } from "./inclusion-tests.ts";
import { MIRRORED, comparedAnswer } from "./compared-answer.ts";
import type { Lowering } from "./lowering.ts";
import { namedArgumentTests } from "./named-arguments.ts";
import { numberTests } from "./number-tests.ts";
import { comparedOutcome, isAsked, outcomeOf } from "./outcomes.ts";
import { mayBeNormalPath } from "./normal-paths.ts";
import { narrowByParting } from "./partings.ts";
import { refineParameter, refineWholes } from "./parts.ts";
import { comparedDigests, signedTests } from "./signed-tests.ts";
import { someTests } from "./some-tests.ts";
import {
  beginningTests,
  OWN_CHECKS,
  characterTests,
  slicedBeginning,
  comparisonOf,
  lengthTests,
  isMinusOne,
  isZero,
  testOf,
} from "./tested-place.ts";

interface Evaluated {
  readonly value: Value;
  readonly condition: Condition;
}

/** Evaluates an expression and reads what its outcome says of the values that it looks at. */
export function lowerCondition(lower: Lowering, node: Ast.Node, frame: Frame): Evaluated {
  switch (node.type) {
    case "UnaryExpression": {
      if (node.operator === "~") {
        // `~list.indexOf(x)` is nothing for -1 alone.
        const index = lower.expression(node.argument, frame);
        const value = frame.emit(node, { op: "unary", operator: "~", operand: index });
        return { value, condition: indexTests(lower, unwrap(node.argument), index, frame) };
      }
      if (node.operator !== "!") break;
      const inner = lower.condition(node.argument, frame);
      const value = frame.emit(node, { op: "unary", operator: "!", operand: inner.value });
      return { value, condition: negated(inner.condition) };
    }
    case "LogicalExpression":
      return lowerLogical(lower, node, frame);
    case "BinaryExpression":
      return lowerComparison(lower, node, frame);
    case "CallExpression": {
      const value = lower.expression(node, frame);
      return { value, condition: callTests(lower, node, value, frame) };
    }
    case "AwaitExpression": {
      const inner = lower.condition(node.argument, frame);
      return {
        value: frame.emit(node, { op: "await", value: inner.value }),
        condition: inner.condition,
      };
    }
    case "ChainExpression":
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
      return lower.condition(node.expression, frame);
    case "MemberExpression": {
      const name = propertyName(node);
      const object = unwrap(node.object);
      if (name === undefined || !isAsked(object)) break;
      const inner = lower.condition(object, frame);
      const value = frame.emit(node, { op: "load", object: inner.value, name });
      return { value, condition: ofMember(inner.condition, name) };
    }
    default:
      break;
  }
  const value = lower.expression(node, frame);
  const outcome = outcomeOf(lower, node, frame);
  return { value, condition: outcome ?? truthTests(lower, node, value, frame) };
}

/** From here on in this flow, the places are what the condition says. */
export function refineFlow(
  condition: Condition,
  holds: boolean,
  node: Ast.Node,
  frame: Frame,
): void {
  for (const placed of holds ? condition.whenTrue : condition.whenFalse) {
    const value = frame.flow.values.get(placed.place);
    if (value === undefined) continue;
    const { path, test } = placed;
    narrowByFlag(value, placed, node, frame);
    narrowByParting(value, placed, frame);
    const refined = frame.emit(node, { op: "refined", value, path, test, holds: placed.holds });
    frame.replace(value, refined);
    refineWholes(refined, placed, node, frame);
    refineOrigins(refined, placed, node, frame);
    if (typeof placed.place !== "number") refineParameter(value, placed, node, frame);
  }
}

function lowerLogical(lower: Lowering, node: Ast.LogicalExpression, frame: Frame): Evaluated {
  const left = lower.condition(node.left, frame);
  const without: Flow = frame.fork();
  if (node.operator !== "??")
    lower.refine(left.condition, node.operator === "&&", node.right, frame);
  const right = lower.condition(node.right, frame);
  const asked = frame.fork();
  frame.join(node, [frame.flow, without]);
  if (node.operator === "&&") {
    // What `a && b` gives when `a` is false is no text that anybody could use.
    return { value: right.value, condition: both(left.condition, right.condition) };
  }
  const value = frame.emit(node, { op: "either", values: [left.value, right.value] });
  if (node.operator === "||")
    noteEither(value, { ...left, flow: without }, { ...right, flow: asked }, frame);
  const condition = node.operator === "||" ? oneOf(left.condition, right.condition) : NOTHING_KNOWN;
  return { value, condition };
}

function lowerComparison(lower: Lowering, node: Ast.BinaryExpression, frame: Frame): Evaluated {
  if (node.left.type === "PrivateIdentifier" || node.operator === "+")
    return { value: lower.expression(node, frame), condition: NOTHING_KNOWN };
  const { operator } = node;
  const answer = comparedAnswer(node);
  const asked = answer === undefined ? undefined : lower.condition(node.left, frame);
  const left = asked?.value ?? lower.expression(node.left, frame);
  const right = lower.expression(node.right, frame);
  const value = frame.emit(node, { op: "binary", operator, left, right });
  if (!asked) return { value, condition: comparisonTests(lower, node, left, right, frame) };
  const isSame = answer === operator.startsWith("=");
  return { value, condition: isSame ? asked.condition : negated(asked.condition) };
}

function comparisonTests(
  lower: Lowering,
  node: Ast.BinaryExpression,
  left: Value,
  right: Value,
  frame: Frame,
): Condition {
  switch (node.operator) {
    case "===":
    case "==":
    case "!==":
    case "!=": {
      const strict = node.operator.length === 3;
      const equal = equalityTests(lower, node, left, right, strict, frame);
      return node.operator.startsWith("!") ? negated(equal) : equal;
    }
    case "in":
      return testOf(lower, node.left, { kind: "member", of: right, inherited: true }, frame);
    case "instanceof":
      return testOf(lower, node.left, { kind: "instance", of: right }, frame);
    case "<":
    case "<=":
    case ">":
    case ">=": {
      const index = comparedIndex(lower, node, left, frame);
      if (index !== NOTHING_KNOWN) return index;
      return alsoKnown(
        comparisonOf(lower, node.left, node.operator, right, frame),
        comparisonOf(lower, node.right, MIRRORED[node.operator], left, frame),
      );
    }
    default:
      return NOTHING_KNOWN;
  }
}

function equalityTests(
  lower: Lowering,
  node: Ast.BinaryExpression,
  left: Value,
  right: Value,
  strict: boolean,
  frame: Frame,
): Condition {
  for (const [side, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const outcome = comparedOutcome(lower, side, other, frame);
    if (outcome) return outcome;
    const inner = unwrap(side);
    if (
      inner.type === "UnaryExpression" &&
      inner.operator === "typeof" &&
      other.type === "Literal"
    ) {
      return testOf(lower, inner.argument, { kind: "typeof", type: String(other.value) }, frame);
    }
    const [call, text] = side === node.left ? [left, right] : [right, left];
    // `list.indexOf(x) === -1` and `x.indexOf("..") === -1` are memberships, turned round.
    if (inner.type === "CallExpression" && isMinusOne(other))
      return negated(indexTests(lower, inner, call, frame));
    const beginning = isZero(other)
      ? beginningTests(lower, inner, call, frame)
      : (slicedBeginning(lower, inner, call, text, frame) ??
        characterTests(lower, side, text, strict, frame));
    if (beginning) return beginning;
  }
  const lengths = lengthTests(lower, node, left, right, frame);
  if (lengths) return lengths;
  return alsoKnown(
    { whenTrue: signedTests(lower, [node.left, node.right], frame), whenFalse: [] },
    alsoKnown(
      testOf(lower, node.left, { kind: "equal", to: right, strict }, frame),
      testOf(lower, node.right, { kind: "equal", to: left, strict }, frame),
    ),
  );
}

/** What it means that a call says yes. */
function callTests(
  lower: Lowering,
  node: Ast.CallExpression,
  value: Value,
  frame: Frame,
): Condition {
  const instruction = frame.code[value];
  const call = instruction?.op === "call" ? instruction : undefined;
  let known = NOTHING_KNOWN;
  const callee = unwrap(node.callee);
  if (!call) return NOTHING_KNOWN;
  const [argument] = node.arguments;
  const [first] = call.arguments;
  if (
    callee.type === "MemberExpression" &&
    call.receiver !== undefined &&
    argument &&
    first !== undefined
  ) {
    switch (call.method) {
      case "includes":
      case "has":
        return alsoKnown(
          inclusionTests(lower, node, callee, call, frame),
          testOf(lower, argument, { kind: "call", call: value, argument: 0 }, frame),
        );
      case "some":
      case "find":
        known = someTests(lower, argument, call.receiver, frame);
        if (known.whenTrue.length > 0) return known;
        break;
      case "hasOwnProperty":
      case "propertyIsEnumerable":
        return testOf(lower, argument, { kind: "member", of: call.receiver, own: true }, frame);
      case "hasOwn":
      case "call": {
        const borrowed = borrowedMethod(lower, callee)?.method ?? "";
        const isOwn = call.method === "hasOwn" || OWN_CHECKS.has(borrowed);
        const key = isOwn ? node.arguments[1] : undefined;
        if (key) return testOf(lower, key, { kind: "member", of: first, own: true }, frame);
        break;
      }
      case "test":
      case "exec":
        return testOf(lower, argument, { kind: "match", pattern: call.receiver }, frame);
      case "match":
        return testOf(lower, callee.object, { kind: "match", pattern: first }, frame);
      case "startsWith": {
        const normal = mayBeNormalPath(call.receiver, frame);
        return testOf(lower, callee.object, { kind: "prefix", text: first, normal }, frame);
      }
      case "endsWith":
        return testOf(lower, callee.object, { kind: "suffix", text: first }, frame);
      default:
        break;
    }
  }
  known = alsoKnown(known, numberTests(lower, node, frame));
  known = alsoKnown(known, comparedDigests(lower, node, frame));
  for (const [index, each] of node.arguments.entries()) {
    const test = { kind: "call", call: value, argument: index } as const;
    known = alsoKnown(known, testOf(lower, each, test, frame));
    known = alsoKnown(known, namedArgumentTests(lower, each, test, frame));
  }
  if (callee.type !== "MemberExpression") return known;
  const said = { kind: "call", call: value, argument: -1 } as const;
  return alsoKnown(known, testOf(lower, callee.object, said, frame));
}
