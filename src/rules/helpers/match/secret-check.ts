import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  literalPattern,
  unwrap,
  walk,
} from "../../../engine/api.ts";
import { environmentVariable } from "./environment-variable.ts";
import { nameOf } from "./names.ts";
import { ownSecret } from "./own-secret.ts";

/** A question whether a secret is there. */
export interface PresenceTest {
  /** The secret's name in the settings. */
  readonly name: string;
  /** The expression that is asked for. */
  readonly secret: Ast.Node;
  /** True for `!SECRET`, false for `SECRET`. */
  readonly missing: boolean;
}

const VERIFYING =
  /verif|constructEvent|hmac|valid|compare|equal|check|match|digest|importKey|sign|webhook/i;

/** Reads `SECRET`, `!SECRET`, `SECRET === undefined`, `Boolean(SECRET)`. */
export function presenceTest(
  test: Ast.Node,
  semantics: Semantics,
  missing = false,
): PresenceTest | undefined {
  const node = unwrap(test);
  if (node.type === "UnaryExpression" && node.operator === "!")
    return presenceTest(node.argument, semantics, !missing);
  if (node.type === "CallExpression" && semantics.callee(node) === "global#Boolean")
    return node.arguments[0] && presenceTest(node.arguments[0], semantics, missing);
  if (node.type === "BinaryExpression" && /^[!=]==?$/.test(node.operator)) {
    const constant = semantics.constant(node.right);
    if (!constant || constant.value) return undefined;
    const name = ownSecret(node.left, semantics);
    const isMissing = missing !== node.operator.startsWith("=");
    return name === undefined ? undefined : { name, secret: node.left, missing: isMissing };
  }
  const isRead =
    node.type === "Identifier" ||
    node.type === "MemberExpression" ||
    node.type === "CallExpression";
  const name = isRead ? ownSecret(node, semantics) : undefined;
  return name === undefined ? undefined : { name, secret: node, missing };
}

/** True where code compares something with a secret, or hands it to what verifies. */
export function verifiesWith(
  root: Ast.Node,
  name: string,
  { semantics, source }: SyntaxContext,
): boolean {
  let isUsed = false;
  let compares = false;
  walk(root, source.visitorKeys, (node) => {
    if (node.type === "BinaryExpression" && /^[!=]==?$/.test(node.operator)) {
      const sides = [node.left, node.right];
      if (sides.some((side) => semantics.constant(side) || side.type === "UnaryExpression")) return;
      compares = true;
      isUsed ||= sides.some((side) => mentions(side, name, { semantics, source }));
    }
    if (node.type !== "CallExpression" && node.type !== "NewExpression") return;
    const called = nameOf(unwrap(node.callee)) ?? "";
    if (/verif|constructEvent|equal|compare|valid|match|webhook/i.test(called)) compares = true;
    isUsed ||=
      VERIFYING.test(called) &&
      node.arguments.some((each) => mentions(each, name, { semantics, source }));
  });
  return isUsed && compares;
}

/** True where an expression holds the secret of this name somewhere. */
export function mentions(
  root: Ast.Node,
  name: string,
  { semantics, source }: Pick<SyntaxContext, "semantics" | "source">,
): boolean {
  let found = false;
  walk(root, source.visitorKeys, (node) => {
    if (found || (node.type !== "Identifier" && node.type !== "MemberExpression")) return;
    found = ownSecret(node, semantics) === name || environmentVariable(node, semantics) === name;
  });
  return found;
}

/** True where the file asks anywhere whether the secret is missing and turns away or stops then. */
export function isAskedFor(secret: Ast.Node, name: string, { text }: SyntaxContext): boolean {
  const code = text.slice(...secret.range);
  const spellings = [code, `process.env.${name}`, `env.${name}`].map((each) =>
    literalPattern(each),
  );
  return new RegExp(
    `!\\s*(?:${spellings.join("|")})(?![\\w$])|\\b\\w*(?:require|assert|ensure|must|invariant)\\w*\\(\\s*(?:["']${literalPattern(name)}["']|${spellings.join("|")})|(?:${spellings.join("|")})\\s*={2,3}\\s*(?:undefined|null|["']{2})`,
  ).test(text);
}
