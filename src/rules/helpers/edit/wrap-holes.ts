import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { carries } from "./carries.ts";
import { suspects } from "./sink-expressions.ts";
import { builtTexts, codeOf, textParts } from "./text-parts.ts";

/** A value on its way into a sink: where it stands, and the fixed text before and behind it. */
export interface Hole {
  readonly node: Ast.Expression;
  /** Undefined when the value is not part of a text that is put together here. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * The untrusted values in the expressions of a sink, found through templates, sums, conditions and
 * the variables in which texts are built. `within` names calls whose arguments are looked into.
 * Undefined when there are none.
 */
export function untrustedHoles(
  place: FlowPlace,
  within: (node: Ast.Expression) => readonly Ast.Expression[] = () => [],
): Hole[] | undefined {
  const found = new Map<Ast.Node, Hole>();
  const visited = new Set<Ast.Node>();
  for (const each of suspects(place)) collect({ node: each, before: undefined, after: "" });
  return found.size > 0 ? [...found.values()] : undefined;

  function collect(hole: Hole): void {
    const node = bare(hole.node) as Ast.Expression;
    if (visited.has(node)) return;
    visited.add(node);
    const parts = textParts(node);
    if (parts) {
      let before = hole.before ?? "";
      for (const [i, part] of parts.entries()) {
        if (part.hole === undefined) before += part.text;
        else {
          const after = parts[i + 1]?.text ?? "";
          if (carries(part.hole, place)) collect({ node: part.hole, before, after });
          // A value stands there, whatever it is.
          before += "0";
        }
      }
      return;
    }
    for (const inside of choices(node))
      if (carries(inside, place)) collect({ ...hole, node: inside });
    if (choices(node).length > 0) return;
    const origin = place.semantics.origin(node);
    const isHere = origin.in.source === place.source;
    const inside = within(isHere ? (bare(origin.node) as Ast.Expression) : node);
    for (const each of inside) if (carries(each, place)) collect({ ...hole, node: each });
    if (inside.length > 0) return;
    const texts = builtTexts(node, place.semantics) ?? mapped(node);
    if (texts) for (const each of texts) collect({ ...hole, node: each, after: "" });
    else found.set(node, { ...hole, node: hole.node });
  }
}

/** Puts a call around every untrusted value; undefined when `wrap` refuses one of them. */
export function wrapHoles(
  place: FlowPlace,
  wrap: (code: string, hole: Hole) => string | undefined,
  within?: (node: Ast.Expression) => readonly Ast.Expression[],
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const hole of untrustedHoles(place, within) ?? []) {
    const text = wrap(codeOf(hole.node, place.source.text), hole);
    if (text === undefined) return undefined;
    edits.push(replace(hole.node, text));
  }
  return edits.length > 0 ? edits : undefined;
}

/** Replaces an expression. One that is the short form of a property gets its name back. */
export function replace(node: Ast.Node, text: string): TextEdit {
  const [start, end] = node.range;
  const { parent } = node;
  const isShort = parent?.type === "Property" && parent.shorthand && parent.value === node;
  return {
    start,
    end,
    text: isShort && node.type === "Identifier" ? `${node.name}: ${text}` : text,
  };
}

/** The values of which an expression is one. */
function choices(node: Ast.Expression): Ast.Expression[] {
  if (node.type === "ConditionalExpression") return [node.consequent, node.alternate];
  if (node.type !== "LogicalExpression") return [];
  return node.operator === "&&" ? [node.right] : [node.left, node.right];
}

/** `items.map((item) => …).join("")`: what is made of each item. */
function mapped(node: Ast.Expression): Ast.Expression[] | undefined {
  const join = methodCall(node, "join");
  const map = join && methodCall(bare(join) as Ast.Expression, "map");
  const [callback] = map && node.type === "CallExpression" ? mapArguments(join) : [];
  if (callback?.type !== "ArrowFunctionExpression") return undefined;
  const { body } = callback;
  if (body.type !== "BlockStatement") return [body];
  const [statement, more] = body.body;
  const isOnly = statement?.type === "ReturnStatement" && more === undefined;
  return isOnly && statement.argument ? [statement.argument] : undefined;
}

/** The object of which a method is called. */
function methodCall(node: Ast.Expression, name: string): Ast.Expression | undefined {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return undefined;
  const { property, object, computed } = node.callee;
  const isMeant = !computed && property.type === "Identifier" && property.name === name;
  return isMeant ? object : undefined;
}

function mapArguments(node: Ast.Expression | undefined): readonly Ast.Node[] {
  const call = node && bare(node);
  return call?.type === "CallExpression" ? call.arguments : [];
}
