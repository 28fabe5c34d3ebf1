import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { callOf } from "./call-of.ts";
import { definedStore } from "./own-merges.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { storeMember } from "./stored-members.ts";

const OWNERS = ["Object", "Reflect"] as const;

/**
 * `Object.defineProperty(exports, "run", { get: () => from.run })`: the object has a member more,
 * which is what its descriptor holds, or what its getter gives.
 */
export function defined(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): readonly CallOutcome[] {
  const owner = definerOf(solver, request);
  if (!owner) return [];
  definedStore(solver, request, activation);
  const [target, key, descriptor] = request.arguments;
  const name = key?.constant?.value;
  if (!target || !descriptor || typeof name !== "string" || request.spreadFrom < 3) return [];
  const value = heldBy(solver, descriptor, target, request, activation);
  if (value === NOTHING) return [];
  const after = storeMember(target, name, value);
  // `Reflect` says whether it could.
  const result = owner === "Object" ? after : NOTHING;
  return [{ result, changed: new Map([[0, after]]) }];
}

/** Whose `defineProperty` is called, whatever it is called by. */
function definerOf(
  solver: Solver,
  { callee, method }: CallRequest,
): (typeof OWNERS)[number] | undefined {
  if (method !== undefined && method !== "defineProperty") return undefined;
  return OWNERS.find((owner) => {
    const defines = solver.program.trie.global(owner)?.member("defineProperty") ?? [];
    return callee.apis.some((node) => defines.includes(node));
  });
}

function heldBy(
  solver: Solver,
  { members }: AbstractValue,
  target: AbstractValue,
  { site }: CallRequest,
  activation: Activation,
): AbstractValue {
  const given = (members?.get("get")?.closures ?? []).map((closure) => {
    const call = { ...callOf(closure, [], site), receiver: target };
    return solver.callClosure(closure, call, activation).result;
  });
  return join([members?.get("value") ?? NOTHING, ...given]);
}
