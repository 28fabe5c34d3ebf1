import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { suspects } from "./sink-expressions.ts";
import { codeOf, textParts } from "./text-parts.ts";

/** `$where: "this.email == '" + email + "'"` as `email: { $eq: email }`; undefined for any other condition. */
export function ordinaryCondition(place: FlowPlace): TextEdit[] | undefined {
  const { source } = place;
  const [only, more] = suspects(place);
  const property = only?.parent;
  if (!only || more || property?.type !== "Property" || nameOf(property) !== "$where")
    return undefined;
  const object = property.parent;
  const parts = textParts(only)?.filter((part) => part.text !== "");
  const hole = parts?.find((part) => part.hole)?.hole;
  const text = parts?.map((part) => part.text ?? "\0").join("") ?? "";
  const [, field, quote, end] =
    /^\s*(?:return\s+)?this\.([A-Za-z_]\w*)\s*={2,3}\s*(["']?)\0(["']?)\s*;?\s*$/.exec(text) ?? [];
  if (!hole || field === undefined || quote !== end) return undefined;
  const isTaken =
    object.type !== "ObjectExpression" ||
    object.properties.some((each) => each.type === "SpreadElement" || nameOf(each) === field);
  if (isTaken) return undefined;
  const code = codeOf(bare(hole) as Ast.Expression, source.text);
  // Without quotes the code compared with a number.
  const value = quote === "" ? `Number(${code})` : code;
  const [start] = property.range;
  return [{ start, end: property.range[1], text: `${field}: { $eq: ${value} }` }];
}
