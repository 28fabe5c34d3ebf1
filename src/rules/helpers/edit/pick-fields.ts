import { type Ast, type FlowPlace, type TextEdit, bare, walk } from "../../../engine/api.ts";
import { functionAround } from "../match/enclosing.ts";
import { nameOf } from "../match/names.ts";
import { carries } from "./carries.ts";
import { suspects } from "./sink-expressions.ts";
import { codeOf } from "./text-parts.ts";

/** Fields that a visitor must not decide. Code that reads them may do so to refuse them, which is not seen here. */
const PRIVILEGED =
  /admin|role|permission|scope|privilege|balance|credit|price|total|discount|verified|approved|status|owner|^__proto__$|^constructor$/i;

/** By these a record is found, not written. */
const IDENTITY = /^_?id$/i;

/**
 * Writes the fields that the function itself reads in place of a whole body. Undefined where it
 * reads fewer than two, or one that no visitor may decide.
 */
export function pickFields(place: FlowPlace): TextEdit[] | undefined {
  const { source } = place;
  const owner = functionAround(place.node)?.node;
  if (!owner) return undefined;
  const edits: TextEdit[] = [];
  for (const suspect of suspects(place)) {
    const node = bare(suspect) as Ast.Expression;
    const wholes = node.type === "ObjectExpression" ? spreadIn(node, place) : [suspect];
    if (!wholes) return undefined;
    for (const whole of wholes) {
      const code = codeOf(bare(whole), source.text);
      const fields = fieldsOf(bare(whole), owner, place);
      if (fields.length < 2) return undefined;
      const pairs = fields.map((name) => `${name}: ${code}.${name}`).join(", ");
      const isSpread = whole.parent?.type === "SpreadElement";
      const [start, end] = isSpread ? whole.parent.range : whole.range;
      edits.push({ start, end, text: isSpread ? pairs : `{ ${pairs} }` });
    }
  }
  return edits.length > 0 ? edits : undefined;
}

/** The objects that are spread into a literal; undefined when one comes in another way. */
function spreadIn(object: Ast.ObjectExpression, place: FlowPlace): Ast.Expression[] | undefined {
  const found: Ast.Expression[] = [];
  for (const property of object.properties) {
    if (property.type === "SpreadElement") {
      if (carries(property.argument, place)) found.push(property.argument);
    } else if (bare(property.value).type === "ObjectExpression") return undefined;
  }
  return found.length > 0 ? found : undefined;
}

/** The members of an object that a function reads or takes apart, in order. */
function fieldsOf(whole: Ast.Node, owner: Ast.Node, { source }: FlowPlace): string[] {
  if (whole.type !== "Identifier" && whole.type !== "MemberExpression") return [];
  const code = codeOf(whole, source.text);
  const names = new Set<string>();
  walk(owner, source.visitorKeys, (node) => {
    if (node.type === "MemberExpression" && !node.computed) {
      if (codeOf(bare(node.object), source.text) === code) names.add(nameOf(node) ?? "");
    } else if (
      node.type === "VariableDeclarator" &&
      node.init &&
      node.id.type === "ObjectPattern"
    ) {
      if (codeOf(bare(node.init), source.text) !== code) return;
      for (const each of node.id.properties)
        if (each.type === "Property") names.add(nameOf(each) ?? "");
    }
  });
  const fields = [...names].filter((name) => /^[A-Za-z_]\w*$/.test(name) && !IDENTITY.test(name));
  return fields.some((name) => PRIVILEGED.test(name)) ? [] : fields;
}
