import type { PathToken } from "../models/place.ts";
import { type AbstractValue, NOTHING, join, loadAny, loadMember } from "./abstract-value.ts";
import { storeAny, storeMember } from "./stored-members.ts";
import { argumentOf } from "./call-conditions.ts";
import type { Handed } from "./handed.ts";
import { callHanded, storedOrGiven } from "./call-handed.ts";
import type { Activation, CallRequest, Solver } from "./solver.ts";

/** The value at a path from the call: `Argument[0].Member[html]`, `Receiver`, `Member[schema]` of the function itself. */
export function read(
  solver: Solver,
  path: readonly PathToken[],
  request: CallRequest,
  activation: Activation,
  inputs: readonly AbstractValue[] = [],
): AbstractValue {
  const [first, ...rest] = path;
  if (!first) return NOTHING;
  const [second] = rest;
  if (first.token === "argument" && (second?.token === "parameter" || second?.token === "return")) {
    const handed = argumentOf(request, first.from);
    const outcomes = callHanded(solver, handed, inputs, request, activation);
    return join(
      outcomes.map(({ result, calls }) =>
        second.token === "return" ? result : handedTo(calls?.get(second.from), rest[1]),
      ),
    );
  }
  let value = NOTHING;
  let inner: readonly PathToken[] = rest;
  if (first.token === "receiver") value = request.receiver ?? NOTHING;
  else if (first.token === "member") [value, inner] = [request.callee, path];
  else if (first.token === "argument") value = join(argumentsOf(request, first));
  for (const token of inner) {
    if (token.token === "member") value = storedOrGiven(solver, value, token.names, request);
    else if (token.token === "any-member") value = loadAny(value);
    // `computed({ get: () => note })`
    else if (token.token === "return")
      value = join(
        callHanded(solver, value, inputs, request, activation).map(({ result }) => result),
      );
    else if (token.token === "element")
      value = solver.load(value, undefined, request.site, activation);
    else if (token.token === "instance")
      value = join(value.classes.map((each) => solver.instanceOf(each)));
  }
  return value;
}

/** The arguments at a range of places; of one without an end all that is spread into the call, however long. */
function argumentsOf(
  request: CallRequest,
  { from, to }: Extract<PathToken, { token: "argument" }>,
): AbstractValue[] {
  const { arguments: given, spreadFrom } = request;
  if (to !== undefined)
    return Array.from({ length: to - from + 1 }, (_, i) => argumentOf(request, from + i));
  return [
    ...given.slice(from, spreadFrom),
    ...given.slice(Math.max(from, spreadFrom)).map((list) => loadAny(list)),
  ];
}

/** An argument that a function was called with which the callee was handed; the first unless the path names another. */
function handedTo(handed: Handed | undefined, argument: PathToken | undefined): AbstractValue {
  if (!handed) return NOTHING;
  if (argument?.token !== "argument" || argument.from === 0) return handed.value;
  return handed.more ? loadMember(handed.more, String(argument.from - 1)) : NOTHING;
}

/** The value at a path through a list that was handed over, in the one element that is looked at: `Argument[0].Element.Member[options]`. */
export function readOfElement(
  path: readonly PathToken[],
  element: AbstractValue | undefined,
): AbstractValue | undefined {
  if (!element || path[0]?.token !== "argument" || path[1]?.token !== "element") return undefined;
  return path.slice(2).reduce((value, token) => {
    if (token.token === "member") return anyOf(value, token.names);
    return loadAny(value);
  }, element);
}

/** What summaries of a call put somewhere. */
export interface Written {
  readonly results: AbstractValue[];
  readonly changed: Map<number, AbstractValue>;
  readonly rejected: AbstractValue[];
}

