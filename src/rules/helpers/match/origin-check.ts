import {
  type Ast,
  type Located,
  type Semantics,
  propertyName,
  unwrap,
  isFunction,
} from "../../../engine/api.ts";
import { environmentTest } from "./environment-guard.ts";
import { type OwnFunction, ownFunction, returned } from "./own-function.ts";
import { isRequestOrigin } from "./request-origin.ts";

/** What the `origin` of a CORS configuration lets in: everybody by name, everybody by `*`, or somebody. */
export type AllowedOrigins = "any" | "star" | "some";

/** Reads the `origin` option as it is in production. What cannot be read counts as `some`. */
export function allowedOrigins(value: Located, depth = 0): AllowedOrigins {
  if (depth > 6) return "some";
  const { node, in: semantics } = value.in.origin(value.node);
  const constant = semantics.constant(node);
  if (constant) return ofConstant(constant.value);
  const inner = (each: Ast.Node): AllowedOrigins =>
    allowedOrigins({ node: each, in: semantics }, depth + 1);
  switch (node.type) {
    case "Literal":
      return "regex" in node && matchesEverything(node.regex.pattern) ? "any" : "some";
    case "ArrayExpression":
      return node.elements.some(
        (each) =>
          each?.type === "Literal" &&
          ("regex" in each || each.value === "null") &&
          inner(each) === "any",
      )
        ? "any"
        : "some";
    case "LogicalExpression":
      // What holds when nobody has configured anything.
      return node.operator !== "&&" && inner(node.right) === "any" ? "any" : "some";
    case "ConditionalExpression": {
      const test = environmentTest(node.test, semantics);
      if (test === "production") return inner(node.consequent);
      if (test === "not-production") return inner(node.alternate);
      const [yes, no] = [inner(node.consequent), inner(node.alternate)];
      return yes === no ? yes : "some";
    }
    default: {
      const own = ownFunction({ node, in: semantics });
      return own ? ofFunction(own) : "some";
    }
  }
}

/** Any page gets the origin `null` for a frame with `sandbox`. */
function ofConstant(value: unknown): AllowedOrigins {
  if (value === "*") return "star";
  return value === true || value === "null" ? "any" : "some";
}

/** `.*`, `^.+$`, `^https?:\/\/.*$` and the like, and what begins so and asks no more: `.`, `^https?:\/\/`. */
export function matchesEverything(pattern: string): boolean {
  return /^\^?(?:(?:https\??:\\?\/\\?\/)?(?:\(?\.[*+]\)?\??\$?|\.)|https\??:\\?\/\\?\/)$/.test(
    pattern,
  );
}

/** A function that lets everybody in: it says yes through its callback, or returns `true` or the origin it got. */
function ofFunction(own: OwnFunction): AllowedOrigins {
  const [origin, callback] = own.node.params;
  if (callback?.type === "Identifier") return throughCallback(own, origin, callback);
  const value = returned(own);
  if (!value) return "some";
  const node = unwrap(value.node);
  const yes = value.in.constant(node)?.value;
  if (yes === true) return "any";
  if (yes === "*") return "star";
  return isSameName(leftmost(node), origin) || isRequestOrigin(node, value.in) ? "any" : "some";
}

function throughCallback(
  own: OwnFunction,
  origin: Ast.Node | undefined,
  callback: Ast.Identifier,
): AllowedOrigins {
  const { body } = own.node;
  if (!body) return "some";
  const says = (node: Ast.Node): boolean => {
    const call = unwrap(node);
    if (call.type !== "CallExpression" || !isSameName(call.callee, callback)) return false;
    const [error, answer] = call.arguments;
    if (!error || !answer || own.in.constant(error)?.value) return false;
    return own.in.constant(answer)?.value === true || isSameName(unwrap(answer), origin);
  };
  if (body.type !== "BlockStatement") return says(body) ? "any" : "some";
  return endsWith(body, says) && !mentionsRefusal(body, callback, own.in, says) ? "any" : "some";
}

/** True when every way through a statement ends in a call that `says` yes. */
function endsWith(statement: Ast.Statement, says: (node: Ast.Node) => boolean): boolean {
  switch (statement.type) {
    case "BlockStatement": {
      const last = statement.body.at(-1);
      return last !== undefined && endsWith(last, says);
    }
    case "IfStatement":
      return (
        statement.alternate !== null &&
        endsWith(statement.consequent, says) &&
        endsWith(statement.alternate, says)
      );
    case "ExpressionStatement":
      return says(statement.expression);
    case "ReturnStatement":
      return statement.argument !== null && says(statement.argument);
    default:
      return false;
  }
}

/** True when the callback is used in any other way, or handed on. */
function mentionsRefusal(
  body: Ast.Node,
  callback: Ast.Identifier,
  semantics: Semantics,
  says: (node: Ast.Node) => boolean,
): boolean {
  const variable = semantics.variables.of(callback);
  const uses = variable?.references.map((reference) => reference.identifier as Ast.Node) ?? [];
  return uses.some((use) => {
    const { parent } = use;
    const isInside = use.range[0] >= body.range[0] && use.range[1] <= body.range[1];
    return isInside && !(parent?.type === "CallExpression" && says(parent));
  });
}

/** The `a` of `a || b` and `a ?? b`. */
function leftmost(node: Ast.Node): Ast.Node {
  const inner = unwrap(node);
  return inner.type === "LogicalExpression" && inner.operator !== "&&"
    ? leftmost(inner.left)
    : inner;
}

function isSameName(node: Ast.Node, parameter: Ast.Node | undefined): boolean {
  return (
    node.type === "Identifier" && parameter?.type === "Identifier" && node.name === parameter.name
  );
}

/**
 * True when something decides about the origin before a node is reached: a test around it, or one
 * above it that leaves. Tests of the method or of whether there is an origin at all decide nothing.
 */
export function isBehindOriginCheck(node: Ast.Node, semantics: Semantics): boolean {
  let child: Ast.Node = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) return false;
    if (parent.type === "IfStatement" || parent.type === "ConditionalExpression") {
      if (child !== parent.test && decides(parent.test, semantics)) return true;
    } else if (parent.type === "LogicalExpression") {
      if (child === parent.right && decides(parent.left, semantics)) return true;
    } else if (parent.type === "SwitchCase") return true;
    else if (parent.type === "BlockStatement" || parent.type === "Program") {
      for (const statement of parent.body) {
        if (statement === child) break;
        if (statement.type === "IfStatement" && decides(statement.test, semantics)) return true;
      }
    }
  }
  return false;
}

function decides(test: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(test);
  if (isRequestOrigin(node, semantics)) return false;
  switch (node.type) {
    case "UnaryExpression":
      return node.operator !== "typeof" && decides(node.argument, semantics);
    case "LogicalExpression":
      return decides(node.left, semantics) || decides(node.right, semantics);
    case "BinaryExpression": {
      const sides = [unwrap(node.left), unwrap(node.right)];
      if (sides.some((side) => side.type === "MemberExpression" && isMethod(side))) return false;
      const other = sides.find((side) => !isRequestOrigin(side, semantics));
      const constant = other && semantics.constant(other);
      const isNothing = constant !== undefined && !constant.value;
      return !isNothing && sides[0]?.type !== "UnaryExpression";
    }
    default:
      return true;
  }
}

function isMethod(node: Ast.MemberExpression): boolean {
  return /^(?:method|url|path|pathname)$/.test(propertyName(node) ?? "");
}
