import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** What reads the header of a log-in with a name and a password. */
const READERS = /^basic-auth#(?:parse)?\(\)$/;
/** What turns the header's text into `name:password`. */
const DECODERS = /^global#(?:atob|Buffer\.from|Buffer)$/;
const MAX_STEPS = 8;

/**
 * The password of a log-in with HTTP Basic: `auth(req).pass`, or what stands behind the colon of
 * `Buffer.from(header, "base64").toString().split(":")`.
 */
export function isBasicPassword(expression: Ast.Node, semantics: Semantics): boolean {
  const { node, in: owner } = semantics.origin(expression);
  if (node.type === "Identifier") return isTakenApart(node, owner);
  if (node.type !== "MemberExpression") return false;
  const name = propertyName(node);
  if (name === "pass") return READERS.test(owner.api(node.object) ?? "");
  const isSecond = node.property.type === "Literal" && node.property.value === 1;
  return isSecond && isPair(node.object, owner);
}

/** `const [name, password] = …`, `const { name, pass } = auth(req)` */
function isTakenApart(node: Ast.Identifier, semantics: Semantics): boolean {
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type !== "Variable" || !definition.node.init) return false;
  const { id, init } = definition.node;
  if (id.type === "ArrayPattern") {
    const [, second] = id.elements;
    return second?.type === "Identifier" && second.name === node.name && isPair(init, semantics);
  }
  if (id.type !== "ObjectPattern" || !READERS.test(semantics.api(init) ?? "")) return false;
  return id.properties.some(
    (each) =>
      each.type === "Property" && propertyName(each) === "pass" && nameOf(each.value) === node.name,
  );
}

/** `decoded.split(":")`, where `decoded` was base64. */
function isPair(expression: Ast.Node, semantics: Semantics): boolean {
  const { node, in: owner } = semantics.origin(expression);
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  const [by] = node.arguments;
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "split" || !by) return false;
  return owner.string(by) === ":" && isDecoded(callee.object, owner);
}

function isDecoded(expression: Ast.Node, semantics: Semantics): boolean {
  let { node, in: owner } = semantics.origin(expression);
  for (let step = 0; step < MAX_STEPS; step++) {
    if (node.type === "NewExpression" || node.type === "CallExpression") {
      const made = owner.callee(node) ?? "";
      const [, encoding] = node.arguments;
      if (DECODERS.test(made.replace(/^buffer#|^node:buffer#/, "global#")))
        return made.endsWith("atob") || (!!encoding && owner.string(encoding) === "base64");
    }
    if (node.type !== "CallExpression") return false;
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return false;
    ({ node, in: owner } = owner.origin(callee.object));
  }
  return false;
}
