import { type AbstractValue, NOTHING } from "./abstract-value.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** Longer paths are cut: nobody writes them, and each step costs a look. */
const MAX_NAMES = 10;

/** What stands in a value where a path says: `get(body, "order.id")`. Of a path that is not written down it is any of it. */
export function memberAtPath(
  solver: Solver,
  value: AbstractValue,
  path: AbstractValue,
  site: Site,
  activation: Activation,
): AbstractValue {
  // A function that picks the member is called by itself.
  if (path.closures.length > 0) return NOTHING;
  const names = namesOf(path);
  if (!names) return value;
  return names.reduce((object, name) => solver.load(object, name, site, activation), value);
}

/** The names in `a.b[0]["c"]`, or in a list of them; undefined where one of them is not known. */
function namesOf({ constant, members }: AbstractValue): readonly string[] | undefined {
  if (constant) return namesIn(constant.value)?.slice(0, MAX_NAMES);
  if (!members || members.size === 0 || members.size > MAX_NAMES) return undefined;
  const names: string[] = [];
  for (let index = 0; index < members.size; index++) {
    const name = members.get(String(index))?.constant?.value;
    if (typeof name !== "string" && typeof name !== "number") return undefined;
    names.push(String(name));
  }
  return names;
}

function namesIn(value: unknown): readonly string[] | undefined {
  if (typeof value === "number") return [String(value)];
  const names = typeof value === "string" ? value.match(/[^.[\]"']+/g) : undefined;
  return names ?? undefined;
}
