import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

const WINDOWS: ReadonlySet<string> = new Set(["window", "document", "self", "globalThis", "top"]);
/** Functions that make a text of what they are given. */
const TEXTS: ReadonlySet<string> = new Set([
  "String",
  "URL",
  "encodeURI",
  "encodeURIComponent",
  "decodeURI",
  "decodeURIComponent",
  "unescape",
]);

/** `new URL(document.location)`: where it has to be a text, the browser's location is its address. */
export function locationText(
  lower: Lowering,
  node: Ast.Identifier | Ast.MemberExpression,
  frame: Frame,
): Value | undefined {
  if (!isLocation(lower, node) || !isMadeText(node)) return undefined;
  const object =
    node.type === "Identifier"
      ? frame.emit(node, { op: "global", name: node.name })
      : frame.emit(node, {
          op: "load",
          object: lower.expression(node.object, frame),
          name: "location",
        });
  return frame.emit(node, { op: "load", object, name: "href" });
}

function isLocation({ variables }: Lowering, node: Ast.Identifier | Ast.MemberExpression): boolean {
  if (node.type === "Identifier") return node.name === "location" && variables.isGlobal(node);
  const { object } = node;
  if (propertyName(node) !== "location" || object.type !== "Identifier") return false;
  return WINDOWS.has(object.name) && variables.isGlobal(object);
}

function isMadeText(node: Ast.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "TemplateLiteral":
      return true;
    case "BinaryExpression":
      return parent.operator === "+";
    case "MemberExpression":
      return parent.object === node && propertyName(parent) === "toString";
    case "NewExpression":
    case "CallExpression":
      return parent.callee.type === "Identifier" && TEXTS.has(parent.callee.name);
    default:
      return false;
  }
}
