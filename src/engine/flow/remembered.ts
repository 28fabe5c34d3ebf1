import type { PathToken } from "../models/place.ts";
import { type AbstractValue, join, loadAny, loadMember } from "./abstract-value.ts";
import { constantValue } from "./constant-value.ts";
import { MADE } from "./api-node.ts";
import { placeName } from "./made-places.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";

/**
 * A schema in a check in a route in a list of routes is deeper than values are known: what is in it
 * is found again by the place where it was made.
 */
export function remembered(
  solver: Solver,
  made: AbstractValue,
  { file, start, end }: Site,
  activation: Activation,
): AbstractValue {
  const { apis, members } = made;
  const isHolder = apis.some(
    ({ checks, schemas }) =>
      checks.some(({ schema }) => schema) ||
      schemas.some((row) => row.members ?? row.element ?? row.options),
  );
  if (!members || !isHolder) return made;
  const id = placeName(file, start, end);
  for (const [name, member] of members) solver.shared.give(`${id}.${name}`, member, activation);
  return { ...made, constant: { value: id } };
}

/** Values that others know by the place at which they were made, such as a context of components. */
export function withPlace(made: AbstractValue, { file, start }: Site): AbstractValue {
  if (!made.apis.some(({ keepsPlace }) => keepsPlace)) return made;
  const place = storeMember(made, MADE, constantValue(`${file}:${start}`));
  return { ...place, replaced: made.replaced };
}

/** What stands at a path from a schema or a check, also where the value itself was cut. */
export function recalled(
  solver: Solver,
  made: AbstractValue,
  path: readonly PathToken[],
): AbstractValue {
  const id = made.constant?.value;
  const [first, ...rest] = path;
  if (typeof id !== "string" || first?.token !== "member") return valueAt(made, path);
  const known = solver.shared.given(`${id}.${first.names[0]}`);
  return known ? valueAt(known, rest) : valueAt(made, path);
}

/** What stands at a path from a value that is not the call itself. */
export function valueAt(value: AbstractValue, path: readonly PathToken[]): AbstractValue {
  return path.reduce((inside, token) => {
    if (token.token === "member") return join(token.names.map((name) => loadMember(inside, name)));
    return token.token === "element" || token.token === "any-member" ? loadAny(inside) : inside;
  }, value);
}
