import { type AbstractValue, NOTHING, join } from "./abstract-value.ts";
import { callOf } from "./call-of.ts";
import { definedStore } from "./own-merges.ts";
import type { Activation, CallOutcome, CallRequest, Solver } from "./solver.ts";
import { storeAll, storeMember } from "./stored-members.ts";

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
  if (isCallOf(solver, request, "Object", "defineProperties"))
    return definedAll(solver, request, activation);
  const owner = OWNERS.find((each) => isCallOf(solver, request, each, "defineProperty"));
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

/** `Object.defineProperties(exports, { run: { value: run } })` */
function definedAll(
  solver: Solver,
  request: CallRequest,
  activation: Activation,
): readonly CallOutcome[] {
  const [target, descriptors] = request.arguments;
  if (!target || !descriptors?.members || request.spreadFrom < 2) return [];
  const members = [...descriptors.members].map(
    ([name, descriptor]) =>
      [name, heldBy(solver, descriptor, target, request, activation)] as const,
  );
  const result = storeAll(
    target,
    members.filter(([, value]) => value !== NOTHING),
  );
  return [{ result, changed: new Map([[0, result]]) }];
}

/** True for a method of an owner, whatever it is called by. */
function isCallOf(
  solver: Solver,
  { callee, method }: CallRequest,
  owner: (typeof OWNERS)[number],
  name: string,
): boolean {
  if (method !== undefined && method !== name) return false;
  const own = solver.program.trie.global(owner)?.member(name) ?? [];
  return callee.apis.some((node) => own.includes(node));
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
