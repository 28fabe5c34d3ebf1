import {
  type Ast,
  type FlowPlace,
  type ReportedFix,
  type TextEdit,
  unwrap,
} from "../../../engine/api.ts";
import { carries } from "../../helpers/edit/carries.ts";
import { addHelper } from "../../helpers/edit/own-helper.ts";
import { assignmentTo, offer, suspects } from "../../helpers/edit/sink-expressions.ts";
import { codeOf } from "../../helpers/edit/text-parts.ts";

/** Has a function of the file refuse what is no whole number between 1 and a limit. */
export function wholeNumber(place: FlowPlace): ReportedFix[] {
  const [only, ...others] = quantities(place);
  if (!only || others.length > 0) return [];
  const helper = addHelper(place.source, {
    names: ["wholeQuantity", "checkedQuantity"],
    comment: "The number of pieces that somebody asks for; throws where it is none.",
    parameter: "value: unknown",
    returns: "number",
    body: (quote) => [
      "const quantity = Number(value);",
      "if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1000) {",
      `\tthrow new RangeError(${quote}Not a quantity${quote});`,
      "}",
      "return quantity;",
    ],
  });
  if (!helper) return [];
  const [start, end] = only.range;
  const isShort = only.parent?.type === "Property" && only.parent.shorthand;
  const own = codeOf(converted(only), place.source.text);
  const checked = `${helper.name}(${own})`;
  const edit: TextEdit = { start, end, text: isShort ? `${own}: ${checked}` : checked };
  return offer("whole-number", [edit, ...helper.edits]);
}

/** The operands or arguments through which the number of the sender comes. */
function quantities(place: FlowPlace): Ast.Node[] {
  const node = place.node.type === "MemberExpression" ? assignmentTo(place.node) : place.node;
  const isSum = node?.type === "BinaryExpression" || node?.type === "AssignmentExpression";
  if (!node || !isSum) return suspects(place);
  const operands = node.type === "BinaryExpression" ? [node.left, node.right] : [node.right];
  return operands.filter((each) => carries(each, place));
}

/** `Number(value)` is done by the function itself. */
function converted(node: Ast.Node): Ast.Node {
  const call = unwrap(node);
  if (call.type === "UnaryExpression" && call.operator === "+") return call.argument;
  const [first] = call.type === "CallExpression" ? call.arguments : [];
  const isNumber =
    call.type === "CallExpression" &&
    call.callee.type === "Identifier" &&
    call.callee.name === "Number";
  return isNumber && first ? first : node;
}
