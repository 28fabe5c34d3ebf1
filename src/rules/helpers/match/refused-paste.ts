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

/** Names of the password of whoever sits there, in contrast to those of servers and keys that are kept in settings. */
const OWN =
  /^(?:(?:user|account|customer|login|signin|signup|register|registration|current|old|new|confirm|confirmed|confirmation|repeat|retype|re|verify)[-_.]?)*passw(?:or)?d(?:[-_.]?(?:confirm|confirmation|repeat|again|new|old|current|[12]))*$/i;

/** True for `autoComplete="off"` of a field for the user's own password in JSX. */
export function isFilledByHand({ name, value, parent }: Ast.JSXAttribute): boolean {
  if (name.name !== "autoComplete" && name.name !== "autocomplete") return false;
  if (value?.type !== "Literal" || value.value !== "off" || parent.type !== "JSXOpeningElement")
    return false;
  const texts = parent.attributes.flatMap((each) =>
    each.type === "JSXAttribute" && each.value?.type === "Literal"
      ? [{ name: String(each.name.name), value: String(each.value.value) }]
      : [],
  );
  return parent.name.type === "JSXIdentifier" && isOwnPassword(texts);
}

/** The attributes of pages that do the same. */
export function fieldsFilledByHand({ elements }: ConfigDocument): Range[] {
  return elements
    .filter(({ name, attributes }) => name === "input" && isOwnPassword(attributes))
    .flatMap(({ attributes }) =>
      attributes.flatMap(({ name, value, range }) =>
        name === "autocomplete" && value.trim().toLowerCase() === "off" ? [range] : [],
      ),
    );
}

function isOwnPassword(
  attributes: readonly { readonly name: string; readonly value: string }[],
): boolean {
  const names = attributes.filter(({ name }) => name === "name" || name === "id");
  return (
    attributes.some(({ name, value }) => name === "type" && value === "password") &&
    names.length > 0 &&
    names.every(({ value }) => OWN.test(value))
  );
}

function isPasswordField({ name, attributes }: HtmlElement): boolean {
  return name === "input" && attributes.some(saysPassword);
}

function saysPassword({ name, value }: HtmlAttribute): boolean {
  return (name === "type" || name === "name") && PASSWORD.test(value);
}
