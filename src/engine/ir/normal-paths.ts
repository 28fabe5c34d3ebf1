import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import { calledName, rootOf } from "./parts.ts";
import type { Operation } from "./places.ts";

type Call = Extract<Operation, { op: "call" }>;

const LEADING_DOTS = /^\^\((?:\?:)?(?:\\\.\\\.|\\\.\{2\}|\\\.\+|\[\.\]\{2\}).*\)[+*]$/;

/**
 * `path.normalize(file).replace(/^(\.\.[/\\])+/, "")`: in a normal path the dots that lead out of
 * a folder stand at its beginning and nowhere else, so none are left.
 */
export function isStrippedPath(call: Call, frame: Frame): boolean {
  const [what, by] = call.arguments;
  if (call.method !== "replace" || call.receiver === undefined) return false;
  const pattern = what === undefined ? undefined : frame.code[what];
  const text = by === undefined ? undefined : frame.code[by];
  if (text?.op !== "constant" || text.value !== "") return false;
  if (pattern?.op !== "regex" || !LEADING_DOTS.test(pattern.pattern)) return false;
  const made = frame.code[rootOf(call.receiver, frame)];
  if (made?.op !== "call" || made.arguments.length !== 1) return false;
  const name = calledName(made, frame);
  // Texts have a method of that name; what it gets is the name of a form.
  const [argument] = made.arguments;
  return name === "normalize" && argument !== undefined && frame.code[argument]?.op !== "constant";
}

const NORMAL_PATHS = /^(?:resolve|join|normalize|realpath|realpathSync)$/;

/** How many members are looked at that were given to an object after the path. */
const MAX_STEPS = 16;

/** True for paths without dots in them, and for what others hand in: they have to know. */
export function mayBeNormalPath(value: Value | undefined, frame: Frame): boolean {
  const held = value === undefined ? undefined : heldIn(value, frame);
  const root = held === undefined ? undefined : frame.code[rootOf(held, frame)];
  if (root?.op === "parameter") return true;
  if (root?.op !== "call" || joinsList(root, frame)) return false;
  return NORMAL_PATHS.test(calledName(root, frame));
}

/** What a member of an object was made before: `call.path = join(folder, name)`, then `call.path`. */
function heldIn(value: Value, frame: Frame): Value {
  const load = frame.code[rootOf(value, frame)];
  if (load?.op !== "load") return value;
  let { object } = load;
  for (let step = 0; step < MAX_STEPS; step++) {
    const made = frame.code[object];
    if (made?.op === "store") {
      if (made.name === load.name) return made.value;
      ({ object } = made);
    } else if (made?.op === "refined" || made?.op === "changed") object = made.value;
    else break;
  }
  return value;
}

/** `parts.join("/")` puts a text together and leaves the dots in it as they are. */
export function joinsList(call: Call, frame: Frame): boolean {
  if (call.method !== "join" || call.arguments.length > 1) return false;
  const [between] = call.arguments;
  const made = between === undefined ? undefined : frame.code[between];
  return (
    made === undefined || made.op === "constant" || (made.op === "load" && made.name === "sep")
  );
}
