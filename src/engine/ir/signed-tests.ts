import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, NOTHING_KNOWN, type PlacedTest } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";
import { testOf } from "./tested-place.ts";

const COMPARES = /equal|compare|same|match|verify|tscmp|safe/i;
/** Names, conversions and parts of a text that are followed on the way to a digest. */
const MAX_STEPS = 12;

/**
 * `createHmac(…).update(body).digest("hex") === signature`: where both are the same, `body` is what
 * somebody wrote who knows the key. Whose digest it is, the callee of `update` says.
 */
export function signedTests(
  lower: Lowering,
  sides: readonly Ast.Node[],
  frame: Frame,
): readonly PlacedTest[] {
  return sides.flatMap((side) =>
    digestedBy(lower, side).flatMap((update) => {
      const call = frame.code.findIndex(
        ({ op, start, end }) =>
          op === "call" && start === update.range[0] && end === update.range[1],
      );
      const [text] = update.arguments;
      if (call === -1 || !text) return [];
      const test = { kind: "call", call, argument: 0 } as const;
      return partsOf(lower, text)
        .flatMap((part) => [part, ...parsedFrom(part)])
        .flatMap((part) => testOf(lower, part, test, frame).whenTrue);
    }),
  );
}

/** `timingSafeEqual(a, b)`, `safeCompare(a, b)`, `verifier.update(text).verify(key, signature)`. */
export function comparedDigests(
  lower: Lowering,
  node: Ast.CallExpression,
  frame: Frame,
): Condition {
  const callee = unwrap(node.callee);
  const isMember = callee.type === "MemberExpression";
  const name = isMember ? propertyName(callee) : callee.type === "Identifier" && callee.name;
  if (typeof name !== "string" || !COMPARES.test(name)) return NOTHING_KNOWN;
  const sides = [...node.arguments, ...(isMember ? [callee.object] : [])];
  const whenTrue = signedTests(lower, sides, frame);
  return whenTrue.length > 0 ? { whenTrue, whenFalse: [] } : NOTHING_KNOWN;
}

/** The calls of `update` that a digest is made of, through names and conversions. */
function digestedBy(lower: Lowering, given: Ast.Node): Ast.CallExpression[] {
  const updates: Ast.CallExpression[] = [];
  let node: Ast.Node | undefined = unwrap(given);
  for (let i = 0; node && i < MAX_STEPS; i++) {
    if (node.type === "Identifier") {
      updates.push(...updatesOf(lower, node));
      node = onlyValue(lower, node);
    } else if (node.type === "TemplateLiteral") {
      // `sha256=${digest}`
      node = node.expressions.length === 1 ? node.expressions[0] : undefined;
    } else if (node.type === "AwaitExpression") {
      node = node.argument;
    } else if (node.type === "CallExpression") {
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression") return updates;
      const name = propertyName(callee) ?? "";
      if (name === "update") updates.unshift(node);
      // `Buffer.from(digest, "hex")`, `new TextEncoder().encode(digest)`
      node = /^(?:from|encode)$/.test(name) ? node.arguments[0] : callee.object;
    } else return updates;
    node &&= unwrap(node);
  }
  return updates;
}

/** `hmac.update(body);` of what a name holds. */
function updatesOf(lower: Lowering, name: Ast.Identifier): Ast.CallExpression[] {
  const variable = lower.variables.of(name);
  return (variable?.references ?? []).flatMap(({ identifier }) => {
    const member = identifier.parent as Ast.Node | undefined;
    if (member?.type !== "MemberExpression" || propertyName(member) !== "update") return [];
    const call = member.parent;
    const isAlone =
      call.type === "CallExpression" &&
      call.callee === member &&
      call.parent.type === "ExpressionStatement";
    return isAlone ? [call] : [];
  });
}

function onlyValue(lower: Lowering, name: Ast.Identifier): Ast.Node | undefined {
  const variable = lower.variables.of(name);
  const [definition] = variable?.defs ?? [];
  if (!variable || definition?.type !== "Variable" || !lower.variables.isConstant(variable))
    return undefined;
  const { id, init } = definition.node;
  return id.type === "Identifier" ? (init ?? undefined) : undefined;
}

/** What stands as it is in a text that is signed: `${orderId}|${paymentId}`, `JSON.stringify(body)`. */
function partsOf(lower: Lowering, text: Ast.Node, steps = MAX_STEPS): readonly Ast.Node[] {
  const node = unwrap(text);
  const inside = (each: Ast.Node): readonly Ast.Node[] => partsOf(lower, each, steps - 1);
  if (steps === 0) return [node];
  if (node.type === "TemplateLiteral") return node.expressions.flatMap(inside);
  if (node.type === "BinaryExpression" && node.operator === "+")
    return [...inside(node.left), ...inside(node.right)];
  if (node.type === "Identifier") {
    const written = onlyValue(lower, node);
    const isPutTogether = written && /^(?:TemplateLiteral|BinaryExpression)$/.test(written.type);
    return isPutTogether ? [node, ...inside(written)] : [node];
  }
  if (node.type !== "CallExpression") return [node];
  const callee = unwrap(node.callee);
  const isJson = callee.type === "MemberExpression" && propertyName(callee) === "stringify";
  return isJson ? node.arguments.slice(0, 1) : [node];
}

/** `request.body` is what was read of `request.rawBody`: who signed the bytes wrote it. */
function parsedFrom(part: Ast.Node): readonly Ast.Node[] {
  if (part.type !== "MemberExpression" || propertyName(part) !== "rawBody") return [];
  if (part.property.type !== "Identifier") return [];
  return [{ ...part, property: { ...part.property, name: "body" } }];
}
