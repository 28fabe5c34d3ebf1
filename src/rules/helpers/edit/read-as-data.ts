import { type Ast, type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { addImport } from "./add-import.ts";
import { asText } from "./as-text.ts";
import { suspects } from "./sink-expressions.ts";
import { codeOf, textParts } from "./text-parts.ts";

/** `yaml.load` of js-yaml 3 as `yaml.safeLoad`; undefined where a schema of one's own is asked for. */
export function loadSafely({ node, source, semantics }: FlowPlace): TextEdit[] | undefined {
  if (node.type !== "CallExpression") return undefined;
  const [, name] = /^js-yaml#(load|loadAll)$/.exec(semantics.callee(node) ?? "") ?? [];
  if (name === undefined || /\bschema\b/.test(codeOf(node, source.text))) return undefined;
  const safe = name === "load" ? "safeLoad" : "safeLoadAll";
  const callee = bare(node.callee);
  if (callee.type === "MemberExpression" && !callee.computed) {
    return [{ start: callee.property.range[0], end: callee.property.range[1], text: safe }];
  }
  const { references, edits } = addImport(node, source, "js-yaml", [safe]);
  const [start, end] = node.callee.range;
  return [...edits, { start, end, text: references[0] ?? safe }];
}

/** A call that turns a text back into objects and functions as `JSON.parse`, which makes data alone. */
export function parseInstead(place: FlowPlace): TextEdit[] | undefined {
  const { node, source, semantics } = place;
  if (node.type !== "CallExpression" || node.arguments.length !== 1) return undefined;
  if (semantics.callee(node) !== "node-serialize#unserialize") return undefined;
  const [start, end] = node.callee.range;
  const [value] = node.arguments;
  if (!value || value.type === "SpreadElement") return undefined;
  const text = asText(value, source.text);
  return [
    { start, end, text: "JSON.parse" },
    { start: value.range[0], end: value.range[1], text },
  ];
}

/** `eval("(" + text + ")")` and `new Function("return " + text)()` as `JSON.parse(text)`: both were ways to read data. */
export function parseEvaluated(place: FlowPlace): TextEdit[] | undefined {
  const { node, source } = place;
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
  const [value] = suspects(place);
  const isOnly = node.arguments.length === 1;
  const parts = value && isOnly ? textParts(value)?.filter((part) => part.text !== "") : undefined;
  const around = parts?.map((part) => part.text?.trim() ?? "@").join("") ?? "";
  const hole = parts?.find((part) => part.hole)?.hole;
  if (!hole) return undefined;
  const parse = `JSON.parse(${asText(hole, source.text)})`;
  if (nameOf(node.callee) === "eval" && around === "(@)") return [all(node, parse)];
  const call = node.parent;
  const isRun =
    call?.type === "CallExpression" && call.callee === node && call.arguments.length === 0;
  const isReturn = /^return(?:@|\(@\));?$/.test(around);
  return nameOf(node.callee) === "Function" && isRun && isReturn ? [all(call, parse)] : undefined;
}

function all(node: Ast.Node, text: string): TextEdit {
  return { start: node.range[0], end: node.range[1], text };
}
