import type { Ast } from "../syntax/ast.ts";
import { hostOfAddress, hostOfRange } from "./address-range.ts";
import type { PlacedTest } from "./condition-tests.ts";
import type { AddressPart } from "./address-part.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Test } from "./value-test.ts";
import type { Operation } from "./places.ts";

const ADDRESS_PARTS: ReadonlySet<string> = new Set(["origin", "host", "hostname", "protocol"]);
/** A name may have been tested many times before. */
const MAX_STEPS = 30;
/** `request.query.filter.image.url` */
const MAX_LOADS = 6;

/**
 * What a test of a part says of the whole: `url.host === HOST` is about `url`, and about the text
 * that `url` was parsed from; `path.relative(root, file)` is about `file`.
 */
export function refineWholes(
  tested: Value,
  { path, test, holds }: PlacedTest,
  node: Ast.Node,
  frame: Frame,
): void {
  if (path.length === 0 && !holds) refineList(tested, test, node, frame);
  const found = partOf(tested, path, frame);
  if (!found) return;
  const about = { kind: "part", part: found.part, test } as const;
  const done = new Set<Value>();
  const roots: Roots = new Map();
  for (const whole of found.wholes) {
    for (const { root, path: below } of placesOf(whole, frame)) {
      if (done.has(root)) continue;
      done.add(root);
      const held = heldWith(root, frame, roots);
      for (const value of held) {
        const refined = frame.emit(node, { op: "refined", value, path: below, test: about, holds });
        frame.replace(value, refined);
      }
    }
  }
}

/**
 * What a test says of the parameter that a value was taken out of: `([name]) => NAMES.includes(name)`
 * is about the first member of what it is given.
 */
export function refineParameter(
  value: Value,
  { path, test, holds }: PlacedTest,
  node: Ast.Node,
  frame: Frame,
): void {
  if (test.kind === "truthy") return;
  const found = takenFrom(value, frame);
  if (!found) return;
  const below = [...found.path, ...path];
  const refined = frame.emit(node, { op: "refined", value: found.held, path: below, test, holds });
  frame.replace(found.held, refined);
}

/** The parameter that a value is a member of, as it is held now, and where in it. */
export function takenFrom(
  value: Value,
  frame: Frame,
): { readonly held: Value; readonly path: readonly string[] } | undefined {
  const path: string[] = [];
  let root = rootOf(value, frame);
  for (let taken = frame.code[root]; taken?.op === "load"; taken = frame.code[root]) {
    if (path.length === MAX_LOADS) return undefined;
    path.unshift(taken.name);
    root = rootOf(taken.object, frame);
  }
  // `function isSigned(query = {})`: whoever hands nothing over has nothing to be asked about.
  const made = frame.code[root];
  const given = made?.op === "either" && made.isDefault ? made.values[0] : undefined;
  if (given !== undefined) root = rootOf(given, frame);
  else if (path.length === 0) return undefined;
  if (frame.code[root]?.op !== "parameter") return undefined;
  for (const [place, held] of frame.flow.values) {
    if (typeof place === "number" && rootOf(held, frame) === root) return { held, path };
  }
  return undefined;
}

/** `const key = keys[i]; if (key === "__proto__") return;` is about `keys`, too, where `keys[i]` is read again. */
function refineList(tested: Value, test: Test, node: Ast.Node, frame: Frame): void {
  const taken = frame.code[rootOf(tested, frame)];
  if (taken?.op !== "load-any" || (test.kind !== "equal" && test.kind !== "member")) return;
  const root = rootOf(taken.object, frame);
  const held = heldWith(root, frame, new Map());
  for (const value of held) {
    const about = { kind: "element", test } as const;
    const refined = frame.emit(node, { op: "refined", value, path: [], test: about, holds: false });
    frame.replace(value, refined);
  }
}

/** Values of names that were one value before anything was learned of it. */
export function heldWith(root: Value, frame: Frame, roots: Roots): Value[] {
  const held = new Set(frame.flow.values.values());
  return [...held].filter((each) => rootOf(each, frame, roots) === root);
}

/** Where a value may be found again: `request.query.to` is a value, a member of `request.query`, and one of `request`. */
function placesOf(
  whole: Value,
  frame: Frame,
): { readonly root: Value; readonly path: readonly string[] }[] {
  const places: { readonly root: Value; readonly path: readonly string[] }[] = [];
  const path: string[] = [];
  for (let value = whole; places.length < MAX_LOADS;) {
    const root = rootOf(value, frame);
    places.push({ root, path: [...path] });
    const instruction = frame.code[root];
    if (instruction?.op === "load") {
      path.unshift(instruction.name);
      value = instruction.object;
      continue;
    }
    const text = path.length === 0 ? sameText(root, frame) : undefined;
    if (text === undefined) break;
    value = text;
  }
  return places;
}

/** `String(text)`, `text.toString()`, `text.trim()` */
function sameText(value: Value, frame: Frame): Value | undefined {
  const call = frame.code[value];
  if (call?.op !== "call") return undefined;
  if (call.method === "toString" || call.method === "trim") return call.receiver;
  const callee = frame.code[call.callee];
  return callee?.op === "global" && callee.name === "String" ? call.arguments[0] : undefined;
}

/** `path.relative(folder, file)`, `new URL(text).host`: what is said of it is said of the whole as well. */
export function isPartOfAddress(value: Value, path: readonly string[], frame: Frame): boolean {
  return partOf(value, path, frame) !== undefined;
}

interface Part {
  readonly part: AddressPart;
  readonly wholes: readonly Value[];
}

