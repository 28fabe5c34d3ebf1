import type { Ast } from "../syntax/ast.ts";
import type { Frame } from "./frame.ts";
import { joinsList } from "./normal-paths.ts";
import type { Instruction, Value } from "./ir.ts";

/** What was said of a value is looked through so far. */
const MAX_STEPS = 24;
const NORMALIZES = /^(?:normalize|resolve|join)$/;

/**
 * The arguments of `path.join(folder, path.normalize("/" + name))`: from the root nothing leads
 * further up, so that behind a folder such a path stays in it.
 */
export function withRootedPaths(
  method: string | undefined,
  given: readonly Value[],
  node: Ast.CallExpression,
  frame: Frame,
): Value[] {
  return given.map((value, index) => {
    const argument = node.arguments[index];
    if (index === 0 || !argument || method === undefined || !NORMALIZES.test(method)) return value;
    // Behind a path from the root `resolve` forgets the folder, unless a dot stands before it.
    const isBelow = isBehindDot(value, frame) || (method !== "resolve" && isRooted(value, frame));
    return isBelow ? withoutWaysUp(value, argument, frame) : value;
  });
}

/** The parts of `folder + path.normalize("/" + name)`, which stays in the folder as well. */
export function withRootedParts(
  texts: readonly string[],
  parts: readonly Value[],
  nodes: readonly Ast.Node[],
  frame: Frame,
): readonly Value[] {
  return parts.map((value, index) => {
    const node = nodes[index];
    const isBehindFolder = index > 0 || /[^/\\]/.test(texts[0] ?? "");
    return node && isBehindFolder && isRooted(value, frame)
      ? withoutWaysUp(value, node, frame)
      : value;
  });
}

/** The value as one in which nothing leads up. */
function withoutWaysUp(value: Value, node: Ast.Node, frame: Frame): Value {
  const text = frame.emit(node, { op: "constant", value: ".." });
  const test = { kind: "inside", text } as const;
  return frame.emit(node, { op: "refined", value, path: [], test, holds: false });
}

/** `"." + path.normalize("/" + name)` */
function isBehindDot(value: Value, frame: Frame): boolean {
  const text = frame.code[value];
  if (text?.op !== "text" || text.texts[0] !== ".") return false;
  const [first] = text.parts;
  return first !== undefined && isRooted(first, frame);
}

function isRooted(value: Value, frame: Frame): boolean {
  const call = madeAs(value, frame);
  if (call?.op === "load") return isPathOfAddress(call, frame);
  if (call?.op !== "call" || !NORMALIZES.test(call.method ?? "")) return false;
  if (joinsList(call, frame)) return false;
  const [first] = call.arguments;
  return first !== undefined && (call.method !== "normalize" || call.arguments.length === 1)
    ? beginsAtRoot(first, frame)
    : false;
}

/** `new URL(request.url, base).pathname`: whatever reads an address takes the dots out of its path. */
function isPathOfAddress(
  { name, object }: Extract<Instruction, { op: "load" }>,
  frame: Frame,
): boolean {
  const made = name === "pathname" ? madeAs(object, frame) : undefined;
  if (made?.op !== "new") return false;
  const maker = frame.code[made.callee];
  const isAddress =
    (maker?.op === "global" || maker?.op === "import" || maker?.op === "load") &&
    maker.name === "URL";
  const [address] = made.arguments;
  return isAddress && address !== undefined && isHttp(address, frame);
}

/** An address with a scheme of its sender's, `x:../..`, has no path that anybody would put right. */
function isHttp(value: Value, frame: Frame): boolean {
  const given = madeAs(value, frame);
  if (given?.op === "load") {
    // `req.url` begins with a slash; `req.query.url` begins as its sender likes.
    const owner = madeAs(given.object, frame);
    const isRequest =
      owner?.op === "parameter" ||
      owner?.op === "shared" ||
      (owner?.op === "load" && /^(?:req|request|raw)$/.test(owner.name));
    return isRequest && (given.name === "url" || given.name === "originalUrl");
  }
  return given?.op === "text" && /^https?:/.test(given.texts[0] ?? "");
}

/** What a value was made as, before conditions, calls and declarations said something of it or of its members. */
function madeAs(value: Value, frame: Frame): Instruction | undefined {
  let made = frame.code[value];
  for (let steps = 0; steps < MAX_STEPS && made; steps++) {
    if (made.op === "store") made = frame.code[made.object];
    else if (made.op === "refined" || made.op === "declared" || made.op === "changed")
      made = frame.code[made.value];
    else return made;
  }
  return made;
}

function beginsAtRoot(value: Value, frame: Frame): boolean {
  const text = frame.code[value];
  if (text?.op === "constant") return text.value === "/";
  return text?.op === "text" && text.texts[0] === "/";
}
