import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import { type Roots, rootOf } from "./parts.ts";

/** `request.body.order.address.city` */
const MAX_LOADS = 6;
/** `{ ...request.body, user, status }` is put together anew; longer ones are not. */
const MAX_STORES = 12;

/** An object that was checked: the member at `path` of a value, as it is now. */
interface Checked {
  readonly root: Value;
  readonly path: readonly string[];
  /** Gives the member at `path` as the check leaves it; made once something needs it. */
  readonly now: () => Value;
}

/**
 * What was taken out of an object before it was checked has passed with it:
 * `const { id, ...others } = request.body; const { error } = schema.validate(request.body);`
 */
export function refineTaken(checked: Checked, node: Ast.Node, frame: Frame): void {
  const root = rootOf(checked.root, frame);
  const roots: Roots = new Map();
  for (const value of new Set(frame.flow.values.values())) {
    const again = takenAgain(value, { ...checked, root }, node, frame, roots);
    if (again !== undefined) frame.replace(value, again);
  }
}

/** The value as it would be if it was taken now. */
function takenAgain(
  value: Value,
  checked: Checked,
  node: Ast.Node,
  frame: Frame,
  roots: Roots,
): Value | undefined {
  const instruction = frame.code[value];
  if (instruction?.op === "rest") {
    const path = pathBelow(instruction.object, checked, frame, roots);
    if (!path) return undefined;
    return frame.emit(node, { ...instruction, object: memberAt(checked, path, node, frame) });
  }
  if (instruction?.op === "store" || instruction?.op === "spread")
    return spreadAgain(value, checked, node, frame, roots);
  const path = pathBelow(value, checked, frame, roots);
  if (!path) {
    return isReadOf(value, checked, frame, roots)
      ? asFarAs(value, holding(checked, node, frame), "copy", node, frame, true)
      : undefined;
  }
  const name = path.at(-1);
  // What was found of the value by itself stays known.
  if (name === undefined) return asFarAs(value, holding(checked, node, frame), "copy", node, frame);
  const object = memberAt(checked, path.slice(0, -1), node, frame);
  return asFarAs(value, object, name, node, frame);
}

/** An object that holds what was checked. */
function holding({ now }: Checked, node: Ast.Node, frame: Frame): Value {
  const object = frame.emit(node, { op: "object" });
  return frame.emit(node, { op: "store", object, name: "copy", value: now() });
}

function asFarAs(
  value: Value,
  object: Value,
  name: string,
  node: Ast.Node,
  frame: Frame,
  origin?: true,
): Value {
  const test = { kind: "copy", object, name, ...(origin && { origin }) } as const;
  return frame.emit(node, { op: "refined", value, path: [], test, holds: true });
}

/** `{ ...request.body, user }`: an object that was written with all that the other one had. */
function spreadAgain(
  value: Value,
  checked: Checked,
  node: Ast.Node,
  frame: Frame,
  roots: Roots,
): Value | undefined {
  const stores: { readonly name: string; readonly value: Value }[] = [];
  let object = value;
  for (let made = frame.code[object]; made?.op === "store"; made = frame.code[object]) {
    if (stores.length === MAX_STORES) return undefined;
    stores.unshift({ name: made.name, value: made.value });
    ({ object } = made);
  }
  const made = frame.code[object];
  if (made?.op !== "spread") return undefined;
  const path = pathBelow(made.from, checked, frame, roots);
  if (!path) return undefined;
  const from = memberAt(checked, path, node, frame);
  let again = frame.emit(node, { op: "spread", object: made.object, from });
  for (const store of stores) again = frame.emit(node, { op: "store", object: again, ...store });
  return again;
}

/** Where a value stands in what was checked; undefined where it was taken from elsewhere. */
function pathBelow(
  value: Value,
  { root, path }: Checked,
  frame: Frame,
  roots: Roots,
): readonly string[] | undefined {
  const names: string[] = [];
  let above = rootOf(value, frame, roots);
  for (let taken = frame.code[above]; above !== root; taken = frame.code[above]) {
    if (taken?.op !== "load" || names.length === MAX_LOADS) return undefined;
    names.unshift(taken.name);
    above = rootOf(taken.object, frame, roots);
  }
  // The object itself, and what it was taken out of, are checked where the check is lowered.
  if (names.length === 0 || names.length < path.length) return undefined;
  return path.every((name, i) => name === names[i]) ? names.slice(path.length) : undefined;
}

/** `const { shop } = JSON.parse(text)`: whoever wrote the text decides about all that was read of it. */
function isReadOf(value: Value, checked: Checked, frame: Frame, roots: Roots): boolean {
  let above = rootOf(value, frame, roots);
  for (let loads = 0; frame.code[above]?.op === "load" && loads < MAX_LOADS; loads++) {
    const taken = frame.code[above];
    if (taken?.op === "load") above = rootOf(taken.object, frame, roots);
  }
  const call = frame.code[above];
  const [text] = call?.op === "call" && call.method === "parse" ? call.arguments : [];
  if (text === undefined) return false;
  if (rootOf(text, frame, roots) === checked.root && checked.path.length === 0) return true;
  return pathBelow(text, checked, frame, roots)?.length === 0;
}

function memberAt({ now }: Checked, path: readonly string[], node: Ast.Node, frame: Frame): Value {
  return loadPath(now(), path, node, frame);
}

/** Emits the loads of a path. */
export function loadPath(
  from: Value,
  path: readonly string[],
  node: Ast.Node,
  frame: Frame,
): Value {
  let object = from;
  for (const name of path) object = frame.emit(node, { op: "load", object, name });
  return object;
}
