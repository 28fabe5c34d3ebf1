import type { Instruction, Value } from "../ir/ir.ts";
import type { SinkKind } from "../models/kinds.ts";
import { isWeakAddressCheck } from "../patterns/address-check.ts";
import { collapsedCharacter } from "./collapsed-runs.ts";
import { type SlowPattern, slowness } from "../patterns/slow-pattern.ts";
import { type AbstractValue, NOTHING, asText } from "./abstract-value.ts";
import { hasNoPrototype } from "./own-merges.ts";
import { type PlacedPattern, patternsOf } from "./placed-pattern.ts";
import type { Activation, Site, Solver } from "./solver.ts";
import { NOBODYS, unknownOf } from "./taint.ts";

type Call = Extract<Instruction, { op: "call" }>;
type Code = readonly Instruction[];
type At = (value: Value) => AbstractValue;

/** Methods of patterns that match their argument, and methods of texts that match what is given. */
const OF_PATTERNS = new Set(["test", "exec"]);
const OF_TEXTS = new Set(["match", "matchAll", "replace", "replaceAll", "search", "split"]);
/** Methods of texts that read a text as a pattern. */
const MAKE_PATTERNS = new Set(["match", "matchAll", "search"]);
/** Methods that texts and lists have both, and by which a check can be evaded. */
const OF_BOTH = new Set(["includes", "indexOf", "lastIndexOf"]);
/** What a text is refused for because it does harm; other pieces only say how it is to be read. */
const HARMFUL_PIECE = /\.\.|[\\/<>:;'"`$|&%]|script|http|\0/i;

/** What the language itself does with a value in a call: matching, checking, calling by name. */
export function callSinks(
  solver: Solver,
  call: Call,
  at: At,
  site: Site,
  activation: Activation,
): void {
  const { method } = call;
  const code = activation.facts.ir.functions[activation.index]?.code ?? [];
  calledByName(solver, call, code, at, site, activation);
  if (method === undefined || call.receiver === undefined) return;
  const receiver = at(call.receiver);
  const [argument = -1] = call.arguments;
  const first = at(argument);
  if (OF_PATTERNS.has(method)) {
    for (const regex of patternsIn(code, call.receiver, at)) {
      slowMatch(solver, first, regex, site, activation);
    }
  } else if (OF_TEXTS.has(method)) {
    for (const regex of patternsIn(code, argument, at)) {
      slowMatch(solver, receiver, regex, site, activation, collapsedCharacter(code, call.receiver));
    }
    if (MAKE_PATTERNS.has(method) && isText(receiver))
      note(solver, asText(first), "regex", site, activation, "used as a regular expression");
  }
  const fixed = first.constant?.value;
  if (typeof fixed !== "string") return;
  if (OF_BOTH.has(method)) {
    const kind = HARMFUL_PIECE.test(fixed) ? "evaded-check" : "evaded-detail";
    note(solver, receiver, kind, site, activation, "checked as if it were a text");
  }
  if (isWeakAddressCheck(method, fixed))
    note(solver, receiver, "weak-check", site, activation, "checked as an address");
}

/** What somebody sent, or is written down as a text: objects of libraries have methods of these names, too. */
function isText({ taints, constant, apis, closures, instances }: AbstractValue): boolean {
  if (apis.length + closures.length + instances.length > 0) return false;
  return taints.length > 0 || typeof constant?.value === "string";
}

/** A length that is compared with a number: a list of one long text is a short one. */
export function comparisonSinks(
  solver: Solver,
  { left, right }: Extract<Instruction, { op: "binary" }>,
  at: At,
  site: Site,
  activation: Activation,
): void {
  const code = activation.facts.ir.functions[activation.index]?.code ?? [];
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const length = code[side];
    if (length?.op !== "load" || length.name !== "length") continue;
    const limit = at(other).constant?.value;
    if (typeof limit !== "number" || limit < 2) continue;
    note(
      solver,
      at(length.object),
      "evaded-detail",
      site,
      activation,
      "checked as if it were a text",
    );
  }
}

/** The pattern that a value is, or each of those that it may be: `loose ? LOOSE : STRICT`. */
function patternsIn(code: Code, value: Value, at: At, steps = 4): readonly PlacedPattern[] {
  const known = patternsOf(at(value));
  if (known.length > 0) return known;
  const instruction = code[value];
  if (steps === 0) return [];
  switch (instruction?.op) {
    case "either":
      return instruction.values.flatMap((each) => patternsIn(code, each, at, steps - 1));
    case "refined":
    case "changed":
      return patternsIn(code, instruction.value, at, steps - 1);
    default:
      return [];
  }
}

