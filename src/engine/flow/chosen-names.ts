import type { Value } from "../ir/ir.ts";
import { type AbstractValue, NOTHING, loadMember } from "./abstract-value.ts";
import { joinTaints, joinUnknowns } from "./join-parts.ts";
import { hasSameOrigin } from "./origins.ts";
import type { Activation, CallRequest } from "./solver.ts";
import { type Unknown, symbolKey } from "./taint.ts";
import { ANY_KEY, AS_NAMES } from "./unknown-members.ts";

/** What is stored, and under which name. */
interface Stored {
  readonly key: Value;
  readonly value: Value;
}

/**
 * An object after a value of somebody else was stored under a name of somebody else's choice:
 * `for (const key in body) record[key] = body[key]` is as good as `Object.assign(record, body)`.
 */
export function withChosenName(
  object: AbstractValue,
  stored: Stored,
  activation: Activation,
): AbstractValue {
  const names = chosenNames(stored, activation);
  if (names.taints.length + names.unknowns.length === 0) return object;
  return {
    ...object,
    taints: joinTaints([object.taints, names.taints]),
    unknowns: joinUnknowns([object.unknowns, names.unknowns]),
  };
}

/** Methods that are handed the name of a field and what it holds from now on. */
const SETTERS = new Set(["set", "setDataValue", "setAttribute"]);

/** The same for a call: `record.set(key, body[key])`. Undefined where it names no field. */
export function namedByCall(
  { method, arguments: given, spreadFrom, site }: CallRequest,
  activation: Activation,
): AbstractValue | undefined {
  if (given.length < 2 || spreadFrom < 2 || !SETTERS.has(method ?? "")) return undefined;
  const { code } = activation.facts.ir.functions[activation.index] ?? { code: [] };
  const call = code.find(
    ({ op, start, end }) => op === "call" && start === site.start && end === site.end,
  );
  const [key, value] = call?.op === "call" ? call.arguments : [];
  if (key === undefined || value === undefined) return undefined;
  return chosenNames({ key, value }, activation);
}

/** The names of fields that somebody else chose together with what is stored under them. */
function chosenNames({ key: name, value: held }: Stored, activation: Activation): AbstractValue {
  const key = activation.at(name);
  if (key.taints.length + key.unknowns.length === 0) return NOTHING;
  const value = activation.at(held);
  if (value.taints.length + value.unknowns.length === 0 && !value.members) return NOTHING;
  const isCopied = isFoundUnder({ key: name, value: held }, activation);
  const unknowns = key.unknowns.filter((each) => isCopied || isListed(each, value));
  return loadMember({ ...NOTHING, taints: key.taints, unknowns }, AS_NAMES);
}

/** `record[key] = body[key]` */
function isFoundUnder({ key, value }: Stored, { facts, index }: Activation): boolean {
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
