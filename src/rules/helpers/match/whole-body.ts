import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** How the body of a request is at hand: as an object, a form, or as the text that was sent. */
export type BodyShape = "object" | "form" | "text";

const REQUEST = /^(?:_?req|_?request|ctx|context|event|c)$/;
const BODY: ReadonlyMap<string, BodyShape> = new Map([
  ["body", "object"],
  ["validatedBody", "object"],
  ["rawBody", "text"],
]);
const READERS: ReadonlyMap<string, BodyShape> = new Map([
  ["json", "object"],
  ["parseBody", "object"],
  ["formData", "form"],
  ["text", "text"],
]);
/** Functions of h3, which Nuxt brings without an import. */
const OF_EVENT: ReadonlyMap<string, BodyShape> = new Map([
  ["readBody", "object"],
  ["readFormData", "form"],
  ["readRawBody", "text"],
]);

/** The shape of the whole body of a request, where an expression is one: read directly, through a name, or given by Nest. */
export function wholeBody(expression: Ast.Node, semantics: Semantics): BodyShape | undefined {
  const node = unwrap(expression);
  if (node.type === "Identifier") return ofName(node, semantics);
  return directly(node, semantics);
}

function directly(node: Ast.Node, semantics: Semantics): BodyShape | undefined {
  switch (node.type) {
    case "MemberExpression":
      return isRequest(node.object) ? BODY.get(propertyName(node) ?? "") : undefined;
    case "LogicalExpression":
      return directly(unwrap(node.left), semantics);
    case "CallExpression": {
      if (semantics.callee(node) === "global#Object.fromEntries") {
        const [first] = node.arguments;
        return first && wholeBody(first, semantics) === "form" ? "object" : undefined;
      }
      const callee = unwrap(node.callee);
      if (callee.type === "Identifier" && callee.name === "getRawInput") return "object";
      if (callee.type === "Identifier")
        return /^(?:global|h3|#imports)#/.test(semantics.callee(node) ?? "")
          ? OF_EVENT.get(callee.name)
          : undefined;
      if (callee.type !== "MemberExpression" || node.arguments.length > 0) return undefined;
      const name = propertyName(callee) ?? "";
      if (name === "entries") return wholeBody(callee.object, semantics);
      return isRequest(callee.object) ? READERS.get(name) : undefined;
    }
    default:
      return undefined;
  }
}

/** `req`, `ctx.request`, `c.req`, `this.request`. */
function isRequest(expression: Ast.Node): boolean {
  return REQUEST.test(nameOf(unwrap(expression)) ?? "");
}

function ofName(node: Ast.Identifier, semantics: Semantics): BodyShape | undefined {
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type === "Parameter") {
    return isNestBody(definition.name) || isRawInput(definition.name) ? "object" : undefined;
  }
  if (definition?.type !== "Variable") return undefined;
  const { id, init } = definition.node;
  if (!init) return undefined;
  if (id.type === "Identifier") return directly(unwrap(init), semantics);
  if (id.type !== "ObjectPattern" || !isRequest(init)) return undefined;
  const property = id.properties.find(
    (each) => each.type === "Property" && nameOf(each.value) === node.name,
  );
  return property?.type === "Property" ? BODY.get(propertyName(property) ?? "") : undefined;
}

/** `t.middleware(({ rawInput }) => …)` of tRPC: all that was sent, before any schema. */
function isRawInput(name: Ast.Node): boolean {
  const property = name.parent;
  return property?.type === "Property" && nameOf(property) === "rawInput";
}

/** `@Body() dto`: with an argument it is one field alone. */
function isNestBody(name: Ast.Node): boolean {
  if (name.type !== "Identifier") return false;
  return (name.decorators ?? []).some(({ expression }) => {
    return (
      expression.type === "CallExpression" &&
      nameOf(unwrap(expression.callee)) === "Body" &&
      expression.arguments.length === 0
    );
  });
}
