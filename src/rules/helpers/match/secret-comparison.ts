import { type Ast, type Semantics, unwrap, walk } from "../../../engine/api.ts";
import { isBasicPassword } from "./basic-password.ts";
import { digestIn } from "./digest-value.ts";
import { nameOf, words } from "./names.ts";
import { requestRead } from "./request-read.ts";
import { secretRole } from "./secret-names.ts";

/** Why a comparison must take the same time whatever it is given. */
export interface SecretComparison {
  /** What is compared, in words. */
  readonly subject: string;
  /** True where nothing but the names of stored values tell: one-time codes, reset tokens. */
  readonly byName: boolean;
}

const SIGNATURE = /\b(?:signature|sig|hmac|mac)\b/;
const SECRET_HEADER =
  /signature|api-?key|^authorization$|(?:webhook|cron|access|auth|shared|admin|internal|service)-?(?:secret|token|key)|^x-(?:secret|token|key)$|-secret$|hmac/;
const MADE = /\b(?:expected|computed|calculated|generated|hmac|digest|hash)\b/;
const STALE = /\b(?:prev|previous|last|old|cached|current|function|method|call|type)\b/;
const STORED =
  /\b(?:reset (?:password )?token|password reset token|otp|otp code|one time (?:code|password)|verification (?:code|token)|two factor code|mfa code|api key|access token|login code)$/;

/** What makes the comparison of two expressions one of secrets; undefined when it is not, or not surely. */
export function secretComparison(
  left: Ast.Node,
  right: Ast.Node,
  semantics: Semantics,
): SecretComparison | undefined {
  for (const side of [left, right]) if (isHarmless(side, semantics)) return undefined;
  // Of two digests nobody chooses one sign after the other: who compares so hides what they are made of.
  if ([left, right].every((node) => digestIn({ node, in: semantics }) === "hmac")) return undefined;
  return (
    oneWay(left, right, semantics) ??
    oneWay(right, left, semantics) ??
    byNames(left, right, semantics)
  );
}

function found(subject: string, byName = false): SecretComparison {
  return { subject, byName };
}

function oneWay(
  one: Ast.Node,
  other: Ast.Node,
  semantics: Semantics,
): SecretComparison | undefined {
  const digest = digestIn({ node: one, in: semantics });
  const given = requestRead(other, semantics);
  const otherName = words(given?.name || (nameOf(unwrap(other)) ?? ""));
  if (digest === "hmac") return found("a signature");
  if (digest === "hash" && SIGNATURE.test(otherName)) return found("a signature");
  if (digest === "hash" && given && hashesSecret(one, semantics)) return found("a signature");
  // Two values from outside, such as a cookie and a header, hold no secret of the store.
  if (requestRead(one, semantics)) return undefined;
  if (given?.from === "header" && SECRET_HEADER.test(given.name))
    return SIGNATURE.test(otherName) ? found("a signature") : found("a key from a header");
  const isGiven = given !== undefined || isGivenName(other, semantics);
  if (isGiven && isOwnSecret(one, semantics)) return found("a secret of the store");
  // Whatever the key is for, who sends it in a header is let in by it.
  if (given?.from === "header" && isOwnSecret(one, semantics, isKeyName))
    return found("a key from a header");
  if (given && STORED.test(words(nameOf(unwrap(one)) ?? "")) && !isLookUp(one))
    return found("a stored code or token", true);
  if (isBasicPassword(other, semantics)) return found("a password", !isOwnSecret(one, semantics));
  return undefined;
}

/** `signature === expectedSignature`, wherever they come from. */
function byNames(
  left: Ast.Node,
  right: Ast.Node,
  semantics: Semantics,
): SecretComparison | undefined {
  const names = [left, right].map((each) => words(nameOf(unwrap(each)) ?? ""));
  const [one = "", other = ""] = names;
  if (STALE.test(one) || STALE.test(other) || names.includes("")) return undefined;
  const matches =
    (SIGNATURE.test(one) && MADE.test(other)) || (SIGNATURE.test(other) && MADE.test(one));
  const isStored = STORED.test(one) && STORED.test(other) && !isLookUp(left);
  if (isStored && [left, right].some((each) => isParameter(each, semantics)))
    return { subject: "a stored code or token", byName: true };
  // File formats have signatures as well, and those are no secrets.
  const isAboutKeys = /hmac|webhook|secret|subtle/i.test(semantics.source.text);
  return matches && isAboutKeys ? { subject: "a signature", byName: true } : undefined;
}

