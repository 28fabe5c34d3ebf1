import {
  type Ast,
  type ConfigDocument,
  type HtmlElement,
  type Range,
  type SourceFile,
  overlaps,
  walk,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** An address that pages go to, not a place in the page or code. */
const ADDRESS = /^(?!#|javascript:|\s*$)/i;

/** True for `<form action="/login">` with a field for a password that no code takes over: browsers put it into the address. */
export function sendsPasswordInAddress(form: Ast.JSXElement, source: SourceFile): boolean {
  const { name, attributes } = form.openingElement;
  if (name.type !== "JSXIdentifier" || name.name !== "form") return false;
  const values = new Map<string, string | undefined>();
  for (const each of attributes) {
    if (each.type !== "JSXAttribute") return false;
    values.set((nameOf(each.name) ?? "").toLowerCase(), writtenValue(each));
  }
  if (!goesByAddress(values)) return false;
  let hasPassword = false;
  walk(form, source.visitorKeys, (node) => {
    if (node.type !== "JSXOpeningElement" || nameOf(node.name) !== "input") return;
    hasPassword ||= node.attributes.some(
      (each) =>
        each.type === "JSXAttribute" &&
        nameOf(each.name) === "type" &&
        writtenValue(each) === "password",
    );
  });
  return hasPassword;
}

function writtenValue({ value }: Ast.JSXAttribute): string | undefined {
  return value?.type === "Literal" ? String(value.value) : undefined;
}

/** The start tags of such forms in a page. */
export function passwordFormsIn(document: ConfigDocument): readonly Range[] {
  const found: Range[] = [];
  for (const [i, form] of document.elements.entries()) {
    if (form.name !== "form") continue;
    // A hole in the tag may write any attribute.
    if (document.holes.some(({ range }) => overlaps(range, form.tagRange))) continue;
    const values = new Map(form.attributes.map(({ name, value }) => [name.toLowerCase(), value]));
    if (!goesByAddress(values)) continue;
    const end = document.text.toLowerCase().indexOf("</form", form.tagRange.end);
    const inside = document.elements
      .slice(i + 1)
      .filter(({ tagRange }) => end === -1 || tagRange.start < end);
    if (inside.some(isPassword)) found.push(form.tagRange);
  }
  return found;
}

function isPassword({ name, attributes }: HtmlElement): boolean {
  return (
    name === "input" &&
    attributes.some((each) => each.name.toLowerCase() === "type" && /^password$/i.test(each.value))
  );
}

/** Whether the browser itself sends a form, with GET. Where a script takes over, nothing is sent so. */
function goesByAddress(attributes: ReadonlyMap<string, string | undefined>): boolean {
  const names = [...attributes.keys()];
  if (names.some((name) => /^(?:on|@|v-on|hx-|ng-|\(|:|data-)/.test(name))) return false;
  const method = attributes.get("method");
  if (attributes.has("method")) return method !== undefined && /^get$/i.test(method);
  const action = attributes.get("action");
  return action !== undefined && ADDRESS.test(action);
}
