import type {
  Ast,
  ConfigDocument,
  HtmlAttribute,
  HtmlElement,
  Range,
} from "../../../engine/api.ts";

const PASSWORD = /passw(?:or)?d/i;
const REFUSES = /\bpreventDefault\s*\(|\breturn\s+false\b|=>\s*false\b/;

/** True for the attribute by which a field for passwords in JSX refuses what is pasted. */
export function isRefusedPaste(node: Ast.JSXAttribute, text: string): boolean {
  const { name, value, parent } = node;
  if (name.name !== "onPaste" || parent.type !== "JSXOpeningElement" || !value) return false;
  if (!REFUSES.test(text.slice(...value.range))) return false;
  return parent.attributes.some(
    (each) =>
      each.type === "JSXAttribute" &&
      (each.name.name === "type" || each.name.name === "name") &&
      each.value?.type === "Literal" &&
      PASSWORD.test(String(each.value.value)),
  );
}

/** The attributes of pages that do the same. */
export function refusedPastes({ elements }: ConfigDocument): Range[] {
  return elements
    .filter(isPasswordField)
    .flatMap(({ attributes }) =>
      attributes.flatMap(({ name, value, range }) =>
        name === "onpaste" && REFUSES.test(value) ? [range] : [],
      ),
    );
}

function isPasswordField({ name, attributes }: HtmlElement): boolean {
  return name === "input" && attributes.some(saysPassword);
}

function saysPassword({ name, value }: HtmlAttribute): boolean {
  return (name === "type" || name === "name") && PASSWORD.test(value);
}
