import { type Ast, type Semantics, unwrap, walk } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** What makes the signature that a token should have: `createHmac(…)`, `hmacOf(…)`, `sign(payload)`. */
const MAKES =
  /hmac|^sign(?:ature|ed|payload|token|data|value)?$|^(?:compute|create|make|calculate|generate|expected)_?(?:signature|sig|mac|digest)/i;
/** What compares two texts in constant time. */
const COMPARES = /timing|(?:safe|const\w*)_?(?:equals?|compare|eq)|^(?:equals?|compare)$/i;
const MAX_DEPTH = 6;

/**
 * True where code makes the signature of a token itself and compares it with the one that was sent:
 * `if (createHmac("sha256", key).update(body).digest("hex") !== signature) return null`.
 */
export function comparesOwnSignature(
  around: Ast.Node,
  { semantics, source }: { readonly semantics: Semantics; readonly source: Semantics["source"] },
): boolean {
  let compares = false;
  walk(around, source.visitorKeys, (node) => {
    if (compares) return;
    if (node.type === "BinaryExpression" && /^[!=]==?$/.test(node.operator))
      compares = isSignature(node.left, semantics) !== isSignature(node.right, semantics);
    if (node.type === "CallExpression" && COMPARES.test(nameOf(unwrap(node.callee)) ?? ""))
      compares = node.arguments.some((each) => isSignature(each, semantics));
  });
  return compares;
}

/** A call that makes a signature, what is made of its result, and a variable that holds it. */
function isSignature(expression: Ast.Node, semantics: Semantics, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  const { node, in: where } = semantics.origin(unwrap(expression));
  if (where !== semantics) return false;
  if (node.type === "AwaitExpression") return isSignature(node.argument, semantics, depth + 1);
  if (node.type === "MemberExpression") return isSignature(node.object, semantics, depth + 1);
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  if (MAKES.test(nameOf(callee) ?? "")) return true;
  if (callee.type === "MemberExpression" && isSignature(callee.object, semantics, depth + 1))
    return true;
  // `Buffer.from(expected)`
  const [first] = node.arguments;
  return (
    nameOf(callee) === "from" && first !== undefined && isSignature(first, semantics, depth + 1)
  );
}
