import {
  type Ast,
  type HtmlElement,
  type Semantics,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** A script or style sheet that a page loads from an address. */
export interface Loaded {
  readonly url: string;
  readonly kind: "script" | "style";
  readonly hasIntegrity: boolean;
  readonly hasCrossOrigin: boolean;
  /** Where an attribute can be added, and how the language spells `crossorigin`. */
  readonly attribute?: { readonly at: number; readonly name: string };
}

const ADDRESSES: ReadonlyMap<string, string> = new Map([
  ["script", "src"],
  ["Script", "src"],
  ["link", "href"],
]);

/** What an element of a page loads; undefined for elements that load nothing of the kind. */
export function loadedByElement({ name, attributes }: HtmlElement): Loaded | undefined {
  const address = ADDRESSES.get(name);
  if (address === undefined) return undefined;
  const find = (wanted: string) => attributes.find((each) => each.name === wanted);
  const source = find(address);
  const kind = kindOf(name, find("rel")?.value);
  if (!source || !kind) return undefined;
  return {
    url: source.value.trim(),
    kind,
    hasIntegrity: find("integrity") !== undefined,
    hasCrossOrigin: find("crossorigin") !== undefined,
    attribute: { at: source.range.end, name: "crossorigin" },
  };
}

/** The same of JSX. What is spread may bring any attribute. */
export function loadedByJsx(
  { name, attributes }: Ast.JSXOpeningElement,
  semantics: Semantics,
): Loaded | undefined {
  if (name.type !== "JSXIdentifier") return undefined;
  const address = ADDRESSES.get(name.name);
  if (address === undefined) return undefined;
  const values = new Map<string, Ast.JSXAttribute>();
  for (const each of attributes) {
    if (each.type !== "JSXAttribute") return undefined;
    values.set((nameOf(each.name) ?? "").toLowerCase(), each);
  }
  const text = (wanted: string): string | undefined => {
    const value = values.get(wanted)?.value;
    if (!value) return undefined;
    return semantics.string(value.type === "JSXExpressionContainer" ? value.expression : value);
  };
  const source = values.get(address);
  const url = text(address);
  const kind = kindOf(name.name, text("rel"));
  if (!source || url === undefined || !kind) return undefined;
  return {
    url: url.trim(),
    kind,
    hasIntegrity: values.has("integrity"),
    hasCrossOrigin: values.has("crossorigin"),
    attribute: { at: source.range[1], name: "crossOrigin" },
  };
}

/** `script.src = "…"` of an element that `document.createElement` made. */
export function loadedByAssignment(
  { left, right, operator }: Ast.AssignmentExpression,
  semantics: Semantics,
): Loaded | undefined {
  const target = unwrap(left);
  if (operator !== "=" || target.type !== "MemberExpression") return undefined;
  const name = propertyName(target);
  if (name !== "src" && name !== "href") return undefined;
  const owner = unwrap(target.object);
  if (owner.type !== "Identifier") return undefined;
  const url = semantics.string(right);
  if (url === undefined || !url.includes("//")) return undefined;
  const made = unwrap(semantics.origin(owner).node);
  if (made.type !== "CallExpression" || nameOf(unwrap(made.callee)) !== "createElement")
    return undefined;
  const [tag] = made.arguments;
  const element = tag && semantics.string(tag)?.toLowerCase();
  const kind = element === "script" && name === "src" ? "script" : undefined;
  const isStyle = element === "link" && name === "href";
  if (!kind && !isStyle) return undefined;
  const variable = semantics.variables.of(owner);
  const isSet = (wanted: string): boolean =>
    variable?.references.some(({ identifier }) => sets(identifier, wanted, semantics)) ?? true;
  const rel = isStyle && isStyleSheet(variable?.references, semantics);
  if (isStyle && !rel) return undefined;
  return {
    url: url.trim(),
    kind: kind ?? "style",
    hasIntegrity: isSet("integrity"),
    hasCrossOrigin: isSet("crossorigin"),
  };
}

/** `{ rel: "stylesheet", href: "…" }` of Remix, `script: [{ src: "…" }]` of Nuxt. */
export function loadedByObject(node: Ast.Property, semantics: Semantics): Loaded | undefined {
  const name = propertyName(node);
  if ((name !== "src" && name !== "href") || node.parent.type !== "ObjectExpression")
    return undefined;
  const url = semantics.string(node.value);
  if (url === undefined || !url.includes("//")) return undefined;
  const view = semantics.object(node.parent);
  if (!view?.complete) return undefined;
  const rel = view.get("rel")?.value;
  const isStyle = name === "href" && rel && rel.in.string(rel.node) === "stylesheet";
  const isScript = name === "src" && isInList(node.parent, /^scripts?$/);
  if (!isStyle && !isScript) return undefined;
  return {
    url: url.trim(),
    kind: isStyle ? "style" : "script",
    hasIntegrity: view.get("integrity") !== undefined,
    hasCrossOrigin: [...view.properties.keys()].some((key) => key.toLowerCase() === "crossorigin"),
  };
}

function kindOf(element: string, rel: string | undefined): Loaded["kind"] | undefined {
  if (element !== "link") return "script";
  return rel !== undefined && /\bstylesheet\b/i.test(rel) ? "style" : undefined;
}

function isInList(object: Ast.Node, name: RegExp): boolean {
  const list = object.parent;
  if (list?.type !== "ArrayExpression" || list.parent.type !== "Property") return false;
  return name.test(propertyName(list.parent) ?? "");
}

/** `x.integrity = …` or `x.setAttribute("integrity", …)`, and anything that gets the element and may do so. */
function sets(identifier: Ast.Node, wanted: string, semantics: Semantics): boolean {
  const { parent } = identifier;
  if (parent?.type === "CallExpression")
    return /^(?:Object\.)?assign$/.test(nameOf(unwrap(parent.callee)) ?? "");
  if (parent?.type !== "MemberExpression" || parent.object !== identifier) return false;
  const name = propertyName(parent)?.toLowerCase();
  if (name === wanted) return true;
  return name === "setattribute" && attributeSet(parent, semantics)?.toLowerCase() === wanted;
}

function attributeSet(member: Ast.Node, semantics: Semantics): string | undefined {
  const call = member.parent;
  const first = call?.type === "CallExpression" ? call.arguments[0] : undefined;
  return first && semantics.string(first);
}

function isStyleSheet(
  references: readonly { readonly identifier: Ast.Node }[] | undefined,
  semantics: Semantics,
): boolean {
  return (references ?? []).some(({ identifier }) => {
    const { parent } = identifier;
    if (parent?.type !== "MemberExpression" || propertyName(parent) !== "rel") return false;
    const set = parent.parent;
    return set.type === "AssignmentExpression" && semantics.string(set.right) === "stylesheet";
  });
}
