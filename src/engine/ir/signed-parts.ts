import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Lowering } from "./lowering.ts";

/** Names, conversions and parts of a text that are followed. */
const MAX_STEPS = 12;

/** What was sent and stands as it is in a text that is signed: `${orderId}|${paymentId}`, `JSON.stringify(body)`. */
export function signedParts(lower: Lowering, text: Ast.Node): readonly Ast.Node[] {
  return withParsed(partsOf(lower, text, MAX_STEPS));
}

/** What the only value is that a name ever has. */
export function onlyValue(lower: Lowering, name: Ast.Identifier): Ast.Node | undefined {
  const variable = lower.variables.of(name);
  const [definition] = variable?.defs ?? [];
  if (!variable || definition?.type !== "Variable" || !lower.variables.isConstant(variable))
    return undefined;
  const { id, init } = definition.node;
  return id.type === "Identifier" ? (init ?? undefined) : undefined;
}

function partsOf(lower: Lowering, text: Ast.Node, steps: number): readonly Ast.Node[] {
  const node = unwrap(text);
  const inside = (each: Ast.Node): readonly Ast.Node[] => partsOf(lower, each, steps - 1);
  if (steps === 0) return [node];
  switch (node.type) {
    case "TemplateLiteral":
      return node.expressions.flatMap(inside);
    case "BinaryExpression":
      return node.operator === "+" ? [...inside(node.left), ...inside(node.right)] : [node];
    case "ConditionalExpression":
      return inBoth(inside(node.consequent), inside(node.alternate));
    case "LogicalExpression":
      return node.operator === "&&" ? [] : inBoth(inside(node.left), inside(node.right));
    case "Identifier": {
      const written = onlyValue(lower, node);
      return [node, ...(written ? partsOfWritten(inside, written) : restOf(lower, node))];
    }
    case "CallExpression":
      return partsOfCall(node, inside);
    default:
      return [node];
  }
}

/** What a name holds that was put together; what was read under another name is another place. */
function partsOfWritten(
  inside: (node: Ast.Node) => readonly Ast.Node[],
  written: Ast.Node,
): readonly Ast.Node[] {
  const node = unwrap(written);
  const isPutTogether =
    /^(?:TemplateLiteral|BinaryExpression|ConditionalExpression|LogicalExpression|CallExpression)$/.test(
      node.type,
    );
  return isPutTogether ? inside(node).filter((part) => part !== node) : [];
}

/** `const { signature, ...others } = query`: nothing but the signature is left out of what was signed. */
function restOf(lower: Lowering, name: Ast.Identifier): readonly Ast.Node[] {
  const [definition] = lower.variables.of(name)?.defs ?? [];
  if (definition?.type !== "Variable") return [];
  const { id, init } = definition.node;
  if (id.type !== "ObjectPattern" || !init) return [];
  const isRest = id.properties.some(
    (each) => each.type === "RestElement" && each.argument === definition.name,
  );
  const others = id.properties.filter((each) => each.type === "Property");
  return isRest && others.every((each) => SIGNATURE.test(propertyName(each) ?? ""))
    ? [unwrap(init)]
    : [];
}

const SIGNATURE = /signature|hmac|sign$|digest|hash|mac$/i;

function partsOfCall(
  node: Ast.CallExpression,
  inside: (node: Ast.Node) => readonly Ast.Node[],
): readonly Ast.Node[] {
  const callee = unwrap(node.callee);
  const [first] = node.arguments;
  if (callee.type !== "MemberExpression")
    return first && callee.type === "Identifier" && callee.name === "String"
      ? inside(first)
      : [node];
  switch (propertyName(callee)) {
    case "stringify":
      return node.arguments.slice(0, 1);
    case "from":
      return first ? inside(first) : [node];
    case "toString":
      return inside(callee.object);
    case "join": {
      const listed = listedBy(callee.object);
      return listed ? inside(listed) : [node];
    }
    default:
      return [node];
  }
}

/** What all names of are in a list: `Object.keys(query).sort().map((key) => `${key}=${query[key]}`)`. */
function listedBy(list: Ast.Node): Ast.Node | undefined {
  const node = unwrap(list);
  const callee = node.type === "CallExpression" ? unwrap(node.callee) : undefined;
  if (node.type !== "CallExpression" || callee?.type !== "MemberExpression") return undefined;
  const owner = unwrap(callee.object);
  const name = propertyName(callee) ?? "";
  if (owner.type === "Identifier" && owner.name === "Object")
    return /^(?:keys|entries)$/.test(name) ? node.arguments[0] : undefined;
  return /^(?:map|filter|sort|toSorted)$/.test(name) ? listedBy(owner) : undefined;
}

/** What is signed in either case. */
function inBoth(one: readonly Ast.Node[], other: readonly Ast.Node[]): readonly Ast.Node[] {
  const known = new Set(withParsed(one).map(placeName));
  return withParsed(other).filter((part) => known.has(placeName(part)));
}

/** `req.body` in the code; each node that is no such place is one by itself. */
function placeName(node: Ast.Node): string | Ast.Node {
  const place = unwrap(node);
  if (place.type === "Identifier") return place.name;
  if (place.type !== "MemberExpression" || place.computed) return place;
  const owner = placeName(place.object);
  return typeof owner === "string" ? `${owner}.${propertyName(place) ?? "?"}` : place;
}

function withParsed(parts: readonly Ast.Node[]): readonly Ast.Node[] {
  return parts.flatMap((part) => [part, ...parsedFrom(part)]);
}

/** `request.body` is what was read of `request.rawBody`: who signed the bytes wrote it. */
function parsedFrom(part: Ast.Node): readonly Ast.Node[] {
  if (part.type !== "MemberExpression" || propertyName(part) !== "rawBody") return [];
  if (part.property.type !== "Identifier") return [];
  return [{ ...part, property: { ...part.property, name: "body" } }];
}
