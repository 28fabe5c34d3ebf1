import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, NOTHING_KNOWN, alsoKnown, single } from "./condition-tests.ts";
import type { AddressPart } from "./address-part.ts";
import { comparedFilling } from "./collected-refusals.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Test } from "./value-test.ts";
import type { Place } from "./places.ts";
import { mayBeNormalPath } from "./normal-paths.ts";
import { SAME_TEXT, isAddressPart } from "./parts.ts";
import type { Lowering } from "./lowering.ts";
import { PARSES } from "./address-range.ts";

/** Methods that say whether an object has a member of its own. */
export const OWN_CHECKS = new Set(["hasOwnProperty", "propertyIsEnumerable"]);

/** The place and path that an expression reads, through calls that keep the text: `String(x)`, `x.trim()`. */
function placeOf(
  lower: Lowering,
  node: Ast.Node,
  frame: Frame,
): { readonly place: Place; readonly path: readonly string[] } | undefined {
  const path: string[] = [];
  let current = unwrap(node);
  for (;;) {
    if (current.type === "MemberExpression") {
      const name = propertyName(current);
      if (name === undefined) return undefined;
      path.unshift(name);
      current = unwrap(current.object);
    } else if (current.type === "CallExpression" && path.length === 0) {
      const inner = sameText(lower, current);
      if (!inner) return undefined;
      current = unwrap(inner);
    } else if (current.type === "AssignmentExpression" && current.operator === "=") {
      current = unwrap(current.left);
    } else {
      break;
    }
  }
  if (current.type === "ThisExpression") return { place: "this", path };
  if (current.type !== "Identifier") return undefined;
  const variable = lower.variables.of(current);
  return variable && frame.flow.values.has(variable) ? { place: variable, path } : undefined;
}

function sameText(lower: Lowering, node: Ast.CallExpression): Ast.Node | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === "Identifier") {
    const isString = callee.name === "String" && !lower.variables.of(callee);
    return isString ? node.arguments[0] : undefined;
  }
  if (callee.type !== "MemberExpression" || node.arguments.length > 0) return undefined;
  if (propertyName(callee) === "range") return rangedAddress(callee.object);
  return SAME_TEXT.test(propertyName(callee) ?? "") ? callee.object : undefined;
}

/** `ipaddr.parse(address).range()` says in which range the address is. */
function rangedAddress(node: Ast.Node): Ast.Node | undefined {
  const parsed = unwrap(node);
  if (parsed.type !== "CallExpression" || parsed.callee.type !== "MemberExpression")
    return undefined;
  return PARSES.has(propertyName(parsed.callee) ?? "") ? parsed.arguments[0] : undefined;
}

/** A test of what an expression reads, where that is a place. */
export function testOf(lower: Lowering, node: Ast.Node, test: Test, frame: Frame): Condition {
  const target = placeOf(lower, node, frame);
  if (target) return single({ ...target, test });
  const list = listOf(node);
  const whole = list && placeOf(lower, list, frame);
  if (whole) return single({ ...whole, test: { kind: "element", test } });
  const parsed = parsedPart(lower, node);
  const text = parsed && placeOf(lower, parsed.text, frame);
  if (!parsed || !text) return NOTHING_KNOWN;
  return single({ ...text, test: { kind: "part", part: parsed.part, test } });
}

/** What an element is taken from whose place is computed: `keys` of `keys[i]`. */
function listOf(node: Ast.Node): Ast.Node | undefined {
  const member = unwrap(node);
  const isElement = member.type === "MemberExpression" && propertyName(member) === undefined;
  return isElement ? member.object : undefined;
}

/** `new URL(text).host`, `url.parse(text).hostname`: a part of an address that has no name here. */
function parsedPart(
  lower: Lowering,
  node: Ast.Node,
): { readonly part: AddressPart; readonly text: Ast.Node } | undefined {
  const member = unwrap(node);
  if (member.type === "CallExpression") return pathPart(member);
  if (member.type !== "MemberExpression") return undefined;
  const part = propertyName(member);
  const parser = unwrap(member.object);
  if (part === undefined || !isAddressPart(part)) return undefined;
  if (parser.type !== "NewExpression" && parser.type !== "CallExpression") return undefined;
  const callee = unwrap(parser.callee);
  const [text] = parser.arguments;
  const isUrl =
    callee.type === "Identifier" && callee.name === "URL" && lower.variables.isGlobal(callee);
  const isParse = callee.type === "MemberExpression" && propertyName(callee) === "parse";
  return text && (isUrl || isParse) ? { part, text } : undefined;
}

/** `path.dirname(file)`, `path.relative(folder, file)` */
function pathPart(
  call: Ast.CallExpression,
): { readonly part: AddressPart; readonly text: Ast.Node } | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === "Identifier" ? callee.name : ofMember(callee);
  const [first, second] = call.arguments;
  if (name === "dirname" && first) return { part: "folder", text: first };
  return name === "relative" && second ? { part: "relative", text: second } : undefined;
}

function ofMember(node: Ast.Node): string | undefined {
  return node.type === "MemberExpression" ? propertyName(node) : undefined;
}

export function isZero(node: Ast.Node): boolean {
  return node.type === "Literal" && node.value === 0;
}

function isLength(node: Ast.Node): boolean {
  const side = unwrap(node);
  return side.type === "MemberExpression" && propertyName(side) === "length";
}

