import type { Ast } from "../syntax/ast.ts";
import type { PlacedTest } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Test } from "./value-test.ts";
import { heldWith, rootOf } from "./parts.ts";
import { loadPath, refineTaken } from "./taken-before.ts";

/** `request.body.filter.name` */
const MAX_LOADS = 6;
/** An object that was written with more members, and what happened to it since, is not looked through. */
const MAX_STEPS = 60;

/** Calls that leave by throwing where what they are given is not as it should be. */
const ASSERTS = /^_?(?:parse|validate|assert|check|ensure|verify|cast|attempt|coerce)/i;

/** `schema.parse({ body: request.body })`: where it returns, what the object was written with has passed as well. */
export function refineAsserted(
  name: string,
  call: Value,
  node: Ast.CallExpression,
  given: readonly Value[],
  frame: Frame,
): void {
  if (!ASSERTS.test(name)) return;
  for (const [argument, each] of node.arguments.entries()) {
    const value = given[argument];
    if (value === undefined) continue;
    if (each.type !== "ObjectExpression") {
      refineTakenOf(value, call, argument, node, frame);
      continue;
    }
    const changed = frame.emit(each, { op: "changed", value, call, argument });
    for (const [member, origin] of originsOf(changed, frame)) {
      const test = { kind: "copy", object: changed, name: member } as const;
      refineOrigin(origin, test, [], each, frame);
    }
  }
}

/** `schema.parse(request.body)`: what was taken out of the body before has passed as well. */
function refineTakenOf(
  value: Value,
  call: Value,
  argument: number,
  node: Ast.Node,
  frame: Frame,
): void {
  const place = placesOf(value, frame).at(-1) ?? { root: value, path: [] };
  let changed: Value | undefined;
  const now = () => (changed ??= frame.emit(node, { op: "changed", value, call, argument }));
  refineTaken({ ...place, now }, node, frame);
}

/**
 * What a test of an object says of the values that it was written with: where
 * `form = { mail: request.body.mail }` is valid, so is `request.body.mail`.
 */
export function refineOrigins(
  refined: Value,
  { path, test, holds }: PlacedTest,
  node: Ast.Node,
  frame: Frame,
): void {
  if (test.kind === "call") {
    let checked: Value | undefined;
    const now = () => (checked ??= loadPath(refined, path, node, frame));
    refineTaken({ root: refined, path, now }, node, frame);
    const written = path.length === 0 ? writtenAs(refined, frame) : undefined;
    if (written !== undefined) {
      const object = frame.emit(node, { op: "object" });
      const held = frame.emit(node, { op: "store", object, name: "text", value: refined });
      const read = { kind: "copy", object: held, name: "text", origin: true } as const;
      refineOrigin(written, read, [], node, frame, holds);
    }
  }
  const [name, ...below] = path;
  if (test.kind === "truthy" || (name === undefined && test.kind !== "call")) return;
  for (const [member, origin] of originsOf(refined, frame)) {
    if (name === undefined) {
      const copy = { kind: "copy", object: refined, name: member } as const;
      refineOrigin(origin, copy, [], node, frame);
    } else if (member === name) {
      refineOrigin(origin, test, below, node, frame, holds);
    }
  }
}

/** What a text of JSON was made of: `const text = JSON.stringify(request.body)`. */
function writtenAs(text: Value, frame: Frame): Value | undefined {
  const call = frame.code[rootOf(text, frame)];
  return call?.op === "call" && call.method === "stringify" ? call.arguments[0] : undefined;
}

/** What is known of a value wherever it was read from. */
function refineOrigin(
  origin: Value,
  test: Test,
  below: readonly string[],
  node: Ast.Node,
  frame: Frame,
  holds = true,
): void {
  for (const place of placesOf(origin, frame)) {
    for (const value of heldWith(place.root, frame, new Map())) {
      const path = [...place.path, ...below];
      const refined = frame.emit(node, { op: "refined", value, path, test, holds });
      frame.replace(value, refined);
    }
  }
}

/** The values that the members of an object were written with, as far as they are still those. */
function originsOf(object: Value, frame: Frame): ReadonlyMap<string, Value> {
  const origins = new Map<string, Value>();
  let value = object;
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const instruction = frame.code[value];
    switch (instruction?.op) {
      case "refined":
      case "changed":
      case "declared":
        value = instruction.value;
        break;
      case "store":
        if (!origins.has(instruction.name)) origins.set(instruction.name, instruction.value);
        value = instruction.object;
        break;
      case "object":
        return origins;
      default:
        // What came before may have been replaced.
        return new Map();
    }
  }
  return new Map();
}

/** Where a value was read: `request.body.mail` is a member of `request.body`, and of `request`. */
function placesOf(
  origin: Value,
  frame: Frame,
): { readonly root: Value; readonly path: readonly string[] }[] {
  const places: { readonly root: Value; readonly path: readonly string[] }[] = [];
  const path: string[] = [];
  let root = rootOf(origin, frame);
  for (let taken = frame.code[root]; taken?.op === "load"; taken = frame.code[root]) {
    if (path.length === MAX_LOADS) break;
    path.unshift(taken.name);
    root = rootOf(taken.object, frame);
    places.push({ root, path: [...path] });
  }
  return places;
}
