import { type Ast, type Semantics, propertyName, unwrap, walk } from "../../../engine/api.ts";
import { bodyAround } from "./refusal.ts";
import { nameOf } from "./names.ts";

const CREDENTIALS = "access-control-allow-credentials";
const SETTERS = /^(?:setHeader|header|set|append|appendHeader|setResponseHeader)$/;

/** The value that a call gives to a response header; undefined when it sets another one or none. */
export function headerCall(
  node: Ast.CallExpression,
  header: string,
  semantics: Semantics,
): Ast.Node | undefined {
  const name = nameOf(unwrap(node.callee));
  if (name === undefined || !SETTERS.test(name)) return undefined;
  const index = node.arguments.findIndex(
    (each) => semantics.string(each)?.toLowerCase() === header,
  );
  return index === -1 ? undefined : node.arguments[index + 1];
}

/** The entry for `Access-Control-Allow-Origin` in an object of headers, or in `{ key, value }`. */
export function originHeader(
  object: Ast.ObjectExpression,
  semantics: Semantics,
): { readonly at: Ast.Node; readonly value: Ast.Node } | undefined {
  return headerIn(object, "access-control-allow-origin", semantics);
}

/** True when credentials are allowed next to an entry or a call: in the same object, list or function. */
export function credentialsHeader(
  node: Ast.ObjectExpression | Ast.CallExpression,
  semantics: Semantics,
): boolean {
  const scope = surroundings(node);
  let found = false;
  walk(scope, semantics.source.visitorKeys, (each) => {
    if (found) return;
    const value =
      each.type === "CallExpression"
        ? headerCall(each, CREDENTIALS, semantics)
        : each.type === "ObjectExpression"
          ? headerIn(each, CREDENTIALS, semantics)?.value
          : undefined;
    const constant = value && semantics.constant(value);
    found = constant !== undefined && String(constant.value) === "true";
  });
  return found;
}

function headerIn(
  object: Ast.ObjectExpression,
  header: string,
  semantics: Semantics,
): { readonly at: Ast.Node; readonly value: Ast.Node } | undefined {
  const properties = object.properties.filter((each) => each.type === "Property");
  const named = (name: string): Ast.Property | undefined =>
    properties.find((each) => propertyName(each)?.toLowerCase() === name);
  const direct = named(header);
  if (direct) return { at: direct, value: direct.value };
  // Next.js writes lists of `{ key, value }`.
  const [key, value] = [named("key"), named("value")];
  if (!key || !value || semantics.string(key.value)?.toLowerCase() !== header) return undefined;
  return { at: value, value: value.value };
}

/** The function around a call; for an entry its object, or the list that the object is in. */
function surroundings(node: Ast.ObjectExpression | Ast.CallExpression): Ast.Node {
  if (node.type === "ObjectExpression") {
    return node.parent.type === "ArrayExpression" ? node.parent : node;
  }
  return bodyAround(node);
}
