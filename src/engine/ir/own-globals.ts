import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import type { GlobalPlace, Place } from "./places.ts";

const BEGINNING = "global ";
const OBJECTS: ReadonlySet<string> = new Set(["global", "globalThis"]);

/**
 * `global.shop = shop`: what is put into the object later is put into the global as well, here and
 * in functions that see the variable.
 */
export function noteGlobal(
  lower: Lowering,
  owner: Ast.Node,
  name: string,
  value: Value,
  frame: Frame,
): void {
  const object = unwrap(owner);
  if (frame !== lower.moduleFrame || object.type !== "Identifier" || !OBJECTS.has(object.name))
    return;
  if (!lower.variables.isGlobal(object)) return;
  for (const [place, held] of frame.flow.values) {
    if (held !== value || typeof place !== "object") continue;
    const variable = lower.numberOf(place);
    storeGlobal(name, frame.emit(owner, { op: "shared", variable }), owner, frame);
  }
  frame.flow.values.set(`${BEGINNING}${name}`, value);
}

export function isGlobalPlace(place: Place): place is GlobalPlace {
  return typeof place === "string" && place.startsWith(BEGINNING);
}

/** The object that a global holds is another version of itself. */
export function replaceGlobal(
  place: GlobalPlace,
  value: Value,
  node: Ast.Node,
  frame: Frame,
): void {
  storeGlobal(place.slice(BEGINNING.length), value, node, frame);
}

function storeGlobal(name: string, value: Value, node: Ast.Node, frame: Frame): void {
  const object = frame.emit(node, { op: "global", name: "global" });
  frame.emit(node, { op: "store", object, name, value });
}
