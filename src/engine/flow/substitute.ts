import {
  ANY_MEMBER,
  type AbstractValue,
  type Closure,
  NOTHING,
  join,
  loadAny,
} from "./abstract-value.ts";
import { GIVEN_BACK } from "./unknown-members.ts";
import { storeAll } from "./stored-members.ts";
import { withoutOwnKeys } from "./enumerated-keys.ts";
import { effort } from "./effort.ts";
import { memberOf } from "./stored-keys.ts";
import { isOpen } from "./table-marks.ts";
import { clear, mapMembers, mapParts, ofItself, reopen } from "./untrusted.ts";
import { bounded } from "./weight.ts";
import {
  ANY_STATE,
  BY_BEGINNING,
  CHOSEN_PARTS,
  type FlowStep,
  type States,
  type Symbol,
  type Trace,
  type Unknown,
  append,
  extend,
  filledStates,
  givenBack,
} from "./taint.ts";

/** What the symbols of a function are at one call; undefined for those that stay unknown. */
export type Binding = (symbol: Symbol) => AbstractValue | undefined;

interface FilledParts {
  readonly open: readonly Unknown[];
  readonly filled: AbstractValue | undefined;
}

const NO_PARTS: FilledParts = { open: [], filled: undefined };

/**
 * A call, in whose words a callee's summary is said. A summary names the same things many times,
 * so what was filled in once is the same value wherever it is named.
 */
export class Filling {
  /** Values of the callee that were said in words of the caller before. */
  readonly filled = new Map<AbstractValue, AbstractValue>();
  readonly #bind: Binding;
  readonly #givenBack: ((functions: AbstractValue) => AbstractValue) | undefined;
  readonly #step: FlowStep | undefined;
  readonly #actual = new Map<Unknown, AbstractValue | undefined>();
  readonly #arrived = new Map<AbstractValue, AbstractValue>();
  readonly #traces = new Map<Trace | undefined, Trace>();
  readonly #parts = new Map<readonly Unknown[], FilledParts>();

  /** `givenBack` says what functions give of what they saw where they were made. */
  constructor(
    bind: Binding,
    step?: FlowStep,
    givenBack?: (functions: AbstractValue) => AbstractValue,
  ) {
    this.#bind = bind;
    this.#step = step;
    this.#givenBack = givenBack;
  }

  /** What a symbol is at the call. */
  of(symbol: Symbol): AbstractValue | undefined {
    return this.#bind(symbol);
  }

  /** What an unknown part is at the call: the member at its path, with what the callee did to it. */
  actual(unknown: Unknown): AbstractValue | undefined {
    if (this.#actual.has(unknown)) return this.#actual.get(unknown);
    const actual = this.#find(unknown);
    this.#actual.set(unknown, actual);
    return actual;
  }

  #find({ symbol, path, cleared, states, trace }: Unknown): AbstractValue | undefined {
    const root = this.#bind(symbol);
    if (!root) return undefined;
    let found = root;
    for (const name of path) {
      if (name === GIVEN_BACK) {
        found = this.#givenBack?.(found) ?? NOTHING;
        continue;
      }
      found = name === ANY_MEMBER ? loadAny(found) : memberOf(found, name);
      // Its sender fills such a part at will, also where a function sees the address from outside.
      if (CHOSEN_PARTS.has(name)) found = reopen(found, BY_BEGINNING);
    }
    const actual = clear(this.#arrive(found), cleared);
    if (states === ANY_STATE && !trace) return actual;
    const filled = (value: AbstractValue, left: States): AbstractValue =>
      mapParts(value, (part) => ({
        ...part,
        states: filledStates(part.states, left),
        trace: append(part.trace, trace),
      }));
    const own = ofItself(actual, (value) => filled(value, states));
    // An object that took members over is no text itself, but they are what they were.
    return mapMembers(own, (member) => filled(member, givenBack({ states }).states));
  }

  /** What a list of unknown parts is at the call, as one, and those that stay unknown. */
  filledIn(unknowns: readonly Unknown[]): FilledParts {
    if (unknowns.length === 0) return NO_PARTS;
    let parts = this.#parts.get(unknowns);
    if (!parts) {
      parts = this.#fillIn(unknowns);
      this.#parts.set(unknowns, parts);
    }
    return parts;
  }

  #fillIn(unknowns: readonly Unknown[]): FilledParts {
    const filled: AbstractValue[] = [];
    const open: Unknown[] = [];
    for (const unknown of unknowns) {
      const actual = this.actual(unknown);
      if (actual) filled.push(actual);
      else open.push(unknown);
    }
    if (filled.length === 0) return { open: unknowns, filled: undefined };
    return { open, filled: join(filled) };
  }

