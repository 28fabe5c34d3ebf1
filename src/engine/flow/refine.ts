import type { AddressPart } from "../ir/address-part.ts";
import type { Value } from "../ir/ir.ts";
import type { Test } from "../ir/value-test.ts";
import { type AbstractValue, NOTHING, asText, join, loadMember } from "./abstract-value.ts";
import { isAllowList, isWrittenDown } from "./allow-lists.ts";
import { cannotRunCode } from "./code-schemes.ts";
import { refineByCall } from "./guards.ts";
import { TEXT_KINDS } from "./harmless.ts";
import { clearedBetween } from "./passed-parts.ts";
import { endsInOwnHost } from "./own-host.ts";
import { begun, fixesOwnHost } from "./text-value.ts";
import { allowsOnly, findsInside, isBounded } from "./pattern.ts";
import { ofKnownOrigin } from "./message-origin.ts";
import { isFolderOfProgram } from "./own-folder.ts";
import { type PlacedPattern, patternsOf } from "./placed-pattern.ts";
import {
  namesPrototype,
  withoutFound,
  withoutListed,
  withoutPrototype,
} from "./prototype-names.ts";
import { isAtLeastPrice, isLowerLimit, isNotNegative } from "./quantities.ts";
import { asFarAs } from "./same-as.ts";
import type { Activation, Solver } from "./solver.ts";
import { findsPrototype } from "./tried-patterns.ts";
import {
  ALL_KINDS,
  ANY_STATE,
  BY_BEGINNING,
  INSIDE,
  type Kinds,
  LONG,
  SCALAR,
  TEXT,
  kindsOf,
} from "./taint.ts";
import { clear, restrictStates, withoutUntrusted } from "./untrusted.ts";

const NO_TEXT_TYPES = new Set(["number", "boolean", "bigint", "undefined", "function", "symbol"]);
const SCRIPT_URL = kindsOf(["script-url"]);
const HOST_KINDS = kindsOf(["redirect", "request-url", "script-url", "mail-link"]);
const MERGE_KINDS = kindsOf(["merge"]);
const FILTER_KINDS = kindsOf(["nosql"]);
const PATH_KINDS = kindsOf(["path"]);
const QUANTITY = kindsOf(["quantity"]);
const AMOUNT = kindsOf(["amount", "order-total"]);
/** What begins with no dash is a switch of no program. */
const SWITCH = kindsOf(["command-argument"]);
/** Dots that lead up, also where only those before another folder are looked for: at the end they name a folder. */
const LEADS_UP = /^\/?\.\.\/?$/;
/** A host alone may still stand behind a scheme that runs code. */
const HOST_ALONE = kindsOf(["redirect", "request-url", "mail-link"]);
const PART_KINDS = {
  origin: HOST_KINDS,
  host: HOST_ALONE,
  hostname: HOST_ALONE,
  // What begins with the scheme of an address is no switch.
  protocol: kindsOf(["script-url", "command-argument"]),
  folder: PATH_KINDS,
  machine: HOST_ALONE,
};

/** Tests that say nothing of what a value may do. */
export function saysNothing(
  test: Test,
  holds: boolean,
  at: (value: Value) => AbstractValue,
): boolean {
  return (
    test.kind === "truthy" ||
    (test.kind === "compare" && !isLowerLimit(test, holds, at)) ||
    test.kind === "instance" ||
    test.kind === "suffix"
  );
}

/** `//` in front of what begins with a slash: without it the host stays what it is. */
function isSecondSlash(text: AbstractValue, { prefix }: AbstractValue): boolean {
  return text.constant?.value === "//" && prefix?.startsWith("/") === true;
}

