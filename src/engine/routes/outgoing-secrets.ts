import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located, Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { functionOf } from "./functions.ts";

/** Names of what came with a request, or is taken out of it. */
const OF_REQUEST =
  /\b(?:req|request|ctx|context|event|c|headers?|cookies?|body|query|params|searchParams|args|input|form|formData|get|auth\w*|session)\b/i;
/** Calls that decide by what they are given. */
const DECIDES = /equal|compare|includes|startsWith|match|test|verif|valid|check|auth|sign|decode/i;
/** So many names stand for one another. */
const MAX_NAMES = 4;

/**
 * True for the store's own key to somebody else's server, `headers: { "X-Token": settings.accessToken }`:
 * it is shown there, and whoever calls is asked for nothing. What the handler itself is handed came with the request.
 */
export function isShownToOthers(
  { node, in: semantics }: Located,
  handler: Ast.Node | undefined,
): boolean {
  const { parent } = node;
  const isKey = parent?.type === "Property" && parent.key === node && !parent.shorthand;
  if (isKey && parent.parent.type === "ObjectExpression" && isHeader(parent)) return true;
  const at = holder(node);
  if (!at) return false;
  if (at.type === "MemberExpression")
    return isOwn(rootOf(at), semantics, handler) && isShown(at, semantics, 0);
  return isOwn(at, semantics, handler) && usesOf(at, semantics, 0);
}

/** The variable or member that a name belongs to; undefined for texts, and for keys of what is made. */
function holder(node: Ast.Node): Ast.Identifier | Ast.MemberExpression | undefined {
  if (node.type !== "Identifier") return undefined;
  const { parent } = node;
  if (parent.type === "MemberExpression" && parent.property === node && !parent.computed)
    return parent;
  if (parent.type !== "Property" || parent.key !== node || parent.value === node) return node;
  // `const { accessToken: token } = settings`
  const value = unwrap(parent.value);
  return parent.parent.type === "ObjectPattern" && value.type === "Identifier" ? value : undefined;
}

function rootOf(node: Ast.Node): Ast.Node {
  let at = unwrap(node);
  while (at.type === "MemberExpression") at = unwrap(at.object);
  return at;
}

/** True where a variable holds nothing that was sent; what another function hands over is looked at there. */
function isOwn(root: Ast.Node, semantics: Semantics, handler: Ast.Node | undefined): boolean {
  if (root.type === "ThisExpression") return true;
  if (root.type !== "Identifier" || OF_REQUEST.test(root.name)) return false;
  const variable = semantics.variables.of(root);
  if (!variable) return root.name === "process";
  return variable.defs.every((each) => {
    if (each.type === "ImportBinding") return true;
    if (each.type === "Parameter") return each.node !== handler;
    const init = each.type === "Variable" ? each.node.init : undefined;
    return !!init && !OF_REQUEST.test(semantics.source.text.slice(...init.range));
  });
}

/** True where a variable is only ever shown to others. */
function usesOf(name: Ast.Identifier, semantics: Semantics, depth: number): boolean {
  const variable = semantics.variables.of(name);
  if (!variable || depth > MAX_NAMES) return false;
  return variable.references.every(
    ({ identifier, init }) => init === true || isShown(identifier, semantics, depth),
  );
}

/** True for a place that puts a value into a text or a header, or asks whether there is one. */
function isShown(use: Ast.Node, semantics: Semantics, depth: number): boolean {
  let at = use;
  for (let { parent } = at; parent; at = parent, { parent } = at) {
    switch (parent.type) {
      case "TemplateLiteral":
        return !isDecided(parent);
      case "UnaryExpression":
        return parent.operator === "!";
      case "IfStatement":
      case "ConditionalExpression":
        if (parent.test === at) return true;
        if (parent.type === "IfStatement") return false;
        break;
      case "LogicalExpression":
        if (parent.operator === "&&" && parent.left === at) return !isDecided(parent);
        break;
      case "VariableDeclarator":
        if (parent.init !== at) return true;
        return parent.id.type === "Identifier" && usesOf(parent.id, semantics, depth + 1);
      case "Property":
        return parent.parent.type === "ObjectPattern" || isHeader(parent);
      case "CallExpression":
        return (
          parent.callee !== at && functionOf({ node: parent.callee, in: semantics }) !== undefined
        );
      case "ChainExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
        break;
      default:
        return false;
    }
  }
  return false;
}

/** `"X-Shopify-Access-Token": token`, `headers: { token }` */
function isHeader(property: Ast.Property): boolean {
  if (/-|^authorization$/i.test(propertyName(property) ?? "")) return true;
  const around = property.parent.parent;
  return around?.type === "Property" && /headers$/i.test(propertyName(around) ?? "");
}

/** `header === \`Bearer ${secret}\``, `timingSafeEqual(a, \`…${secret}\`)` */
function isDecided(text: Ast.Node): boolean {
  for (let at = text.parent; at; at = at.parent) {
    if (at.type === "BinaryExpression" && /^[!=]==?$/.test(at.operator)) return true;
    if (at.type === "CallExpression" && DECIDES.test(calledName(at))) return true;
    if (/Statement$|Declarat/.test(at.type)) return at.type === "IfStatement";
  }
  return false;
}

function calledName({ callee }: Ast.CallExpression): string {
  const node = unwrap(callee);
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? (propertyName(node) ?? "") : "";
}