  /** A value after the step into the callee. */
  #arrive(value: AbstractValue): AbstractValue {
    const step = this.#step;
    if (!step) return value;
    const known = this.#arrived.get(value);
    if (known) return known;
    const arrived = mapParts(value, (part) => {
      const trace = this.#extended(part.trace, step);
      return trace === part.trace ? part : { ...part, trace };
    });
    this.#arrived.set(value, arrived);
    return arrived;
  }

  /** A recursive call says its step once. */
  #extended(trace: Trace | undefined, step: FlowStep): Trace {
    if (trace && trace.step.start === step.start && trace.step.file === step.file) return trace;
    const extended = this.#traces.get(trace) ?? extend(trace, step);
    this.#traces.set(trace, extended);
    return extended;
  }
}

/** A callee's value in words of the caller: what it does not know is filled in. */
export function substitute(value: AbstractValue, filling: Filling): AbstractValue {
  if (!isOpen(value)) return value;
  const known = filling.filled.get(value);
  if (known) return known;
  const after = fill(value, filling);
  filling.filled.set(value, after);
  return after;
}

function fill(value: AbstractValue, filling: Filling): AbstractValue {
  const { unknowns, members } = value;
  effort.parts += 1 + unknowns.length;
  let closures = value.closures;
  if (closures.length > 0) {
    const filled = closures.map((closure) => substituteClosure(closure, filling));
    if (filled.some((each, i) => each !== closures[i])) closures = filled;
  }
  const { open, filled } = filling.filledIn(unknowns);
  const foundUnder = value.foundUnder && substitute(value.foundUnder, filling);
  const inside: (readonly [string, AbstractValue])[] = [];
  let isSame = !filled && closures === value.closures && foundUnder === value.foundUnder;
  members?.forEach((member, name) => {
    const given = substitute(member, filling);
    const after = name === ANY_MEMBER ? storedUnderKey(member, given) : given;
    isSame &&= after === member;
    inside.push([name, after]);
  });
  if (isSame) return value;
  const own = bounded({
    ...value,
    unknowns: open,
    members: undefined,
    closures,
    foundUnder,
  });
  const whole = !filled ? own : isBare(own) ? filled : join([own, filled]);
  const result = withoutOwnKeys(whole);
  if (inside.length === 0) return result;
  const replaced = stillReplaced(value, result);
  const stored = storeAll(result, inside);
  return stored.replaced === replaced ? stored : { ...stored, replaced };
}

/** What an argument was found under is forgotten where it is stored, as where it is stored by hand. */
function storedUnderKey(member: AbstractValue, given: AbstractValue): AbstractValue {
  return given.foundUnder && !member.foundUnder ? { ...given, foundUnder: undefined } : given;
}

function substituteClosure(closure: Closure, filling: Filling): Closure {
  if (closure.captures.size === 0 && !closure.receiver) return closure;
  let changed = false;
  const captures = new Map<number, AbstractValue>();
  closure.captures.forEach((value, variable) => {
    const inside = substitute(value, filling);
    changed ||= inside !== value;
    captures.set(variable, inside);
  });
  const receiver = closure.receiver && substitute(closure.receiver, filling);
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
