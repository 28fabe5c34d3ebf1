import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Instruction, Value } from "./ir.ts";

const MAX_DEPTH = 4;

/**
 * `lines[i].total` after `lines[i].total = price`: what was put at that very place, on each way that
 * leads here. Undefined where something else may stand there.
 */
export function storedAt(
  object: Value,
  key: Value,
  node: Ast.Node,
  frame: Frame,
): Value | undefined {
  const loaded = frame.code[object];
  // `order.lines[i]`: the list as it was put back.
  const list =
    loaded?.op === "load" ? lastOf(loaded.object, storedUnder(loaded.name), node, frame) : object;
  return list === undefined ? undefined : lastOf(list, storedWith(key), node, frame);
}

/** What an instruction stores at a place; the object to look at instead where it leaves that place alone. */
type Stored = (made: Instruction) => { readonly value?: Value; readonly before?: Value };

function storedWith(key: Value): Stored {
  return (made) => (made.op === "store-any" && made.key === key ? { value: made.value } : {});
}

function storedUnder(name: string): Stored {
  return (made) => {
    if (made.op !== "store") return {};
    return made.name === name ? { value: made.value } : { before: made.object };
  };
}

function lastOf(
  object: Value,
  stored: Stored,
  node: Ast.Node,
  frame: Frame,
  depth = 0,
): Value | undefined {
  const made = frame.code[object];
  if (!made || depth > MAX_DEPTH) return undefined;
  if (made.op !== "either") {
    const { value, before } = stored(made);
    return before === undefined ? value : lastOf(before, stored, node, frame, depth + 1);
  }
  const found = new Set<Value>();
  for (const each of made.values) {
    const value = lastOf(each, stored, node, frame, depth + 1);
    if (value === undefined) return undefined;
    found.add(value);
  }
  const [only] = found;
  return found.size === 1 ? only : frame.emit(node, { op: "either", values: [...found] });
}
