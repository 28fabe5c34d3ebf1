import type { CodeSinkKind } from "../models/code-sinks.ts";
import { SINK_KINDS, type SinkKind, type SourceKind } from "../models/kinds.ts";
import type { State } from "../models/states.ts";
import type { Range } from "../text/range.ts";

/** A place in a file on the way of a value, in words. */
export interface FlowStep extends Range {
  readonly file: string;
  readonly message: string;
  /** True where that function is written among the arguments, so that nothing is read elsewhere. */
  readonly inline?: boolean;
  /** The function of the program that the value is handed to there. */
  readonly into?: EnteredFunction;
}

/** A function with a name, and where it stands. */
interface EnteredFunction extends Range {
  readonly file: string;
  readonly name: string;
}

/** The way so far, last step first; shared between all values that came the same way. */
export interface Trace {
  readonly step: FlowStep;
  readonly before: Trace | undefined;
  readonly length: number;
}

/** Longer ways are shortened in the middle: nobody reads more. */
const MAX_STEPS = 16;

export function extend(before: Trace | undefined, step: FlowStep): Trace {
  if (before && before.length >= MAX_STEPS) return before;
  return { step, before, length: (before?.length ?? 0) + 1 };
}

/** The second way after the first. */
export function append(first: Trace | undefined, second: Trace | undefined): Trace | undefined {
  if (!second) return first;
  return extend(append(first, second.before), second.step);
}

export function stepsOf(trace: Trace | undefined): FlowStep[] {
  const steps: FlowStep[] = [];
  for (let each = trace; each; each = each.before) steps.unshift(each.step);
  return steps;
}

/** A set of sink kinds as bits. */
export type Kinds = number;

/** There are more kinds than bits, so kinds that the same things clear share one. */
const CLEARED_TOGETHER: readonly (readonly SinkKind[])[] = [
  ["path", "path-probe"],
  ["amount", "order-total"],
  ["lookup", "stored-value", "logged", "price-id"],
  ["mail-html", "pdf-html"],
];
const BITS = bitsByKind();

export const NO_KINDS: Kinds = 0;
export const ALL_KINDS: Kinds = [...BITS.values()].reduce((all, bit) => all | bit, NO_KINDS);

export function kindsOf(kinds: readonly SinkKind[] | "all"): Kinds {
  if (kinds === "all") return ALL_KINDS;
  return kinds.reduce((bits, kind) => bits | kindOf(kind), NO_KINDS);
}

function kindOf(kind: SinkKind): Kinds {
  return BITS.get(kind) ?? NO_KINDS;
}

function bitsByKind(): ReadonlyMap<SinkKind, Kinds> {
  const bits = new Map<SinkKind, Kinds>();
  let next = 0;
  for (const kind of SINK_KINDS) {
    const others = CLEARED_TOGETHER.find((group) => group.includes(kind)) ?? [];
    const shared = others.map((other) => bits.get(other)).find((bit) => bit !== undefined);
    bits.set(kind, shared ?? 1 << next++);
  }
  if (next > 32) throw new Error("more kinds of sinks than bits");
  return bits;
}

/** What the sender decides of a value, as bits. */
export type States = number;
/** Something that can be written as a text, and be it a number. */
export const SCALAR: States = 1;
/** An object where a text was expected; among them a list. */
export const OBJECT: States = 2;
export const LIST: States = 16;
/** How long a text is, and which text it is. */
export const LONG: States = 4;
const FREE: States = 8;
/** Where it leads, as the address of a machine: it may be one of a network that nobody outside sees. */
export const INSIDE: States = 256;
/** The parsed thing itself, or a text made of all of it. */
export const WHOLE: States = 32;
/** Where a text between single quotes ends in which it stands: what doubles them takes that away. */
export const QUOTE: States = 512;
/** That it begins with a slash: one of ours before it makes an address of two. */
export const SLASH: States = 1024;
/** That nobody escaped it by hand for HTML, and that it has single quotes: who did may have left those. */
export const UNESCAPED: States = 2048;
export const APOSTROPHE: States = 4096;
export const TEXT: States = SCALAR | LONG | FREE | INSIDE | QUOTE | SLASH | UNESCAPED | APOSTROPHE;
/** An object that took members over: it is no text itself, but they may be. */
export const HOLDS: States = 64;
/** What is stored, as it was found: it may be data that is no text, or HTML that was meant to be that. */
export const AS_FOUND: States = 128;
export const ANY_STATE: States = TEXT | OBJECT | LIST | WHOLE | AS_FOUND;

const ASKED: Readonly<Record<State, States>> = {
  text: SCALAR,
  object: OBJECT,
  whole: WHOLE,
  part: OBJECT,
  members: HOLDS,
};
/** What may be an object is a parsed thing, and this is all of it. */
const SENT: Readonly<Record<State, States>> = {
  text: TEXT,
  object: OBJECT | LIST | WHOLE,
  whole: WHOLE,
  part: OBJECT | LIST,
  members: HOLDS,
};

/** The states of which a sink needs one. */
export function statesOf(states: readonly State[]): States {
  return states.reduce((bits, state) => bits | ASKED[state], 0);
}

/** What whoever sends a text, or an object, decides of it. */
export function sentStates(states: readonly State[]): States {
  return states.reduce((bits, state) => bits | SENT[state], 0);
}

const STATE_OF_SINK: Readonly<Record<CodeSinkKind, States>> = {
  "exponential-match": LONG,
  "power-match": LONG,
  "called-name": FREE,
  "evaded-check": LIST,
  "evaded-detail": LIST,
  "weak-check": FREE,
};

