import type { Instruction, Value } from "../ir/ir.ts";
import { ANY_MEMBER, type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { likeReceiver } from "./content-type.ts";
import { isListed } from "./dispatch.ts";
import { oneOfShells } from "./shell-names.ts";
import { isSchema } from "./schemas.ts";

/** What a value is where ways of control meet; ways that nobody takes do not count. */
export function joinedWays(
  { values, isDefault, isOwn, without }: Extract<Instruction, { op: "either" }>,
  at: (value: Value) => AbstractValue,
): AbstractValue {
  const all = values.map(at);
  const [first = NOTHING, second = NOTHING] = all;
  if (isDefault && first.constant) return first.constant.value === undefined ? second : first;
  if (isOwn) return likeReceiver(join([first, second]), first);
  const shell = oneOfShells(all);
  if (shell) return shell;
  if (!without) return join(all);
  const taken = all.filter((_, i) => !isThere(at(without[i] ?? -1)));
  return join(taken.length > 0 ? taken : all);
}

/** True where `if (schema)` or `if (fields.length > 0)` holds: a schema, a function or a list was handed over. */
function isThere(value: AbstractValue): boolean {
  // What is found under a name that nobody knows may be any of an object's members.
  if (value.unknowns.some(({ path }) => path.at(-1) === ANY_MEMBER)) return false;
  return isSchema(value) || value.closures.length > 0 || isListed(value);
}
