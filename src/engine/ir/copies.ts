import type { Ast } from "../syntax/ast.ts";
import type { PlacedTest } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Test, Value } from "./ir.ts";
import { type Roots, heldWith, rootOf } from "./parts.ts";

/** `request.body.filter.name` */
const MAX_LOADS = 6;
/** An object that was written with more members, and what happened to it since, is not looked through. */
const MAX_STEPS = 60;

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
  const [name, ...below] = path;
  if (test.kind === "truthy" || (name === undefined && test.kind !== "call")) return;
  const roots: Roots = new Map();
  for (const [member, origin] of originsOf(refined, frame)) {
    if (name !== undefined && member !== name) continue;
    const told: Test = name === undefined ? { kind: "copy", object: refined, name: member } : test;
    for (const place of placesOf(origin, frame)) {
      for (const value of heldWith(place.root, frame, roots)) {
        const where = [...place.path, ...below];
        if (value === refined || where.length === 0) continue;
        const left = frame.emit(node, {
          op: "refined",
          value,
          path: where,
          test: told,
          holds: name === undefined || holds,
        });
        frame.replace(value, left);
        roots.delete(left);
      }
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