/** Puts a value where a path from the call leads. */
export function write(
  solver: Solver,
  path: readonly PathToken[],
  value: AbstractValue,
  request: CallRequest,
  { results, changed, rejected }: Written,
  activation: Activation,
): void {
  const [first, second, third] = path;
  if (!first) return;
  switch (first.token) {
    case "return":
    case "instance":
      results.push(placed(path.slice(1), value));
      break;
    case "receiver": {
      const inside = placed(path.slice(1), value);
      changed.set(-1, spreadInto(changed.get(-1) ?? request.receiver ?? NOTHING, inside));
      break;
    }
    case "rejected":
      rejected.push(placed(path.slice(1), value));
      break;
    case "argument":
      if (second?.token === "member" && third?.token === "parameter") {
        // `subscribe({ next(value) { … } })`
        const callee = storedOrGiven(
          solver,
          argumentOf(request, first.from),
          second.names,
          request,
        );
        const given = Array.from({ length: third.from }, () => NOTHING);
        callFunctions(solver, callee, [...given, value], request, activation);
      } else if (second?.token === "parameter") {
        const given = Array.from({ length: second.from }, () => NOTHING);
        const inside = third ? storeAny(NOTHING, value) : value;
        const callee = argumentOf(request, first.from);
        callFunctions(solver, callee, [...given, inside], request, activation);
      } else {
        const before = changed.get(first.from) ?? argumentOf(request, first.from);
        changed.set(first.from, second ? storeAny(before, value) : spreadInto(before, value));
      }
      break;
    default:
      break;
  }
}

/** All that a call gives. What is known of a member only is added to the rest, so that it stays a constant. */
export function together(results: readonly AbstractValue[]): AbstractValue {
  const whole = results.filter((each) => !isOnlyMembers(each));
  const base = join(whole);
  if (whole.length === results.length || base === NOTHING) return join(results);
  let value = base;
  for (const { members } of results.filter(isOnlyMembers)) {
    for (const [name, member] of members ?? []) {
      const before = value.members?.get(name);
      value = storeMember(value, name, before ? join([before, member]) : member);
    }
  }
  return { ...value, prefix: base.prefix, replaced: base.replaced };
}

function isOnlyMembers(value: AbstractValue): boolean {
  const { members, apis, taints, unknowns, closures, classes, instances, constant } = value;
  const others = [apis, taints, unknowns, closures, classes, instances];
  return members !== undefined && !constant && others.every(({ length }) => length === 0);
}

/** A value that holds another one at a path: a list of pairs, what a promise gives. */
export function placed(path: readonly PathToken[], value: AbstractValue): AbstractValue {
  return path.reduceRight((inside, token) => {
    if (token.token === "awaited") return inside;
    if (token.token !== "member") return storeAny(NOTHING, inside);
    return token.names.reduce((object, name) => storeMember(object, name, inside), NOTHING);
  }, value);
}

function spreadInto(target: AbstractValue, value: AbstractValue): AbstractValue {
  return join([target, value]);
}

/** `each(list, step, self)`: what comes behind a function that is called for each is its `this`. */
export function thisBehind(request: CallRequest, position: number): AbstractValue | undefined {
  const behind = position + 1 < request.spreadFrom ? request.arguments[position + 1] : undefined;
  return behind && behind.closures.length === 0 ? behind : undefined;
}

/** Calls functions that were handed over, those of libraries as well: `setTimeout(exec, 10, command)`. */
export function callFunctions(
  solver: Solver,
  { closures, apis }: AbstractValue,
  given: readonly AbstractValue[],
  request: CallRequest,
  activation: Activation,
  receiver?: AbstractValue,
): void {
  const call = {
    ...request,
    receiver,
    arguments: given,
    spreadFrom: given.length,
    isNew: false,
  };
  for (const closure of closures) solver.callClosure(closure, call, activation);
  if (apis.length === 0) return;
  solver.call({ ...call, callee: { ...NOTHING, apis }, method: undefined }, activation);
}

/** What stands under one of several names; those that are not there say nothing. */
function anyOf(value: AbstractValue, names: readonly string[]): AbstractValue {
  return join(names.map((name) => loadMember(value, name)).filter((each) => each !== NOTHING));
}
