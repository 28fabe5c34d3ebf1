import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

const GETTERS = /^(?:get|header|headers|getHeader|getRequestHeader|getHeaders)$/;
const HEADERS = /^headers?$/i;

/** True when an expression is the `Origin` header of the request, in whichever way a framework hands it out. */
export function isRequestOrigin(expression: Ast.Node, semantics: Semantics): boolean {
  const { node } = semantics.origin(expression);
  switch (node.type) {
    case "MemberExpression":
      return propertyName(node)?.toLowerCase() === "origin" && isHeaders(node.object, semantics);
    case "LogicalExpression":
      return node.operator !== "&&" && isRequestOrigin(node.left, semantics);
    case "Identifier":
      return isPickedFromHeaders(node, semantics);
    case "CallExpression":
      return isHeaderCall(node, semantics);
    default:
      return false;
  }
}

function isHeaderCall(node: Ast.CallExpression, semantics: Semantics): boolean {
  const [first] = node.arguments;
  if (!first) return false;
  if (semantics.callee(node) === "global#String") return isRequestOrigin(first, semantics);
  const name = nameOf(unwrap(node.callee));
  if (name === undefined || !GETTERS.test(name)) return false;
  // `getHeader(event, "origin")` of h3 takes the request first.
  return node.arguments.some((each) => semantics.string(each)?.toLowerCase() === "origin");
}

function isHeaders(expression: Ast.Node, semantics: Semantics): boolean {
  const { node } = semantics.origin(expression);
  if (node.type === "MemberExpression") return HEADERS.test(propertyName(node) ?? "");
  if (node.type === "Identifier") return HEADERS.test(node.name);
  return false;
}

/** `const { origin } = req.headers`. */
function isPickedFromHeaders(node: Ast.Identifier, semantics: Semantics): boolean {
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type !== "Variable") return false;
  const { id, init } = definition.node;
  if (id.type !== "ObjectPattern" || !init || !isHeaders(init, semantics)) return false;
  return id.properties.some(
    (property) =>
      property.type === "Property" &&
      propertyName(property) === "origin" &&
      property.value.type === "Identifier" &&
      property.value.name === node.name,
  );
}