/** What is left to fear of a value where a test holds, or does not hold. */
export function refine(
  solver: Solver,
  value: AbstractValue,
  test: Test,
  holds: boolean,
  at: (value: Value) => AbstractValue,
  activation: Activation,
): AbstractValue {
  if (value === NOTHING) return value;
  switch (test.kind) {
    case "truthy":
      // Asked by itself it says nothing that counts; beside another test it is what that one leaves out.
      return holds ? value : withoutUntrusted(value);
    case "instance":
    case "suffix":
      return value;
    case "compare":
      if (isAtLeastPrice(test, holds, activation)) return clear(value, QUANTITY | AMOUNT);
      return isNotNegative(test, holds, at) ? clear(value, QUANTITY) : value;
    case "equal":
      if (!holds && at(test.to).constant?.value === "__proto__")
        return withoutPrototype(value, test.strict, activation);
      // The name of one folder is asked for this; in a whole path the dots stand among others.
      if (!holds) return at(test.to).constant?.value === ".." ? clear(value, PATH_KINDS) : value;
      // Equal to something that nobody outside decides is as good as that.
      if (isTrusted(at(test.to))) return withoutUntrusted(value);
      return clear(value, harmlessIn(at(test.to)) | folderKinds(at(test.to), value));
    case "typeof":
      // What is no object is a text, a number or nothing.
      if (!holds) return test.type === "object" ? restrictStates(value, TEXT) : value;
      if (NO_TEXT_TYPES.has(test.type)) return clear(restrictStates(value, SCALAR), TEXT_KINDS);
      return test.type === "string" ? restrictStates(value, TEXT) : value;
    case "member":
      if (!holds && namesPrototype(at(test.of)))
        return withoutListed(value, at(test.of), activation);
      if (test.written && !isWrittenDown(at(test.of))) return value;
      if (!holds || !isAllowList(at(test.of), test.own === true || test.inherited === true))
        return value;
      // `__proto__` is in every object.
      return test.inherited ? clear(value, ALL_KINDS & ~MERGE_KINDS) : withoutUntrusted(value);
    case "match": {
      const patterns = certainPatterns(at(test.pattern));
      if (patterns.length === 0) return value;
      const left = join(patterns.map((pattern) => refineByPattern(value, pattern, holds)));
      return holds ? left : withoutFound(left, patterns, activation);
    }
    case "length":
      return capsLength(test.operator, holds) && isTrusted(at(test.with))
        ? restrictStates(value, ANY_STATE & ~LONG)
        : value;
    case "prefix": {
      const text = at(test.text);
      if (!holds && isSecondSlash(text, value)) return clear(value, BY_BEGINNING);
      if (!holds) return text.constant?.value === "-" ? clear(value, SWITCH) : value;
      return begun(clear(value, afterPrefix(text, test.normal, value)), text);
    }
    case "inside": {
      const text = at(test.text).constant?.value;
      if (holds) return value;
      if (isSecondSlash(at(test.text), value)) return clear(value, BY_BEGINNING);
      // A text without the name, or a list of keys in which it is not.
      if (text === "__proto__") return clear(value, MERGE_KINDS);
      // Without a slash it names a file of the folder, or the folder above, which is no file.
      const isWay = text === "/" || (typeof text === "string" && LEADS_UP.test(text));
      return isWay ? clear(value, PATH_KINDS) : value;
    }
    case "element": {
      // Other tests of one element say nothing of its neighbours; this name is asked of all of them.
      const [left] = refine(solver, PROBE, test.test, holds, at, activation).taints;
      const kinds = (left?.cleared ?? 0) & (MERGE_KINDS | PATH_KINDS);
      return kinds === 0 ? value : clear(value, kinds);
    }
    case "part": {
      const kinds = partKinds(solver, test.part, test.test, holds, at, activation);
      const known = test.part === "origin" && kinds !== 0 ? ofKnownOrigin(value) : value;
      return clear(known, kinds);
    }
    case "any":
      return join(
        test.of.map((each) => refine(solver, value, each.test, each.holds, at, activation)),
      );
    case "copy": {
      if (test.by !== undefined && at(test.by).closures.length === 0) return value;
      const known = loadMember(at(test.object), test.name);
      if (!test.origin) return asFarAs(known, value);
      return isTrusted(known) ? withoutUntrusted(value) : value;
    }
    case "passed":
      return clear(value, clearedBetween(at(test.before), at(test.after)));
    case "call":
      return refineByCall(solver, value, test, holds, activation);
  }
}

function refineByPattern(
  value: AbstractValue,
  pattern: PlacedPattern,
  holds: boolean,
): AbstractValue {
  const left = holds && isBounded(pattern) ? restrictStates(value, ANY_STATE & ~LONG) : value;
  const refused = !holds && findsPrototype(pattern) ? MERGE_KINDS : 0;
  const outside = !holds && findsInside(pattern) ? restrictStates(left, ANY_STATE & ~INSIDE) : left;
  return matched(outside, allowsOnly(pattern, holds) | refused);
}

