import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, NOTHING_KNOWN, alsoKnown, negated } from "./condition-tests.ts";
import { comparedFilling, filledTests } from "./collected-refusals.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { isMinusOne, isZero, testOf } from "./tested-place.ts";

export type CallInstruction = Extract<Frame["code"][number], { op: "call" }>;

/** `list.indexOf(x) >= 0`, `list.indexOf(x) > -1`, and those turned round. */
export function comparedIndex(
  lower: Lowering,
  node: Ast.BinaryExpression,
  call: Value,
  frame: Frame,
): Condition {
  const { operator, left, right } = node;
  const filled = comparedFilling(lower, node, frame);
  if (filled !== NOTHING_KNOWN) return filled;
  const isFound = (operator === ">=" && isZero(right)) || (operator === ">" && isMinusOne(right));
  const isMissing = (operator === "<" && isZero(right)) || (operator === "<=" && isMinusOne(right));
  if (!isFound && !isMissing) return NOTHING_KNOWN;
  const known = indexTests(lower, unwrap(left), call, frame);
  return isFound ? known : negated(known);
}

/** `list.indexOf(x)` where it is found. */
export function indexTests(lower: Lowering, node: Ast.Node, call: Value, frame: Frame): Condition {
  if (node.type !== "CallExpression") return NOTHING_KNOWN;
  const instruction = frame.code[call];
  const callee = unwrap(node.callee);
  if (instruction?.op !== "call" || callee.type !== "MemberExpression") return NOTHING_KNOWN;
  return instruction.method === "indexOf" || instruction.method === "findIndex"
    ? inclusionTests(lower, node, callee, instruction, frame)
    : NOTHING_KNOWN;
}

/** `list.includes(x)` says something of `x`, and `x.includes("..")` of `x` as well. */
export function inclusionTests(
  lower: Lowering,
  node: Ast.CallExpression,
  callee: Ast.MemberExpression,
  call: CallInstruction,
  frame: Frame,
): Condition {
  const [argument] = node.arguments;
  const value = call.arguments[0];
  if (!argument || value === undefined || call.receiver === undefined) return NOTHING_KNOWN;
  // `_.includes(list, x)`: where a position would stand, there is what is looked for.
  const [, second] = node.arguments;
  if (second && second.type !== "Literal" && second.type !== "UnaryExpression") {
    // `_.has(object, key)` asks for a name.
    const own = call.method === "has" ? { own: true as const } : {};
    return testOf(lower, second, { kind: "member", of: value, ...own }, frame);
  }
  const known = alsoKnown(
    testOf(lower, argument, { kind: "member", of: call.receiver }, frame),
    alsoKnown(
      testOf(lower, callee.object, { kind: "inside", text: value }, frame),
      cutTests(lower, callee.object, call.receiver, value, frame),
    ),
  );
  const owner = ownerOfNames(call.receiver, frame);
  if (owner === undefined) return known;
  return alsoKnown(known, testOf(lower, argument, { kind: "member", of: owner, own: true }, frame));
}

/** `file.split(path.sep).includes("..")`: where no folder of a path is named so, there is none in it. */
function cutTests(
  lower: Lowering,
  node: Ast.Node,
  list: Value,
  text: Value,
  frame: Frame,
): Condition {
  const cut = unwrap(node);
  const made = frame.code[list];
  if (cut.type !== "CallExpression" || cut.callee.type !== "MemberExpression") return NOTHING_KNOWN;
  if (made?.op !== "call" || made.method !== "split" || !isSlash(made.arguments[0], frame))
    return NOTHING_KNOWN;
  const known = testOf(lower, cut.callee.object, { kind: "inside", text }, frame);
  return { ...known, whenTrue: [] };
}

function isSlash(value: Value | undefined, frame: Frame): boolean {
  const sign = value === undefined ? undefined : frame.code[value];
  if (sign?.op === "regex") return sign.pattern.includes("/");
  if (sign?.op === "load" || sign?.op === "import") return sign.name === "sep";
  return sign?.op === "constant" && sign.value === "/";
}

/** `value`, and `table[name]`, which says that a table has the name. */
export function truthTests(lower: Lowering, node: Ast.Node, value: Value, frame: Frame): Condition {
  const known = alsoKnown(
    testOf(lower, node, { kind: "truthy" }, frame),
    filledTests(lower, node, frame),
  );
  const member = unwrap(node);
  const loaded = frame.code[value];
  if (member.type !== "MemberExpression" || loaded?.op !== "load-any") return known;
  const test = { kind: "member", of: loaded.object, inherited: true, written: true } as const;
  return alsoKnown(known, testOf(lower, member.property, test, frame));
}

/** The object whose own names were listed: `Object.keys(object).includes(name)`. */
function ownerOfNames(list: Value, frame: Frame): Value | undefined {
  const call = frame.code[list];
  if (call?.op !== "call" || call.receiver === undefined) return undefined;
  const owner = frame.code[call.receiver];
  const isListing = /^(?:keys|getOwnPropertyNames|ownKeys)$/.test(call.method ?? "");
  const isOfLanguage = owner?.op === "global" && /^(?:Object|Reflect)$/.test(owner.name);
  return isListing && isOfLanguage ? call.arguments[0] : undefined;
}