/** The state without which a kind of sink takes no harm; undefined where its row decides. */
export function neededState(kind: SinkKind): States | undefined {
  return kind in STATE_OF_SINK ? STATE_OF_SINK[kind as CodeSinkKind] : undefined;
}

/** True of a part of which only that it is a whole, or is as it was found, is left. */
export function decidesNothing(states: States): boolean {
  return (states & ~(WHOLE | AS_FOUND)) === 0;
}

/** The states that are left where some kinds of sinks are cleared. */
export function statesWithout(kinds: readonly SinkKind[] | "all"): States {
  if (kinds === "all") return 0;
  return kinds.reduce((bits, kind) => bits & ~(neededState(kind) ?? 0), ANY_STATE);
}

/** The states that come back with kinds of sinks that take harm by objects. */
export function statesFor(kinds: readonly SinkKind[]): States {
  return kinds.includes("nosql") ? OBJECT | LIST : 0;
}

const parts = new WeakMap<Taint, Taint>();
const partLists = new WeakMap<readonly Taint[], readonly Taint[]>();

/** What is untrusted in a member of something; the same list each time. */
export function partsOf(taints: readonly Taint[]): readonly Taint[] {
  if (taints.every(({ states }) => (states & (WHOLE | HOLDS)) === 0)) return taints;
  const known = partLists.get(taints);
  if (known) return known;
  const found = taints.map(partOf);
  partLists.set(taints, found);
  return found;
}

/** What an object is to which all members of something were given. */
export function takenOver<Part extends { readonly states: States }>(part: Part): Part {
  // What is no more than a part of a text stays what it is.
  if ((part.states & TEXT) !== TEXT) return part;
  return { ...part, states: (part.states & ~TEXT) | HOLDS };
}

/** What a member of it is, or the text made of it. */
export function givenBack<Part extends { readonly states: States }>(part: Part): Part {
  if ((part.states & HOLDS) === 0) return part;
  return { ...part, states: (part.states | TEXT) & ~HOLDS };
}

/** A member of what is untrusted as a whole; the same object each time, so that lists stay equal. */
function partOf(taint: Taint): Taint {
  if ((taint.states & (WHOLE | HOLDS)) === 0) return taint;
  const known = parts.get(taint) ?? withoutWhole(givenBack(taint));
  parts.set(taint, known);
  return known;
}

function withoutWhole(taint: Taint): Taint {
  return { ...taint, states: taint.states & ~WHOLE };
}

/** The states of a part that is filled in for an unknown one. */
export function filledStates(part: States, unknown: States): States {
  if ((unknown & HOLDS) === 0) return part & (unknown | HOLDS);
  return takenOver({ states: part & (unknown | TEXT | HOLDS) }).states;
}

/** Where untrusted data enters: one place of one file. */
export interface Source {
  readonly kind: SourceKind;
  readonly says: string;
  readonly file: string;
  readonly range: Range;
  /** The types of library objects that it is a part of. */
  readonly types?: readonly string[];
  /** True where the sender does not choose what its members are called. */
  readonly named?: true;
  /** True where it holds no markup as a whole, though what is cut out of it is decoded somewhere. */
  readonly escaped?: true;
}

/** An untrusted part of a value. */
export interface Taint {
  readonly source: Source;
  /** Sinks that it can no longer harm. */
  readonly cleared: Kinds;
  readonly states: States;
  readonly trace: Trace | undefined;
}

/** Of untrusted objects those whose sender chooses what their members are called. */
export function withFreeNames(taints: readonly Taint[]): readonly Taint[] {
  return taints.some(({ source }) => source.named)
    ? taints.filter(({ source }) => !source.named)
    : taints;
}

/** What a function does not know of its own: a parameter, its receiver, or a variable of an outer function. */
export type Symbol =
  | { readonly kind: "parameter"; readonly index: number }
  | { readonly kind: "this" }
  | { readonly kind: "variable"; readonly variable: number };

/** A part of a value that whoever calls the function decides: the member at `path` of the symbol. */
export interface Unknown {
  readonly symbol: Symbol;
  readonly path: readonly string[];
  /** Equal for the same member of the same symbol. */
  readonly key: string;
  readonly cleared: Kinds;
  readonly states: States;
  readonly trace: Trace | undefined;
}

/** The position of the parameter that stands for all arguments, as `arguments` gives them. */
export const ALL_ARGUMENTS = -2;

/** The number of a variable that no function has. */
export const NOBODYS = -2;

/** A symbol as a value: nothing is known of it, and nothing was done to it yet. */
export function unknownOf(symbol: Symbol): Unknown {
  return {
    symbol,
    path: [],
    key: symbolKey(symbol),
    cleared: NO_KINDS,
    states: ANY_STATE,
    trace: undefined,
  };
}

export function symbolKey(symbol: Symbol): string {
  switch (symbol.kind) {
    case "parameter":
      return `p${symbol.index}`;
    case "variable":
      return `v${symbol.variable}`;
    default:
      return "this";
  }
}

/** Sinks that look at the beginning of a text: a fixed beginning decides where it leads. */
export const BY_BEGINNING: Kinds = kindsOf(["redirect", "request-url", "script-url"]);

/** Parts of an address that its sender fills at will, whatever its beginning is. */
export const CHOSEN_PARTS: ReadonlySet<string> = new Set([
  "searchParams",
  "search",
  "hash",
  "query",
]);
