import { type Ast, type Semantics, propertyName, unwrap, wrapped } from "../../../engine/api.ts";

/** The place that a string is put into. */
export interface SecretSlot {
  readonly name: string;
  readonly kind: "variable" | "property" | "header" | "attribute" | "comparison";
  /** The object literal whose property it is. */
  readonly object?: Ast.ObjectExpression;
  /** For comparisons: true for `!==`, which turns away whoever has not got the value. */
  readonly refuses?: boolean;
}

/** The name under which a string literal is kept, sent or compared; undefined when it has none. */
export function slotOf(literal: Ast.Node, semantics: Semantics): SecretSlot | undefined {
  const child = outermost(literal, semantics);
  const parent = child.parent;
  switch (parent?.type) {
    case "VariableDeclarator":
      return parent.id.type === "Identifier"
        ? { name: parent.id.name, kind: "variable" }
        : undefined;
    case "Property": {
      const name = propertyName(parent);
      if (parent.value !== child || name === undefined || parent.parent.type !== "ObjectExpression")
        return undefined;
      return { name, kind: isHeader(name) ? "header" : "property", object: parent.parent };
    }
    case "PropertyDefinition": {
      const name = propertyName(parent);
      return name !== undefined && parent.value === child ? { name, kind: "variable" } : undefined;
    }
    case "AssignmentExpression": {
      const name = parent.right === child ? nameOf(parent.left) : undefined;
      return name === undefined
        ? undefined
        : { name, kind: isHeader(name) ? "header" : "variable" };
    }
    case "AssignmentPattern":
      return parent.right === child ? ofPattern(parent) : undefined;
    case "JSXAttribute":
      return parent.name.type === "JSXIdentifier"
        ? { name: parent.name.name, kind: "attribute" }
        : undefined;
    case "BinaryExpression": {
      if (!/^[!=]==?$/.test(parent.operator)) return undefined;
      const name = nameOf(parent.left === child ? parent.right : parent.left, true);
      return name === undefined
        ? undefined
        : { name, kind: "comparison", refuses: parent.operator.startsWith("!") };
    }
    case "CallExpression":
      return ofSetter(parent, child, semantics);
    default:
      return undefined;
  }
}

const TRANSPARENT = new Set([
  "global#Buffer.from",
  "buffer#Buffer.from",
  "crypto#createSecretKey",
  "global#String",
]);

/** The expression that still stands for the string: through casts, choices, lists and conversions to bytes. */
export function outermost(literal: Ast.Node, semantics: Semantics): Ast.Node {
  let child = wrapped(literal);
  for (let parent = child.parent; parent; parent = child.parent) {
    const passes =
      (parent.type === "LogicalExpression" && parent.right === child) ||
      (parent.type === "ConditionalExpression" && parent.test !== child) ||
      parent.type === "ArrayExpression" ||
      parent.type === "JSXExpressionContainer" ||
      (parent.type === "CallExpression" &&
        parent.arguments[0] === child &&
        isConversion(parent, semantics));
    if (!passes) return child;
    child = wrapped(parent);
  }
  return child;
}

/** True when another property of the object names an account or a server, as in connection options and log-ins. */
export function hasAccountBeside(object: Ast.ObjectExpression): boolean {
  return object.properties.some(
    (property) =>
      property.type === "Property" &&
      ACCOUNT.test(propertyName(property) ?? "") &&
      !isTypeName(property.value),
  );
}

/** The name of a server beside a password, when the literal says it. */
export function hostBeside(object: Ast.ObjectExpression, semantics: Semantics): string | undefined {
  const host = semantics.object(object)?.get("host") ?? semantics.object(object)?.get("hostname");
  if (!host) return undefined;
  return host.value.in.string(host.value.node) ?? "";
}

export const ACCOUNT =
  /^(?:user|username|user_name|usr|login|identifier|host|hostname|port|database|db|dbname|email|account|dialect)$/i;

/** Maps such as `{ user: "text", password: "password" }` describe fields of forms. */
function isTypeName(value: Ast.Node): boolean {
  return (
    value.type === "Literal" &&
    /^(?:text|string|password|email|user|username|input|login)$/i.test(String(value.value))
  );
}

function isConversion(call: Ast.CallExpression, semantics: Semantics): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === "MemberExpression" && propertyName(callee) === "encode") {
    return semantics.api(callee.object)?.endsWith("TextEncoder.new()") ?? false;
  }
  const api = semantics.callee(call);
  return api !== undefined && TRANSPARENT.has(api);
}

function ofPattern(pattern: Ast.AssignmentPattern): SecretSlot | undefined {
  const property = pattern.parent;
  if (property?.type === "Property") {
    const name = propertyName(property);
    return name === undefined ? undefined : { name, kind: "variable" };
  }
  return pattern.left.type === "Identifier"
    ? { name: pattern.left.name, kind: "variable" }
    : undefined;
}

/** `headers.set("X-Api-Key", "…")`, `config.set("apiKey", "…")`. */
function ofSetter(
  call: Ast.CallExpression,
  child: Ast.Node,
  semantics: Semantics,
): SecretSlot | undefined {
  const callee = unwrap(call.callee);
  const name = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
  if (call.arguments[1] !== child || !call.arguments[0] || name === undefined) return undefined;
  if (!/^(?:set|append|setHeader|header|put|setItem|assign)$/.test(name)) return undefined;
  const key = semantics.string(call.arguments[0]);
  return key === undefined ? undefined : { name: key, kind: isHeader(key) ? "header" : "property" };
}

function isHeader(name: string): boolean {
  return /^(?:proxy-)?authorization$/i.test(name) || /^x-[a-z-]+$/i.test(name);
}

function nameOf(expression: Ast.Node, calls = false): string | undefined {
  const node = unwrap(expression);
  if (node.type === "Identifier") return node.name;
  if (node.type === "MemberExpression") return propertyName(node);
  // `req.get("x-api-key") === "…"`, `searchParams.get("token") === "…"`
  const argument = calls && node.type === "CallExpression" ? node.arguments[0] : undefined;
  return argument?.type === "Literal" && typeof argument.value === "string"
    ? argument.value
    : undefined;
}