/** The pattern, or all of those of a table that nobody outside fills: the value passed one of them. */
function certainPatterns(value: AbstractValue): readonly PlacedPattern[] {
  if (value.regex) return [value.regex];
  const isKnown = value.unknowns.length + value.taints.length === 0;
  const patterns = isKnown ? patternsOf(value) : [];
  return patterns.some(({ isPart }) => isPart) ? [] : patterns;
}

/** An object does not look like what is no filter in a database. */
function matched(value: AbstractValue, kinds: Kinds): AbstractValue {
  const clean = clear(value, kinds);
  return (kinds & FILTER_KINDS) === 0 ? clean : restrictStates(clean, TEXT);
}

/** Something of which nothing is known, to ask what a test makes of it. */
const PROBE: AbstractValue = {
  ...NOTHING,
  taints: [
    {
      source: { kind: "remote", says: "", file: "", range: { start: 0, end: 0 } },
      cleared: 0,
      states: ANY_STATE,
      trace: undefined,
    },
  ],
};

/** What a value harms no more when a part of it passed a test. */
function partKinds(
  solver: Solver,
  part: AddressPart,
  test: Test,
  holds: boolean,
  at: (value: Value) => AbstractValue,
  activation: Activation,
): Kinds {
  if (test.kind === "any") {
    return test.of.reduce(
      (kinds, each) => kinds & partKinds(solver, part, each.test, each.holds, at, activation),
      ALL_KINDS,
    );
  }
  if (part === "relative") {
    if (holds) return 0;
    const isWay = test.kind === "prefix" || test.kind === "inside";
    const way = isWay ? test.text : test.kind === "equal" ? test.to : undefined;
    const begin = way === undefined ? undefined : at(way).constant?.value;
    return typeof begin === "string" && begin.startsWith("..") ? PATH_KINDS : 0;
  }
  // `.shop.example` ends the host of nobody else.
  const end = test.kind === "suffix" && holds ? at(test.text).constant?.value : undefined;
  const isOwn = typeof end === "string" && /^\.[^.]+\./.test(end);
  if (isOwn) return PART_KINDS[part];
  const pattern = test.kind === "match" && holds ? at(test.pattern).regex : undefined;
  if (pattern && endsInOwnHost(pattern)) return PART_KINDS[part];
  const asked = part === "machine" && test.kind === "element" ? test.test : test;
  const [left] = refine(solver, PROBE, asked, holds, at, activation).taints;
  const isOutside = part === "machine" && left !== undefined && (left.states & INSIDE) === 0;
  return left && !isOutside ? PART_KINDS[part] & left.cleared : PART_KINDS[part];
}

/** `x.length <= 100` where it holds, `x.length > 100` where it does not. */
function capsLength(operator: string, holds: boolean): boolean {
  return holds ? /^(?:<=?|={2,3})$/.test(operator) : /^(?:>=?|!={1,2})$/.test(operator);
}

function isTrusted(value: AbstractValue): boolean {
  const { taints, unknowns } = asText(value);
  return unknowns.length === 0 && taints.every(({ source }) => source.kind === "identity");
}

/** What a value of a sender does no harm to: the host that a browser was led to is none to be sent to. */
function harmlessIn(value: AbstractValue): Kinds {
  const { taints } = asText(value);
  if (taints.length === 0) return 0;
  return taints.reduce((kinds, { cleared }) => kinds & cleared, ALL_KINDS);
}

/** A beginning that ends the host, or the folder that a path has to stay in. */
function afterPrefix(text: AbstractValue, isNormal: boolean, value: AbstractValue): number {
  const fixed = text.constant?.value;
  const paths = isNormal ? PATH_KINDS : 0;
  if (typeof fixed === "string") {
    const word = /^[\w/.]/.test(fixed) ? SWITCH : 0;
    if (/^[a-z][a-z0-9+.-]*:\/\/[^/]+\/|^\/[^/\\]/i.test(fixed)) return word | HOST_KINDS | paths;
    const inFolder = fixed.length > 1 && /[/\\]$/.test(fixed) ? paths : 0;
    return word | (cannotRunCode(fixed) ? inFolder | SCRIPT_URL : inFolder);
  }
  const hosts = isTrusted(text) && fixesOwnHost(text.prefix ?? "") ? HOST_KINDS : 0;
  return isNormal ? hosts | folderKinds(text, value) : hosts;
}

/** What a path does no harm to that is, or is in, a folder of the program. */
function folderKinds(folder: AbstractValue, path: AbstractValue): Kinds {
  return isFolderOfProgram(folder, path) ? PATH_KINDS : 0;
}
