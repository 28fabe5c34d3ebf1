import {
  type Ast,
  type Semantics,
  propertyName,
  singleCharacters,
  unwrap,
} from "../../../engine/api.ts";
import { type WrittenPattern, writtenPattern } from "./written-pattern.ts";

/** A call that puts one thing in the place of another: `replace`, `replaceAll`, `split` with `join`. */
export interface Replacement {
  readonly call: Ast.CallExpression;
  /** The text that it is made on. */
  readonly object: Ast.Node;
  /** What is looked for, as it is written. */
  readonly place: Ast.Node;
  readonly what: string | WrittenPattern;
  /** The text that is put in; undefined where it is computed. */
  readonly by: string | undefined;
  /** False where the first occurrence alone is replaced. */
  readonly all: boolean;
}

export function replacementOf(node: Ast.Node, semantics: Semantics): Replacement | undefined {
  const call = unwrap(node);
  if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") return undefined;
  const method = propertyName(call.callee);
  const [first, second] = call.arguments;
  const { object } = call.callee;
  if (!first) return undefined;
  if (method === "join") return ofSplit(call, object, first, semantics);
  if ((method !== "replace" && method !== "replaceAll") || !second) return undefined;
  const what = semantics.string(first) ?? writtenPattern(first, semantics);
  if (what === undefined) return undefined;
  const all = method === "replaceAll" || (typeof what !== "string" && what.flags.includes("g"));
  return { call, object, place: first, what, by: semantics.string(second), all };
}

/** `text.split(a).join(b)` */
function ofSplit(
  call: Ast.CallExpression,
  list: Ast.Node,
  by: Ast.Node,
  semantics: Semantics,
): Replacement | undefined {
  const split = unwrap(list);
  if (split.type !== "CallExpression" || split.callee.type !== "MemberExpression") return undefined;
  const [what] = split.arguments;
  if (propertyName(split.callee) !== "split" || !what || split.arguments.length > 1)
    return undefined;
  const text = semantics.string(what) ?? writtenPattern(what, semantics);
  if (text === undefined || text === "") return undefined;
  const { object } = split.callee;
  return { call, object, place: what, what: text, by: semantics.string(by), all: true };
}

/** The characters each of which is replaced by itself; none where longer texts are looked for. */
export function replacedCharacters({ what }: Replacement): string {
  if (typeof what === "string") return [...what].length === 1 ? what : "";
  return singleCharacters(what.pattern, what.flags) ?? "";
}

/** Longer histories of a text are not read. */
const MAX_STEPS = 12;

/** The calls that a text has been through before, first to last: in a chain, or kept in a variable meanwhile. */
export function callsBefore(
  node: Ast.Node,
  semantics: Semantics,
  steps = MAX_STEPS,
): Ast.CallExpression[] {
  const text = unwrap(node);
  if (steps === 0) return [];
  switch (text.type) {
    case "CallExpression": {
      const { callee } = text;
      const [argument] = text.arguments;
      const inner = callee.type === "MemberExpression" ? callee.object : argument;
      const split = propertyOf(callee) === "join" && inner ? unwrap(inner) : undefined;
      const object =
        split?.type === "CallExpression" &&
        propertyOf(split.callee) === "split" &&
        split.callee.type === "MemberExpression"
          ? split.callee.object
          : inner;
      const before = object ? callsBefore(object, semantics, steps - 1) : [];
      const outer =
        callee.type === "MemberExpression" && argument && isCodec(callee, semantics)
          ? callsBefore(argument, semantics, steps - 1)
          : [];
      return [...before, ...outer, text];
    }
    case "Identifier":
      return writesBefore(text, semantics).flatMap((write) =>
        callsBefore(write, semantics, steps - 1),
      );
    case "LogicalExpression":
      return callsBefore(text.left, semantics, steps - 1);
    case "ConditionalExpression":
      return [text.consequent, text.alternate].flatMap((each) =>
        callsBefore(each, semantics, steps - 1),
      );
    default:
      return [];
  }
}

/** `JSON.stringify(text)` and the like are calls of the text, too. */
function isCodec(callee: Ast.MemberExpression, semantics: Semantics): boolean {
  return semantics.api(callee.object) === "global#JSON";
}

function propertyOf(node: Ast.Node): string | undefined {
  return node.type === "MemberExpression" ? propertyName(node) : undefined;
}

/** What a variable was given above a use of it, in the order of the text. */
function writesBefore(use: Ast.Identifier, semantics: Semantics): Ast.Node[] {
  const variable = semantics.variables.of(use);
  const writes = (variable?.references ?? []).flatMap(({ identifier, writeExpr }) =>
    writeExpr && identifier.range[0] < use.range[0] && !contains(writeExpr as Ast.Node, use)
      ? [writeExpr as Ast.Node]
      : [],
  );
  return writes.slice(-4);
}

function contains(outer: Ast.Node, inner: Ast.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** True inside a loop that goes on until nothing is found any more. */
export function isRepeated(node: Ast.Node): boolean {
  for (let each = node.parent; each; each = each.parent) {
    switch (each.type) {
      case "WhileStatement":
      case "DoWhileStatement":
      case "ForStatement":
        return true;
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        return false;
      default:
        break;
    }
  }
  return false;
}
