import { type Ast, type SyntaxContext, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { isPasswordName } from "./password-value.ts";

/** A limit that a schema or a check sets on how long a password is. */
export interface PasswordLength {
  readonly kind: "least" | "most";
  readonly value: number;
  /** The number in the code of this file. */
  readonly at: Ast.Node;
}

/** The second field in which a password is typed again, and the one that is only checked. */
const REPEATED =
  /confirm|repeat|again|retype|re_?type|verify|password2|old|current|existing|hint|question|db|smtp/i;
const LEAST = /^(?:min|minLength|minlength|gte|min_length)$/;
const MOST = /^(?:max|maxLength|maxlength|lte|max_length)$/;
/** Properties in objects that are length rules of a field: mongoose, JSON schemas, form libraries. */
const OBJECT_LEAST = /^(?:minLength|minlength|min)$/;
const OBJECT_MOST = /^(?:maxLength|maxlength|max)$/;

/** The limit in a call: `z.string().min(6)` under `password`, `body("password").isLength({ min: 6 })`, `@MinLength(6) password`. */
export function lengthInCall(
  node: Ast.CallExpression,
  context: SyntaxContext,
): readonly PasswordLength[] {
  const callee = unwrap(node.callee);
  const name = nameOf(callee) ?? "";
  const [first, second] = node.arguments;
  if (!first) return [];
  if (callee.type === "MemberExpression" && (LEAST.test(name) || MOST.test(name)))
    return isSchemaOfPassword(node)
      ? limit(LEAST.test(name) ? "least" : "most", first, context)
      : [];
  if (name === "isLength") {
    const isMeant =
      chainField(node, context) || (second && isNewPassword(nameOf(unwrap(first)) ?? ""));
    return isMeant ? limitsOf(second ?? first, context) : [];
  }
  if (name === "MinLength" || name === "MaxLength" || name === "Length") {
    if (!decoratesPassword(node)) return [];
    if (name === "MaxLength") return limit("most", first, context);
    return [
      ...limit("least", first, context),
      ...(name === "Length" && second ? limit("most", second, context) : []),
    ];
  }
  return [];
}

/** `password: { type: String, minlength: 6 }`. */
export function lengthInObject(
  node: Ast.Property,
  context: SyntaxContext,
): readonly PasswordLength[] {
  if (node.value.type !== "ObjectExpression" || !isNewPassword(propertyName(node) ?? "")) return [];
  const { properties } = node.value;
  const names = new Set(
    properties.map((each) => (each.type === "Property" ? propertyName(each) : "")),
  );
  if (!names.has("type") && !names.has("required")) return [];
  return limitsOf(node.value, context);
}

/** `if (password.length < 6) …`. */
export function lengthInComparison(
  node: Ast.BinaryExpression,
  context: SyntaxContext,
): PasswordLength | undefined {
  if (node.operator !== "<" && node.operator !== "<=") return undefined;
  const left = unwrap(node.left);
  if (left.type !== "MemberExpression" || propertyName(left) !== "length") return undefined;
  let owner = unwrap(left.object);
  if (owner.type === "CallExpression") {
    const callee = unwrap(owner.callee);
    if (callee.type === "MemberExpression") owner = unwrap(callee.object);
  }
  if (!isNewPassword(nameOf(owner) ?? "")) return undefined;
  const value = context.semantics.constant(node.right)?.value;
  if (typeof value !== "number") return undefined;
  const least = node.operator === "<" ? value : value + 1;
  return { kind: "least", value: least, at: node.right };
}

function isNewPassword(name: string): boolean {
  return isPasswordName(name) && !REPEATED.test(name);
}

/** The number of a limit, also as the first of a pair with its message. */
function limit(
  kind: PasswordLength["kind"],
  node: Ast.Node,
  { semantics }: SyntaxContext,
): readonly PasswordLength[] {
  const inner = unwrap(node);
  const at = inner.type === "ArrayExpression" ? inner.elements[0] : inner;
  const value = at && semantics.constant(at)?.value;
  return at && typeof value === "number" ? [{ kind, value, at }] : [];
}

function limitsOf(node: Ast.Node, context: SyntaxContext): readonly PasswordLength[] {
  const view = context.semantics.object(node);
  if (view?.in !== context.semantics) return [];
  return [...view.properties].flatMap(([name, { value }]) => {
    if (OBJECT_LEAST.test(name)) return limit("least", value.node, context);
    return OBJECT_MOST.test(name) ? limit("most", value.node, context) : [];
  });
}

/** Whether a chain of a schema is the value of a password's key, and is about a text. */
function isSchemaOfPassword(node: Ast.CallExpression): boolean {
  let outer: Ast.Node = node;
  for (;;) {
    const link: Ast.Node | undefined = outer.parent;
    const isLink =
      (link?.type === "MemberExpression" && link.object === outer) ||
      (link?.type === "CallExpression" && link.callee === outer);
    if (!link || !isLink) break;
    outer = link;
  }
  const { parent } = outer;
  const isKey =
    (parent?.type === "Property" && parent.value === outer) ||
    (parent?.type === "VariableDeclarator" && parent.init === outer);
  if (!isKey || !isNewPassword((nameOf(parent) ?? "").replace(/(?:Schema|Rule|Validator)$/, "")))
    return false;
  let inner: Ast.Node = node;
  while (inner.type === "CallExpression" && unwrap(inner.callee).type === "MemberExpression") {
    const callee = unwrap(inner.callee) as Ast.MemberExpression;
    if (propertyName(callee) === "string") return true;
    inner = unwrap(callee.object);
  }
  return inner.type === "CallExpression" && nameOf(unwrap(inner.callee)) === "string";
}

/** `body("password").…` of express-validator. */
function chainField(node: Ast.CallExpression, { semantics }: SyntaxContext): boolean {
  let inner: Ast.Node = node;
  while (inner.type === "CallExpression") {
    const callee = unwrap(inner.callee);
    if (callee.type === "Identifier") {
      const field = inner.arguments[0] && semantics.string(inner.arguments[0]);
      return (
        /^(?:body|check|param|query|checkSchema)$/.test(callee.name) &&
        isNewPassword(field?.replace(/^.*\./, "") ?? "")
      );
    }
    if (callee.type !== "MemberExpression") return false;
    const object = unwrap(callee.object);
    const isRoot = object.type === "Identifier";
    if (isRoot) {
      const field = inner.arguments[0] && semantics.string(inner.arguments[0]);
      return field !== undefined && isNewPassword(field.replace(/^.*\./, ""));
    }
    inner = object;
  }
  return false;
}

function decoratesPassword(node: Ast.CallExpression): boolean {
  const decorator = node.parent;
  const owner = decorator.type === "Decorator" ? decorator.parent : undefined;
  return owner?.type === "PropertyDefinition" && isNewPassword(propertyName(owner) ?? "");
}