/** What a comparison says of one side, and where that is a length of what is as long. */
export function comparisonOf(
  lower: Lowering,
  node: Ast.Node,
  operator: string,
  other: Value,
  frame: Frame,
): Condition {
  const side = unwrap(node);
  return isLength(side) && side.type === "MemberExpression"
    ? testOf(lower, side.object, { kind: "length", operator, with: other }, frame)
    : testOf(lower, node, { kind: "compare", operator, with: other }, frame);
}

/** `x.length === 8` */
export function lengthTests(
  lower: Lowering,
  node: Ast.BinaryExpression,
  left: Value,
  right: Value,
  frame: Frame,
): Condition | undefined {
  const { left: one, right: other } = node;
  const filled = comparedFilling(lower, node, frame);
  if (filled !== NOTHING_KNOWN) return filled;
  if (isLength(one)) return comparisonOf(lower, one, "===", right, frame);
  return isLength(other) ? comparisonOf(lower, other, "===", left, frame) : undefined;
}

export function isMinusOne(node: Ast.Node): boolean {
  return (
    node.type === "UnaryExpression" &&
    node.operator === "-" &&
    node.argument.type === "Literal" &&
    node.argument.value === 1
  );
}

/** `path.indexOf(root) === 0` */
export function beginningTests(
  lower: Lowering,
  node: Ast.Node,
  call: Value,
  frame: Frame,
): Condition | undefined {
  if (node.type !== "CallExpression") return undefined;
  const instruction = frame.code[call];
  const callee = unwrap(node.callee);
  if (instruction?.op !== "call" || callee.type !== "MemberExpression") return NOTHING_KNOWN;
  const [text] = instruction.arguments;
  const isIndex = instruction.method === "indexOf" || instruction.method === "lastIndexOf";
  if (!isIndex || text === undefined) return NOTHING_KNOWN;
  const normal = mayBeNormalPath(instruction.receiver, frame);
  return testOf(lower, callee.object, { kind: "prefix", text, normal }, frame);
}

/** `path.slice(0, root.length) === root`: a beginning of any length is one. */
export function slicedBeginning(
  lower: Lowering,
  node: Ast.Node,
  call: Value,
  text: Value,
  frame: Frame,
): Condition | undefined {
  if (node.type !== "CallExpression") return undefined;
  const instruction = frame.code[call];
  const callee = unwrap(node.callee);
  if (instruction?.op !== "call" || callee.type !== "MemberExpression") return undefined;
  const [from, to] = node.arguments;
  const isSlice = /^(?:slice|substr|substring)$/.test(instruction.method ?? "");
  if (!isSlice || !from || !to || !isZero(from)) return undefined;
  const normal = mayBeNormalPath(instruction.receiver, frame);
  return testOf(lower, callee.object, { kind: "prefix", text, normal }, frame);
}

/** `file.split("/")[0] === ".."`: where the first piece is none, nothing begins so. */
function firstPieceTests(
  lower: Lowering,
  side: Ast.Node,
  text: Value,
  frame: Frame,
): Condition | undefined {
  const piece = unwrap(side);
  const isCall = piece.type === "CallExpression";
  const member = isCall ? unwrap(piece.callee) : piece;
  if (member.type !== "MemberExpression") return undefined;
  const place = isCall ? piece.arguments[0] : member.property;
  const isFirst = isCall
    ? propertyName(member) === "shift" || (propertyName(member) === "at" && place && isZero(place))
    : member.computed && place !== undefined && isZero(place);
  const cut = unwrap(member.object);
  if (!isFirst || cut.type !== "CallExpression") return undefined;
  const split = unwrap(cut.callee);
  if (split.type !== "MemberExpression" || propertyName(split) !== "split") return undefined;
  const begins = testOf(lower, split.object, { kind: "prefix", text, normal: false }, frame);
  return { ...begins, whenTrue: [] };
}

/** `text[0] === "/"`, `text.charAt(1) !== "/"`: what one character says of how a text begins. */
export function characterTests(
  lower: Lowering,
  side: Ast.Node,
  character: Value,
  strict: boolean,
  frame: Frame,
): Condition | undefined {
  const node = unwrap(side);
  const piece = firstPieceTests(lower, node, character, frame);
  if (piece) return piece;
  const asked = characterAt(node);
  const known = frame.code[character];
  if (!asked || known?.op !== "constant") return undefined;
  const { value } = known;
  if (typeof value !== "string" || value.length !== 1) return undefined;
  const isFirst = asked.index === 0;
  // A text that begins with two of them has one here.
  const text = isFirst ? character : frame.emit(node, { op: "constant", value: value.repeat(2) });
  const begins = testOf(lower, asked.of, { kind: "prefix", text, normal: false }, frame);
  const equal = testOf(lower, side, { kind: "equal", to: character, strict }, frame);
  return alsoKnown(equal, isFirst ? begins : { ...begins, whenTrue: [] });
}

function characterAt(
  node: Ast.Node,
): { readonly of: Ast.Node; readonly index: number } | undefined {
  const isCall = node.type === "CallExpression";
  const member = isCall ? unwrap(node.callee) : node;
  if (member.type !== "MemberExpression") return undefined;
  if (isCall && !/^(?:charAt|at)$/.test(propertyName(member) ?? "")) return undefined;
  const place = isCall ? node.arguments[0] : member.property;
  if (!isCall && !member.computed) return undefined;
  const index = place?.type === "Literal" ? place.value : undefined;
  return index === 0 || index === 1 ? { of: member.object, index } : undefined;
}
