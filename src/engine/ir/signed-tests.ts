import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type Condition, NOTHING_KNOWN, type PlacedTest } from "./condition-tests.ts";
import type { Frame } from "./frame.ts";
import type { Lowering } from "./lowering.ts";
import { onlyValue, signedParts } from "./signed-parts.ts";
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
      return signedParts(lower, text).flatMap((part) => testOf(lower, part, test, frame).whenTrue);
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
