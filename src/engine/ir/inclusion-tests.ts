import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, NOTHING_KNOWN, alsoKnown } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { testOf } from "./tested-place.ts";

export type CallInstruction = Extract<Frame["code"][number], { op: "call" }>;

/** `list.indexOf(x) >= 0` */
export function indexTests(
  lower: Lowering,
  node: Ast.CallExpression,
  call: Value,
  frame: Frame,
): Condition {
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
  return alsoKnown(
    testOf(lower, argument, { kind: "member", of: call.receiver }, frame),
    testOf(lower, callee.object, { kind: "inside", text: value }, frame),
  );
}
