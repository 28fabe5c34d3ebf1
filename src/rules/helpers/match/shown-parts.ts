import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** One value that is shown as it is: to a log, to a client, to a service. */
export interface ShownPart {
  readonly node: Ast.Node;
  /** The file that `node` stands in. */
  readonly in: Semantics;
  /** The part of the call itself that brings it; the same as `node` where nothing was followed. */
  readonly at: Ast.Node;
  /** The key under which it is shown. */
  readonly key?: string;
  /** The fixed text in front of it. */
  readonly before?: string;
}

const MAX_DEPTH = 8;
const MAX_PARTS = 60;

/** Calls that show what they are given. */
const FORMS = new Set([
  "global#JSON.stringify",
  "global#String",
  "util#inspect",
  "util#format",
  "util#inspect",
  "util#format",
  "global#Object.assign",
  "global#structuredClone",
]);
const SAME = /^(?:toString|toJSON|trim|toObject|lean|concat)$/;

/** The values that an expression shows: through templates, sums, objects, lists, branches and constants. */
export function shownParts(expression: Ast.Node, semantics: Semantics): ShownPart[] {
  const parts: ShownPart[] = [];
  collect({ node: expression, in: semantics, at: expression }, 0, true, parts);
  return parts;
}

function collect(part: ShownPart, depth: number, isHere: boolean, into: ShownPart[]): void {
  if (depth > MAX_DEPTH || into.length > MAX_PARTS) return;
  const node = unwrap(part.node);
  const inner = (each: Ast.Node, more: Partial<ShownPart> = {}): void =>
    collect({ ...part, node: each, ...(isHere && { at: each }), ...more }, depth + 1, isHere, into);
  switch (node.type) {
    case "TemplateLiteral":
      for (const [i, hole] of node.expressions.entries())
        inner(hole, { before: node.quasis[i]?.value.raw ?? "" });
      return;
    case "BinaryExpression": {
      if (node.operator !== "+") return;
      inner(node.left);
      const left = unwrap(node.left);
      const last = left.type === "BinaryExpression" ? unwrap(left.right) : left;
      inner(node.right, {
        before: last.type === "Literal" && typeof last.value === "string" ? last.value : "",
      });
      return;
    }
    case "ConditionalExpression":
      inner(node.consequent);
      inner(node.alternate);
      return;
    case "LogicalExpression":
      if (node.operator !== "&&") inner(node.left);
      inner(node.right);
      return;
    case "ArrayExpression":
      for (const each of node.elements) if (each) inner(each);
      return;
    case "SpreadElement":
      inner(node.argument);
      return;
    case "ObjectExpression":
      for (const [i, each] of node.properties.entries()) {
        if (each.type !== "SpreadElement") inner(each.value, { key: propertyName(each) ?? "" });
        else {
          const start = into.length;
          inner(each.argument);
          const later = namesOf(node.properties.slice(i + 1));
          into.push(
            ...into.splice(start).filter(({ key }) => key === undefined || !later.has(key)),
          );
        }
      }
      return;
    case "CallExpression": {
      const api = part.in.callee(node);
      if (api !== undefined && FORMS.has(api)) {
        const [first] = node.arguments;
        // A replacer may leave fields out.
        if (api === "global#JSON.stringify" && replaces(node.arguments[1])) return;
        if (first) inner(first);
        return;
      }
      const [given] = node.arguments;
      // `JSON.parse(JSON.stringify(user))` is a copy.
      if (api === "global#JSON.parse" && given && isWritten(given, part.in)) {
        inner(given);
        return;
      }
      const callee = unwrap(node.callee);
      if (callee.type === "MemberExpression" && SAME.test(nameOf(callee) ?? "")) {
        inner(callee.object);
        return;
      }
      into.push({ ...part, node });
      return;
    }
    case "Identifier":
    case "MemberExpression": {
      into.push({ ...part, node });
      if (node.type === "Identifier") followed(node, part, depth, into);
      return;
    }
    default:
  }
}

/** `{ ...account, password: "***" }`: what is named behind a spread is shown instead of what it brings. */
function namesOf(properties: Ast.ObjectExpression["properties"]): ReadonlySet<string> {
  return new Set(
    properties.flatMap((each) => (each.type === "Property" ? (propertyName(each) ?? []) : [])),
  );
}

function isWritten(node: Ast.Node, semantics: Semantics): boolean {
  const call = unwrap(node);
  return call.type === "CallExpression" && semantics.callee(call) === "global#JSON.stringify";
}

/** `JSON.stringify(x, null, 2)` leaves nothing out. */
function replaces(argument: Ast.Node | undefined): boolean {
  if (!argument) return false;
  const isNothing =
    (argument.type === "Literal" && argument.value === null) ||
    (argument.type === "Identifier" && argument.name === "undefined");
  return !isNothing;
}

/** A constant that holds a text or an object which is put together: its parts are shown, too. */
function followed(node: Ast.Identifier, part: ShownPart, depth: number, into: ShownPart[]): void {
  const origin = part.in.origin(node);
  const made = unwrap(origin.node);
  const isMade =
    made !== node &&
    (made.type === "TemplateLiteral" ||
      made.type === "ObjectExpression" ||
      made.type === "BinaryExpression" ||
      made.type === "ConditionalExpression" ||
      made.type === "LogicalExpression" ||
      (made.type === "CallExpression" && FORMS.has(origin.in.callee(made) ?? "")));
  if (isMade && !isChanged(node, part.in))
    collect({ ...part, node: made, in: origin.in }, depth + 1, false, into);
}

/** What is written into an object later may well replace what it was made with. */
function isChanged(node: Ast.Identifier, semantics: Semantics): boolean {
  return (semantics.variables.of(node)?.references ?? []).some(({ identifier }) => {
    const member = identifier.parent;
    if (member.type !== "MemberExpression" || member.object !== identifier) return false;
    const { parent } = member;
    return parent.type === "UnaryExpression"
      ? parent.operator === "delete"
      : parent.type === "AssignmentExpression" && parent.left === member;
  });
}
