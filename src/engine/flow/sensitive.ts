import { ANY_TYPE } from "../models/model.ts";
import { type AbstractValue, NOTHING, isNothing } from "./abstract-value.ts";
import type { CallRequest, Site, Solver } from "./solver.ts";

/** What a member is by its name alone, whatever object it is of: rows on `any`. */
export function namedSources(
  solver: Solver,
  object: AbstractValue,
  name: string,
  site: Site,
): AbstractValue {
  const node = solver.program.trie.type(ANY_TYPE)?.members.get(name);
  // What a library gives under the name, its own model knows.
  if (!node || isNothing(object) || object.apis.some((api) => api.member(name).length > 0)) {
    return NOTHING;
  }
  return { ...solver.ofApi([node], site), apis: [] };
}

/** Cut to its first or last signs, or masked, a number of a card is none any more. */
export function shortened(
  method: string,
  value: AbstractValue,
  { arguments: given }: CallRequest,
): AbstractValue {
  if (value.taints.every(({ source }) => source.kind !== "sensitive")) return value;
  const [first, second] = given.map((each) => each.constant?.value);
  const isCut =
    (method === "slice" && isWithin(first, -6, -1)) ||
    (/^(?:slice|substring|substr)$/.test(method) && first === 0 && isWithin(second, 1, 8)) ||
    (method.startsWith("substr") && (isWithin(first, -6, -1) || isWithin(first, 11, 16)));
  const isMasked =
    method.startsWith("replace") && typeof second === "string" && /[*xX•#]/.test(second);
  if (!isCut && !isMasked) return value;
  return { ...value, taints: value.taints.filter(({ source }) => source.kind !== "sensitive") };
}

function isWithin(value: unknown, from: number, to: number): boolean {
  return typeof value === "number" && value >= from && value <= to;
}
