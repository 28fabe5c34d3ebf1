import type { Instruction } from "../ir/ir.ts";
import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import { joinTaints, joinUnknowns } from "./join-parts.ts";
import { hasSameOrigin } from "./origins.ts";
import type { Activation } from "./solver.ts";
import { type Unknown, symbolKey } from "./taint.ts";
import { ANY_KEY, AS_NAMES } from "./unknown-members.ts";

type StoreAny = Extract<Instruction, { op: "store-any" }>;

/**
 * An object after a value of somebody else was stored under a name of somebody else's choice:
 * `for (const key in body) record[key] = body[key]` is as good as `Object.assign(record, body)`.
 */
export function withChosenName(
  object: AbstractValue,
  instruction: StoreAny,
  activation: Activation,
): AbstractValue {
  const key = activation.at(instruction.key);
  if (key.taints.length + key.unknowns.length === 0) return object;
  const value = activation.at(instruction.value);
  if (value.taints.length + value.unknowns.length === 0 && !value.members) return object;
  const isCopied = isFoundUnder(instruction, activation);
  const unknowns = key.unknowns.filter((each) => isCopied || isListed(each, value));
  const names = loadMember({ ...NOTHING, taints: key.taints, unknowns }, AS_NAMES);
  if (names.taints.length + names.unknowns.length === 0) return object;
  return {
    ...object,
    taints: joinTaints([object.taints, names.taints]),
    unknowns: joinUnknowns([object.unknowns, names.unknowns]),
  };
}

/** `record[key] = body[key]` */
function isFoundUnder({ key, value }: StoreAny, { facts, index }: Activation): boolean {
  const code = facts.ir.functions[index]?.code ?? [];
  let each = code[value];
  while (each?.op === "refined" || each?.op === "changed") each = code[each.value];
  return each?.op === "load-any" && hasSameOrigin(code, each.key, key);
}

/** A name that was listed off an object, or stands beside its value in a pair. */
function isListed(name: Unknown, { unknowns }: AbstractValue): boolean {
  if (name.path.includes(ANY_KEY)) return true;
  const last = name.path.length - 1;
  if (name.path[last] !== "0") return false;
  return unknowns.some(
    ({ symbol, path }) =>
      path[last] === "1" &&
      symbolKey(symbol) === symbolKey(name.symbol) &&
      path.slice(0, last).every((each, i) => each === name.path[i]),
  );
}
