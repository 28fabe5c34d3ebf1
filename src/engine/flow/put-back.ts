import type { Instruction } from "../ir/ir.ts";
import { NOTHING } from "./abstract-value.ts";
import type { Activation } from "./solver.ts";

type Store = Extract<Instruction, { op: "store" | "store-any" }>;

/**
 * A member that a call was handed, `isEmpty(object[name])`, is put back where it was. Where the call
 * changed nothing of it, nothing is put back: an object would be stored into itself again and again.
 */
export function isPutBackUnchanged(
  { object, value }: Store,
  { facts, index, values }: Activation,
): boolean {
  const code = facts.ir.functions[index]?.code ?? [];
  let each = code[value];
  if (each?.op !== "changed") return false;
  let at = value;
  for (; each?.op === "changed"; each = code[at]) at = each.value;
  // An element that was asked for by its position is known by it from then on.
  if (each?.op !== "load" && each?.op !== "load-any") return false;
  if (each.op === "load" && /^\d+$/.test(each.name)) return false;
  const owner = values[object] ?? NOTHING;
  return values[value] === values[at] && (values[each.object] ?? NOTHING) === owner;
}