function partOf(tested: Value, path: readonly string[], frame: Frame): Part | undefined {
  const [name, second] = path;
  const root = frame.code[name === undefined ? readText(tested, frame) : tested];
  if (name !== undefined) {
    if (second !== undefined || !isAddressPart(name)) return undefined;
    return { part: name, wholes: [tested, ...parsedBy(tested, frame)] };
  }
  if (root?.op === "load" && isAddressPart(root.name)) {
    return { part: root.name, wholes: [root.object, ...parsedBy(root.object, frame)] };
  }
  if (root?.op === "load" || root?.op === "element")
    return firstOfRelative(root, frame) ?? machineOf(tested, frame);
  if (root?.op !== "call") return undefined;
  const [folder, file] = root.arguments;
  switch (calledName(root, frame)) {
    case "relative":
      return file === undefined ? undefined : { part: "relative", wholes: [file, tested] };
    case "dirname":
      return folder === undefined ? undefined : { part: "folder", wholes: [folder] };
    case "range": {
      const host = hostOfRange(root, frame, (value) => rootOf(value, frame));
      return host === undefined ? undefined : partOfHost(host, frame);
    }
    default:
      return machineOf(tested, frame);
  }
}

/** `path.relative(folder, file).split(path.sep)[0]` */
function firstOfRelative(
  piece: Extract<Operation, { op: "load" | "element" }>,
  frame: Frame,
): Part | undefined {
  if (piece.op !== "load" || piece.name !== "0") return undefined;
  const cut = frame.code[rootOf(piece.object, frame)];
  if (cut?.op !== "call" || cut.method !== "split" || cut.receiver === undefined) return undefined;
  const found = partOf(cut.receiver, [], frame);
  return found?.part === "relative" ? found : undefined;
}

/** The machine, or the machines, that a host was looked up for. */
function machineOf(tested: Value, frame: Frame): Part | undefined {
  const host = hostOfAddress(tested, frame, (value) => rootOf(value, frame));
  return host === undefined ? undefined : { ...partOfHost(host, frame), part: "machine" };
}

/** A host that stands alone, or that an address was asked for. */
function partOfHost(host: Value, frame: Frame): Part {
  const taken = frame.code[rootOf(host, frame)];
  return taken?.op === "load" && isAddressPart(taken.name)
    ? { part: taken.name, wholes: [taken.object, ...parsedBy(taken.object, frame)] }
    : { part: "hostname", wholes: [host] };
}

/** The name of the method that is called, or of the function that was imported. */
export function calledName(call: Extract<Operation, { op: "call" }>, frame: Frame): string {
  const callee = frame.code[call.callee];
  return call.method ?? (callee?.op === "import" ? callee.name : "");
}

export function isAddressPart(name: string): name is AddressPart {
  return ADDRESS_PARTS.has(name);
}

/** The text in `new URL(text)`. */
function parsedBy(value: Value, frame: Frame): Value[] {
  const root = frame.code[rootOf(value, frame)];
  if (root?.op !== "new") return [];
  const callee = frame.code[root.callee];
  const isAddress = callee?.op === "global" && callee.name === "URL";
  const [text] = root.arguments;
  return isAddress && text !== undefined ? [text] : [];
}

/** Methods that change no more than letters and spaces around a text. */
export const SAME_TEXT = /^(?:to(?:Locale)?(?:Lower|Upper)Case|trim|toString)$/;

/** The text that was read, before letters and ends of it changed: `url.hostname.replace(/^www\./, "")`. */
function readText(value: Value, frame: Frame, steps = MAX_STEPS): Value {
  const read = rootOf(value, frame);
  const call = frame.code[read];
  if (call?.op !== "call" || call.receiver === undefined || steps === 0) return read;
  const isSame = SAME_TEXT.test(call.method ?? "") || cutsEnd(call, frame);
  return isSame ? readText(call.receiver, frame, steps - 1) : read;
}

/** What is taken out in the middle may join what stands around it to another name. */
function cutsEnd(call: Extract<Operation, { op: "call" }>, frame: Frame): boolean {
  const [what, by] = call.arguments;
  if (call.method !== "replace" || what === undefined || by === undefined) return false;
  const pattern = frame.code[what];
  const text = frame.code[by];
  const isNothing = text?.op === "constant" && text.value === "";
  return isNothing && pattern?.op === "regex" && /^\^[^|]+$|^[^|]*[^\\|]\$$/.test(pattern.pattern);
}

/** What was found already: branches that join again and again lead to the same values on ever more ways. */
export type Roots = Map<Value, Value>;

/** The value before anything was learned of it. */
export function rootOf(
  value: Value,
  frame: Frame,
  roots: Roots = new Map(),
  steps: number = MAX_STEPS,
): Value {
  const known = roots.get(value);
  if (known !== undefined) return known;
  // One that rests on itself, in a loop, is its own root.
  roots.set(value, value);
  const root = findRoot(value, frame, roots, steps);
  roots.set(value, root);
  return root;
}

function findRoot(value: Value, frame: Frame, roots: Roots, steps: number): Value {
  const instruction = frame.code[value];
  if (!instruction || steps === 0) return value;
  switch (instruction.op) {
    case "refined":
    case "changed":
    case "await":
    case "declared":
      return rootOf(instruction.value, frame, roots, steps - 1);
    case "store":
      return isPutBack(instruction.value, frame)
        ? rootOf(instruction.object, frame, roots, steps - 1)
        : value;
    case "either": {
      if (instruction.values.length > 2) return value;
      const [one, other] = instruction.values.map((each) => rootOf(each, frame, roots, steps - 1));
      return one !== undefined && (other === undefined || one === other) ? one : value;
    }
    default:
      return value;
  }
}

/** A member that a call was handed, or a member of that, is put back as it is. */
function isPutBack(value: Value, frame: Frame): boolean {
  const instruction = frame.code[value];
  if (instruction?.op === "store") return isPutBack(instruction.value, frame);
  return instruction?.op === "changed";
}
