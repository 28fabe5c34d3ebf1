import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import { joinsList } from "./normal-paths.ts";
import type { Value } from "./ir.ts";

const NORMALIZES = /^(?:normalize|resolve|join)$/;

/**
 * The arguments of `path.join(folder, path.normalize("/" + name))`: from the root nothing leads
 * further up, so that behind a folder such a path stays in it.
 */
export function withRootedPaths(
  method: string | undefined,
  given: readonly Value[],
  node: Ast.CallExpression,
  frame: Frame,
): Value[] {
  return given.map((value, index) => {
    const argument = node.arguments[index];
    if (index === 0 || !argument || method === undefined || !NORMALIZES.test(method)) return value;
    // Behind a path from the root `resolve` forgets the folder, unless a dot stands before it.
    const isBelow = isBehindDot(value, frame) || (method !== "resolve" && isRooted(value, frame));
    if (!isBelow) return value;
    const text = frame.emit(argument, { op: "constant", value: ".." });
    const test = { kind: "inside", text } as const;
    return frame.emit(argument, { op: "refined", value, path: [], test, holds: false });
  });
}

/** `"." + path.normalize("/" + name)` */
function isBehindDot(value: Value, frame: Frame): boolean {
  const text = frame.code[value];
  if (text?.op !== "text" || text.texts[0] !== ".") return false;
  const [first] = text.parts;
  return first !== undefined && isRooted(first, frame);
}

function isRooted(value: Value, frame: Frame): boolean {
  const call = frame.code[value];
  if (call?.op !== "call" || !NORMALIZES.test(call.method ?? "")) return false;
  if (joinsList(call, frame)) return false;
  const [first] = call.arguments;
  return first !== undefined && (call.method !== "normalize" || call.arguments.length === 1)
    ? beginsAtRoot(first, frame)
    : false;
}

function beginsAtRoot(value: Value, frame: Frame): boolean {
  const text = frame.code[value];
  if (text?.op === "constant") return text.value === "/";
  return text?.op === "text" && text.texts[0] === "/";
}
