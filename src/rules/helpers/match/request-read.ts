import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** Something that the caller of the store has sent. */
export interface RequestRead {
  readonly from: "header" | "body";
  /** The header's or field's name, lower case for headers; empty when it is not known. */
  readonly name: string;
}

const REQUEST =
  /^(?:req|request|ctx|context|c|event|input|args|params|body|payload|query|headers?)$/i;
const HEADERS = /^(?:headers|rawHeaders)$/;
const BODY =
  /^(?:body|query|params|validatedBody|validatedQuery|cookies|searchParams|rawBody|args|input)$/;
/** What gives a form as it was sent. */
const FORMS = /^(?:formData|readFormData)$/;
const READERS = new Set(["get", "header", "getHeader", "getRequestHeader"]);

/** Reads `req.get("x-api-key")`, `headers["x-signature"]`, `req.body.otp`, also through names and patterns. */
export function requestRead(expression: Ast.Node, semantics: Semantics): RequestRead | undefined {
  const origin = semantics.origin(expression);
  const { node } = origin;
  switch (node.type) {
    case "CallExpression":
      return readCall(node, origin.in);
    case "MemberExpression":
      return readMember(node, origin.in);
    case "LogicalExpression":
      return requestRead(node.left, origin.in);
    case "Identifier":
      return readPattern(node, origin.in);
    default:
      return undefined;
  }
}

function readCall(node: Ast.CallExpression, semantics: Semantics): RequestRead | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === "Identifier") {
    const [first] = node.arguments;
    if (first && semantics.callee(node) === "global#String") return requestRead(first, semantics);
    const name = node.arguments[1] && semantics.string(node.arguments[1]);
    return READERS.has(callee.name) && name !== undefined
      ? { from: "header", name: name.toLowerCase() }
      : undefined;
  }
  if (callee.type !== "MemberExpression") return undefined;
  const method = nameOf(callee) ?? "";
  const argument = node.arguments[0];
  const field = argument && semantics.string(argument);
  const owner = nameOf(unwrap(callee.object)) ?? "";
  const sent = formField(node, semantics);
  if (sent !== undefined) return { from: "body", name: sent };
  if (READERS.has(method) && field !== undefined) {
    if (BODY.test(owner) || owner === "formData") return { from: "body", name: field };
    if (REQUEST.test(owner) || HEADERS.test(owner))
      return { from: "header", name: field.toLowerCase() };
    const inner = unwrap(callee.object);
    // `headers().get("authorization")` of Next.
    if (inner.type === "CallExpression" && nameOf(unwrap(inner.callee)) === "headers")
      return { from: "header", name: field.toLowerCase() };
  }
  // `req.get("authorization").replace("Bearer ", "")` and the like.
  const isText =
    /^(?:replace|slice|substring|trim|toString|split|toLowerCase|toUpperCase|at|pop)$/.test(method);
  return isText ? requestRead(callee.object, semantics) : undefined;
}

/** The field that is read of a form that was sent: `form.get("email")` where `form` is `await request.formData()`. */
export function formField(expression: Ast.Node, semantics: Semantics): string | undefined {
  const node = unwrap(expression);
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (node.type !== "CallExpression" || callee?.type !== "MemberExpression") return undefined;
  const [argument] = node.arguments;
  if (propertyName(callee) !== "get" || !argument) return undefined;
  const form = semantics.origin(callee.object).node;
  const made = unwrap(form);
  return made.type === "CallExpression" && FORMS.test(nameOf(unwrap(made.callee)) ?? "")
    ? semantics.string(argument)
    : undefined;
}

function readMember(node: Ast.MemberExpression, semantics: Semantics): RequestRead | undefined {
  const name = propertyName(node) ?? (node.computed ? semantics.string(node.property) : undefined);
  const owner = unwrap(node.object);
  const ownerName = nameOf(owner) ?? "";
  if (HEADERS.test(ownerName)) return { from: "header", name: (name ?? "").toLowerCase() };
  if (BODY.test(ownerName) && isRequestRoot(owner) && !isOfService(owner, semantics))
    return { from: "body", name: name ?? "" };
  if (!/^\d+$/.test(name ?? "") || (name === "0" && isCutAtSpaces(owner, semantics)))
    return undefined;
  return requestRead(owner, semantics);
}

/** `header.split(" ")`: its first word names the scheme, as `Bearer` does, and the secret is the next. */
function isCutAtSpaces(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(semantics.origin(expression).node);
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (node.type !== "CallExpression" || callee?.type !== "MemberExpression") return false;
  const [separator] = node.arguments;
  if (propertyName(callee) !== "split" || !separator) return false;
  const written = unwrap(separator);
  return written.type === "Literal" && /^(?: |\/(?: |\\s)\+?\/)$/.test(String(written.value));
}

function readPattern(node: Ast.Identifier, semantics: Semantics): RequestRead | undefined {
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type !== "Variable" || definition.node.id.type !== "ObjectPattern")
    return undefined;
  const init = definition.node.init && unwrap(definition.node.init);
  if (!init || !isRequestRoot(init)) return undefined;
  const owner = nameOf(init) ?? "";
  if (HEADERS.test(owner)) return { from: "header", name: keyOf(definition.node.id, node.name) };
  if (BODY.test(owner)) return { from: "body", name: keyOf(definition.node.id, node.name) };
  const isJson = init.type === "CallExpression" && nameOf(unwrap(init.callee)) === "json";
  return isJson ? { from: "body", name: keyOf(definition.node.id, node.name) } : undefined;
}

function keyOf(pattern: Ast.ObjectPattern, local: string): string {
  for (const property of pattern.properties) {
    if (property.type === "Property" && nameOf(property.value) === local)
      return propertyName(property) ?? local;
  }
  return local;
}

/** `sendCode(body: { to: string })`: what a method or a function is handed so is what its callers make of it. */
function isOfService(owner: Ast.Node, semantics: Semantics): boolean {
  if (owner.type !== "Identifier") return false;
  const definition = semantics.variables.of(owner)?.defs[0];
  if (definition?.type !== "Parameter") return false;
  // A resolver gets its arguments behind what they are asked of; an action of the server has no others.
  const isFirst = definition.node.params[0] === definition.name;
  if (isFirst && /^(?:args|input)$/.test(owner.name) && !isAction(semantics)) return true;
  if (definition.node.parent?.type !== "MethodDefinition") return false;
  const method = definition.node.parent;
  const parameter = definition.node.params.find(
    (each) =>
      each.range[0] <= definition.name.range[0] && definition.name.range[1] <= each.range[1],
  );
  return method.decorators.length === 0 && (parameter?.decorators ?? []).length === 0;
}

function isAction({ source }: Semantics): boolean {
  return /["']use server["']/.test(source.text);
}

/** True for chains that start at something called a request. */
function isRequestRoot(node: Ast.Node): boolean {
  let current = unwrap(node);
  while (current.type === "MemberExpression" || current.type === "CallExpression")
    current = unwrap(current.type === "MemberExpression" ? current.object : current.callee);
  return current.type === "Identifier" && REQUEST.test(current.name);
}

/** `request.headers.get("x-key")`, `searchParams.get("key")`. */
export function isWebRead(side: Ast.Node, semantics: Semantics): boolean {
  const { node } = semantics.origin(side);
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (callee?.type !== "MemberExpression" || nameOf(callee) !== "get") return false;
  const owner = unwrap(callee.object);
  const name = nameOf(owner.type === "CallExpression" ? unwrap(owner.callee) : owner);
  return /^(?:headers?|searchParams|query|formData)$/.test(name ?? "");
}
