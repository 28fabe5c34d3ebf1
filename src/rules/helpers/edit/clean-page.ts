import { type FlowPlace, type TextEdit, bare } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { addImport } from "./add-import.ts";
import { assignmentTo, suspects } from "./sink-expressions.ts";
import { codeOf } from "./text-parts.ts";
import { replace } from "./wrap-holes.ts";

/** Packages that take scripts out of HTML, with what is called of their default export. */
const CLEANERS: readonly (readonly [name: string, local: string, method: string])[] = [
  ["isomorphic-dompurify", "DOMPurify", ".sanitize"],
  ["dompurify", "DOMPurify", ".sanitize"],
  ["sanitize-html", "sanitizeHtml", ""],
  ["xss", "xss", ""],
];

/** Cleans what becomes HTML with a package that the project has; undefined where it has none. */
export function cleanMarkup(place: FlowPlace): TextEdit[] | undefined {
  const { node, source } = place;
  const known = CLEANERS.find(([name]) => place.dependsOn(name));
  if (!known) return undefined;
  const [name, local, method] = known;
  const { references, edits } = addImport(node, source, name, ["default"], local);
  const found = suspects(place);
  if (found.some((each) => bare(each).type === "ObjectExpression")) return undefined;
  const wrapped = found.map((each) =>
    replace(each, `${references[0] ?? local}${method}(${codeOf(each, source.text)})`),
  );
  return wrapped.length > 0 ? [...edits, ...wrapped] : undefined;
}

/** Shows a value as text: `innerHTML` becomes `textContent` where nothing but the value is shown. */
export function showAsText({ node, source }: FlowPlace): TextEdit[] | undefined {
  const assignment = assignmentTo(node);
  if (assignment?.operator !== "=" || node.type !== "MemberExpression") return undefined;
  if (node.computed || nameOf(node) !== "innerHTML") return undefined;
  // Markup that stands there is meant as such.
  if (/[<&]/.test(codeOf(assignment.right, source.text))) return undefined;
  const [start, end] = node.property.range;
  return [{ start, end, text: "textContent" }];
}
