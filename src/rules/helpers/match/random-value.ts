import { type Ast, type Located, type Semantics, unwrap } from "../../../engine/api.ts";
import { nameOf, words } from "./names.ts";

const RANDOM =
  /^(?:crypto#(?:randomBytes|randomUUID|randomInt|webcrypto\.randomUUID)|global#crypto\.(?:randomUUID|getRandomValues)|global#Math\.random|nanoid#(?:nanoid|customAlphabet\(\))?|uuid#(?:v1|v4|v7)?|otp-generator#generate|crypto-random-string#|randomstring#generate|uid#(?:uid)?|uid-safe#(?:sync)?|shortid#generate|hat#|rand-token#(?:generate|uid)|cryptr?#\w*random\w*)$/i;
/** Functions of the store that make such values, by their names. */
const MAKING =
  /^(?:generate|create|make|new|get|random) .*\b(?:otp|token|code|pin)\b|^(?:otp|random (?:token|string|code|number))$/;
const FORM =
  /^(?:toString|slice|substring|substr|padStart|padEnd|floor|round|ceil|trunc|String|replace|toUpperCase|toLowerCase|toFixed|from|trim)$/;
const HASHED = /hash|digest|hmac|encrypt|bcrypt|argon|scrypt|sign|sha\d|md5/i;

/** True where a value is random as it was made, in whatever form; false once it went through a hash. */
export function isRandomValue(at: Located, depth = 0): boolean {
  const { node: origin, in: semantics } = at.in.origin(at.node);
  const node = unwrap(origin);
  if (depth > 8) return false;
  const inside = (each: Ast.Node) => isRandomValue({ node: each, in: semantics }, depth + 1);
  switch (node.type) {
    case "AwaitExpression":
      return inside(node.argument);
    case "BinaryExpression":
      return /^[+*]$/.test(node.operator) && (inside(node.left) || inside(node.right));
    case "TemplateLiteral":
      return node.expressions.some(inside);
    case "MemberExpression":
      return inside(node.object);
    case "Identifier":
      return isTakenFromMade(node, semantics);
    case "CallExpression":
      return isRandomCall(node, semantics, inside);
    default:
      return false;
  }
}

/** `const { otp, expires } = createOtp()` */
function isTakenFromMade(node: Ast.Identifier, semantics: Semantics): boolean {
  const [definition] = semantics.variables.of(node)?.defs ?? [];
  if (definition?.type !== "Variable" || definition.node.type !== "VariableDeclarator")
    return false;
  const { id, init } = definition.node;
  if (id.type !== "ObjectPattern" || !init || !/otp|token|code|pin/i.test(node.name)) return false;
  const made = unwrap(init.type === "AwaitExpression" ? init.argument : init);
  const callee = made.type === "CallExpression" ? unwrap(made.callee) : undefined;
  return (
    callee !== undefined &&
    MAKING.test(words(nameOf(callee) ?? "")) &&
    !isHashingFunction(callee, semantics)
  );
}

function isRandomCall(
  node: Ast.CallExpression,
  semantics: Semantics,
  inside: (each: Ast.Node) => boolean,
): boolean {
  const api = semantics.callee(node) ?? "";
  if (RANDOM.test(api)) return true;
  const callee = unwrap(node.callee);
  const name = nameOf(callee) ?? "";
  if (HASHED.test(name) || HASHED.test(api)) return false;
  if (FORM.test(name)) {
    if (callee.type === "MemberExpression" && inside(callee.object)) return true;
    return node.arguments.some(inside);
  }
  return MAKING.test(words(name)) && !isHashingFunction(callee, semantics);
}

/** A function that hashes what it makes gives no plain value. */
function isHashingFunction(callee: Ast.Node, semantics: Semantics): boolean {
  const { node, in: owner } = semantics.origin(callee);
  if (!/Function/.test(node.type)) return false;
  return HASHED.test(owner.source.text.slice(...node.range));
}
