import { ANY_TYPE } from "../models/place.ts";
import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { CallRequest, Site, Solver } from "./solver.ts";
import { kindsOf } from "./taint.ts";

/** What a member is by its name alone, whatever object it is of: rows on `any`. */
export function namedSources(
  solver: Solver,
  object: AbstractValue,
  name: string,
  site: Site,
): AbstractValue {
  const node = solver.program.trie.type(ANY_TYPE)?.members.get(name);
  // What a library gives under the name, its own model knows.
  if (!node || object === NOTHING || object.apis.some((api) => api.members.has(name))) {
    return NOTHING;
  }
  return { ...solver.ofApi([node], site), apis: [] };
}

/** What must not happen to data of cards: what a caller hands over under such a name is cut as well. */
const KEPT = kindsOf(["logged", "stored-value"]);

/** Cut to its first or last signs, or masked, a number of a card is none any more. */
export function shortened(
  solver: Solver,
  method: string,
  value: AbstractValue,
  { arguments: given }: CallRequest,
): AbstractValue {
  const names = solver.program.trie.type(ANY_TYPE)?.members;
  const isKept =
    value.taints.some(({ source }) => source.kind === "sensitive") ||
    value.unknowns.some(({ path }) => path.some((name) => names?.has(name)));
  if (!isKept) return value;
  const [first, second] = given.map((each) => each.constant?.value);
  const isCut =
    (method === "slice" && isWithin(first, -6, -1)) ||
    (/^(?:slice|substring|substr)$/.test(method) && first === 0 && isWithin(second, 1, 8)) ||
    (method.startsWith("substr") && (isWithin(first, -6, -1) || isWithin(first, 11, 16)));
  const isMasked =
    method.startsWith("replace") && typeof second === "string" && /[*xX•#]/.test(second);
  if (!isCut && !isMasked) return value;
  return {
    ...value,
    taints: value.taints.filter(({ source }) => source.kind !== "sensitive"),
    unknowns: value.unknowns.map((part) => ({ ...part, cleared: part.cleared | KEPT })),
  };
}

function isWithin(value: unknown, from: number, to: number): boolean {
  return typeof value === "number" && value >= from && value <= to;
}
