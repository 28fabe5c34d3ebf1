import {
  type AbstractValue,
  type ClassReference,
  type Closure,
  NOTHING,
  join,
} from "./abstract-value.ts";
import type { Solver } from "./solver.ts";

/** A shorter beginning says too little of the name. */
const MIN_LENGTH = 2;
const MAX_PARENTS = 6;
/** Stands in the beginning of a text for a part of it that is not known. */
const UNKNOWN = /[\0\uE000-\uE0FF]/;

/**
 * What stands in an object under a name that is put together: `this["visit" + node.type](node)`
 * calls one of the methods whose names begin so, whichever somebody chooses.
 */
export function withMethodsUnder(
  solver: Solver,
  member: AbstractValue,
  object: AbstractValue,
  { prefix = "" }: AbstractValue,
): AbstractValue {
  const [written = ""] = prefix.split(UNKNOWN);
  if (written.length < MIN_LENGTH) return member;
  const closures = object.instances.flatMap((each) => methodsOf(solver, each, written, object));
  return closures.length > 0 ? join([member, { ...NOTHING, closures }]) : member;
}

function methodsOf(
  solver: Solver,
  owner: ClassReference,
  prefix: string,
  receiver: AbstractValue,
  depth = 0,
): Closure[] {
  const { file, index, captures, superclass } = owner;
  const members = solver.facts(file)?.ir.classes[index]?.members ?? [];
  const own = members
    .filter((each) => !each.static && each.kind === "method" && each.name.startsWith(prefix))
    .map((each) => ({ file, index: each.function, captures, receiver }));
  if (depth > MAX_PARENTS) return own;
  const above = (superclass?.classes ?? []).flatMap((parent) =>
    methodsOf(solver, parent, prefix, receiver, depth + 1),
  );
  return [...own, ...above];
}
