import type { Instruction } from "../ir/ir.ts";
import { type AbstractValue, join } from "./abstract-value.ts";
import type { Activation, Site, Solver } from "./solver.ts";

/** Methods that wrappers call by a name which they are given: statements, requests, lines of logs. */
const BY_NAME = (
  "get all run exec each query execute post put patch delete head request " +
  "log info warn error debug"
).split(" ");

/**
 * `db[method](sql)`, `client[verb](url)`: a library's method under a name that is not known. What
 * such methods do with their arguments is alike in nearly every library, so it may be any of them.
 */
export function withMethodsOfApi(
  solver: Solver,
  member: AbstractValue,
  object: AbstractValue,
  instruction: Instruction,
  site: Site,
  { facts, index }: Activation,
): AbstractValue {
  if (object.apis.length === 0 || instruction.op !== "load-any") return member;
  const code = facts.ir.functions[index]?.code ?? [];
  const number = code.indexOf(instruction);
  const isCalled = code.some((each) => each.op === "call" && each.callee === number);
  if (!isCalled) return member;
  const nodes = object.apis.flatMap((node) => BY_NAME.flatMap((name) => node.member(name)));
  return nodes.length === 0 ? member : join([member, solver.ofApi(nodes, site)]);
}
