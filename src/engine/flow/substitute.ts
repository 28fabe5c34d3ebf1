import {
  type AbstractValue,
  type Closure,
  NOTHING,
  join,
  loadAny,
  storeAny,
  storeMember,
  ANY_MEMBER,
} from "./abstract-value.ts";
import { memberOf } from "./stored-keys.ts";
import { clear, mapParts } from "./untrusted.ts";
import {
  type FlowStep,
  type Symbol,
  type Trace,
  type Unknown,
  append,
  extend,
  filledStates,
} from "./taint.ts";

/** What the symbols of a function are at one call; undefined for those that stay unknown. */
export type Binding = (symbol: Symbol) => AbstractValue | undefined;

/** A callee's value in words of the caller: what it does not know is filled in. */
export function substitute(value: AbstractValue, bind: Binding, step?: FlowStep): AbstractValue {
  if (value === NOTHING) return NOTHING;
  const captures = value.closures.map((closure) => substituteClosure(closure, bind, step));
  const unchanged =
    value.unknowns.length === 0 &&
    !value.members &&
    !value.foundUnder &&
    captures.every((each, i) => each === value.closures[i]);
  if (unchanged) return value;
  const filled: AbstractValue[] = [];
  const open: Unknown[] = [];
  for (const unknown of value.unknowns) {
    const actual = actualOf(unknown, bind, step);
    if (actual) filled.push(actual);
    else open.push(unknown);
  }
  const foundUnder = value.foundUnder && substitute(value.foundUnder, bind, step);
  const own: AbstractValue = {
    ...value,
    unknowns: open,
    members: undefined,
    closures: captures,
    foundUnder,
  };
  let result = filled.length === 0 ? own : join(isBare(own) ? filled : [own, ...filled]);
  const replaced = stillReplaced(value, result);
  for (const [name, member] of value.members ?? []) {
    const inside = substitute(member, bind, step);
    result = name === ANY_MEMBER ? storeAny(result, inside) : storeMember(result, name, inside);
  }
  return result.replaced === replaced ? result : { ...result, replaced };
}

/** What an unknown part is at a call: the member at its path, with what the callee did to it. */
export function actualOf(
  unknown: Unknown,
  bind: Binding,
  step: FlowStep | undefined,
): AbstractValue | undefined {
  const root = bind(unknown.symbol);
  if (!root) return undefined;
  let actual = root;
  for (const name of unknown.path) {
    actual = name === ANY_MEMBER ? loadAny(actual) : memberOf(actual, name);
  }
  const cleared = clear(actual, unknown.cleared);
  return mapParts(cleared, (part) => ({
    ...part,
    states: filledStates(part.states, unknown.states),
    trace: append(step ? extendOnce(part.trace, step) : part.trace, unknown.trace),
  }));
}

/** A recursive call says its step once. */
function extendOnce(trace: Trace | undefined, step: FlowStep): Trace {
  if (trace && trace.step.start === step.start && trace.step.file === step.file) return trace;
  return extend(trace, step);
}

function substituteClosure(closure: Closure, bind: Binding, step: FlowStep | undefined): Closure {
  if (closure.captures.size === 0 && !closure.receiver) return closure;
  let changed = false;
  const captures = new Map<number, AbstractValue>();
  for (const [variable, value] of closure.captures) {
    const inside = substitute(value, bind, step);
    changed ||= inside !== value;
    captures.set(variable, inside);
  }
  const receiver = closure.receiver && substitute(closure.receiver, bind, step);
  changed ||= receiver !== closure.receiver;
  if (!changed) return closure;
  return { ...closure, captures, ...(receiver ? { receiver } : {}) };
}

/** What the callee put over a library's members, and what was put there before. */
function stillReplaced(
  { apis, replaced }: AbstractValue,
  result: AbstractValue,
): ReadonlySet<string> | undefined {
  if (!replaced || result.apis.length > apis.length) return result.replaced;
  return new Set([...replaced, ...(result.replaced ?? [])]);
}

function isBare(value: AbstractValue): boolean {
  return (
    value.taints.length === 0 &&
    value.unknowns.length === 0 &&
    value.apis.length === 0 &&
    value.closures.length === 0 &&
    value.classes.length === 0 &&
    value.instances.length === 0 &&
    !value.foundUnder &&
    value.constant === undefined
  );
}