/** Constants, lengths, types and members of enumerations say nothing when they are compared. */
function isHarmless(side: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(side);
  if (semantics.constant(node)) return true;
  if (node.type === "UnaryExpression" || node.type === "Literal") return true;
  if (node.type !== "MemberExpression") return false;
  if (nameOf(node) === "length") return true;
  const owner = unwrap(node.object);
  return owner.type === "Identifier" && /^[A-Z][a-z]/.test(owner.name);
}

/** The variable of the environment or the setting that holds a secret; also inside `Bearer ${…}`. */
function isOwnSecret(
  expression: Ast.Node,
  semantics: Semantics,
  isSecret = (name: string): boolean => secretRole(name) !== undefined,
  seen = new Set<Ast.Node>(),
): boolean {
  const { node, in: owner } = semantics.origin(expression);
  if (seen.has(node) || seen.size > 50) return false;
  seen.add(node);
  switch (node.type) {
    case "TemplateLiteral":
      return node.expressions.some((each) => isOwnSecret(each, owner, isSecret, seen));
    case "BinaryExpression":
      return [node.left, node.right].some((each) => isOwnSecret(each, owner, isSecret, seen));
    case "LogicalExpression":
      return isOwnSecret(node.left, owner, isSecret, seen);
    case "MemberExpression": {
      const name = nameOf(node);
      if (name === undefined || !isSecret(name)) return false;
      if (owner.api(node)?.startsWith("global#process.env.")) return true;
      return /^(?:config\w*|settings|options|env|secrets|credentials)_?$/i.test(
        nameOf(unwrap(node.object)) ?? "",
      );
    }
    default:
      return false;
  }
}

/** `METRICS_KEY`, `partnerPass`: what everybody may know says so. */
function isKeyName(name: string): boolean {
  const text = words(name);
  return (
    /\b(?:key|token|secret|pass|passphrase|passcode)$/.test(text) &&
    !/\b(?:public|publishable|site|client|cache|primary|sort|partition|map|maps|idempotency|csrf|xsrf)\b/.test(
      text,
    )
  );
}

/** A parameter or local value with a secret's name, such as `token` or `key`. */
function isGivenName(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  if (node.type !== "Identifier" || isOwnSecret(node, semantics)) return false;
  if (/^[A-Z]/.test(node.name) || STALE.test(words(node.name))) return false;
  return /\b(?:token|secret|key|password|auth|authorization|header|signature)$/.test(
    words(node.name),
  );
}

function isParameter(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  return node.type === "Identifier" && semantics.variables.of(node)?.defs[0]?.type === "Parameter";
}

/** `tokens.find((each) => each.token === token)` looks something up. */
function isLookUp(node: Ast.Node): boolean {
  for (let each = node.parent; each; each = each.parent) {
    if (each.type !== "ArrowFunctionExpression" && each.type !== "FunctionExpression") continue;
    const call = each.parent;
    return (
      call.type === "CallExpression" &&
      /^(?:find|filter|some|every|findIndex|map|findLast)$/.test(nameOf(unwrap(call.callee)) ?? "")
    );
  }
  return false;
}

/** `createHash("md5").update(body + secret)`: a signature of older payment providers. */
function hashesSecret(expression: Ast.Node, semantics: Semantics): boolean {
  const { node, in: owner } = semantics.origin(expression);
  let found = false;
  walk(node, owner.source.visitorKeys, (each) => {
    if (each.type !== "Identifier" && each.type !== "MemberExpression") return;
    if (secretRole(nameOf(each) ?? "") !== undefined) found = true;
  });
  return found;
}