/** A text that a slow pattern looks at, and the character that stands alone in it wherever it does. The pattern is what has to be changed, so the finding stands there. */
export function slowMatch(
  solver: Solver,
  text: AbstractValue,
  regex: PlacedPattern,
  site: Site,
  activation: Activation,
  single?: string,
): void {
  const isUnknown = text.taints.length + text.unknowns.length > 0;
  // What another package gives is nothing that anybody knows of: whoever reads a package cares.
  const isGiven = !isUnknown && isNobodys(text) && isPublished(solver, activation);
  if (!isUnknown && !isGiven) return;
  const slow = slowness(regex.pattern, regex.flags);
  // It takes many of the same in a row.
  if (!slow || (single !== undefined && slow.repeated === single)) return;
  const kind = slow.growth === "exponential" ? "exponential-match" : "power-match";
  note(solver, isGiven ? OF_OTHERS : text, kind, regex.at ?? site, activation, inWords(slow));
}

/** Nothing is known of it, or only that it may be nothing. */
function isNobodys({
  apis,
  closures,
  classes,
  instances,
  members,
  ...own
}: AbstractValue): boolean {
  if (apis.length + closures.length + classes.length + instances.length > 0) return false;
  const isKnown = own.regex !== undefined || Boolean(own.prefix) || Boolean(own.constant?.value);
  return members === undefined && !isKnown;
}

/** Stands for a text of which nothing is known: no caller decides it. */
const OF_OTHERS: AbstractValue = {
  ...NOTHING,
  unknowns: [unknownOf({ kind: "variable", variable: NOBODYS })],
};

function isPublished({ program }: Solver, { file }: Activation): boolean {
  return program.publishedBeside(file).length > 0;
}

/** `handlers[name](…)`, and a function that was found like this before. */
function calledByName(
  solver: Solver,
  call: Call,
  code: Code,
  at: At,
  site: Site,
  activation: Activation,
): void {
  const found = foundByName(code, call.callee);
  if (!found || isOfLibrary(solver, at(found.object)) || hasNoPrototype(at(found.object))) return;
  const key = at(found.key);
  // A fixed beginning or end makes it the name of nothing that all objects have.
  const name = code[found.key];
  const isPart = name?.op === "text" && name.texts.some((text) => text !== "");
  // The path of an address begins with a slash.
  const isPath = name?.op === "load" && name.name === "pathname" && at(name.object).apis.length > 0;
  if (isPart || isPath || (key.prefix ?? "") !== "" || key.constant) return;
  const chosen = { ...key, members: undefined };
  note(solver, chosen, "called-name", site, activation, "used as the name of a method");
}

const ALL_GLOBALS = ["global", "globalThis", "window", "self"];

/** Of a library's objects it is not known what their methods do; the object of all globals has those that run code. */
function isOfLibrary({ program }: Solver, { apis }: AbstractValue): boolean {
  const globals = ALL_GLOBALS.map((name) => program.trie.global(name));
  return apis.some((node) => !globals.includes(node));
}

function foundByName(
  code: Code,
  callee: Value,
): Extract<Instruction, { op: "load-any" }> | undefined {
  let value = callee;
  for (let steps = 0; steps < 8; steps++) {
    const instruction = code[value];
    switch (instruction?.op) {
      case "load-any":
        return instruction;
      case "refined":
      case "changed":
      case "await":
      case "declared":
        value = instruction.value;
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

function note(
  solver: Solver,
  value: AbstractValue,
  kind: SinkKind,
  { file, start, end }: Site,
  activation: Activation,
  says: string,
): void {
  if (value.taints.length + value.unknowns.length === 0) return;
  const row = { kind, at: [], states: [], when: [], says } as const;
  solver.sink(value, { row, file, range: { start, end } }, activation);
}

/** What a text must hold, again and again, that keeps the pattern busy. */
function inWords({ growth, degree, repeated }: SlowPattern): string {
  const piece = JSON.stringify(repeated.length > 14 ? `${repeated.slice(0, 13)}…` : repeated);
  const power = ["linear", "linear", "quadratic", "cubic"][degree] ?? "polynomial";
  const time = growth === "exponential" ? growth : power;
  return `matched in ${time} time (repeat ${piece})`;
}
