import { type Ast, type Located, type Semantics, unwrap } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { ownFunction, returned } from "./own-function.ts";

/** `hmac` needs a key to be made, `hash` does not. */
export type Digest = "hmac" | "hash";

const HMAC =
  /^(?:crypto#createHmac\(\)(?:\.update\(\))*\.digest\(\)|crypto-js#Hmac\w+\(\)|crypto-js\/hmac-\w+#\(\)|create-hmac#\(\)(?:\.update\(\))*\.digest\(\))(?:\.\w+\(\))*$/;
const HASH =
  /^(?:crypto#createHash\(\)(?:\.update\(\))*\.digest\(\)|crypto#hash\(\)|crypto-js#(?:SHA|MD|RIPEMD)\w+\(\)|crypto-js\/(?:sha|md)\w+#\(\)|(?:md5|sha1|sha256|js-sha256|blueimp-md5)#(?:\w+)?\(\))(?:\.\w+\(\))*$/;
const TEXT_METHODS = /^(?:toString|toLowerCase|toUpperCase|trim|slice|substring|substr|replace)$/;

/** The digest that an expression is or contains: through names, texts around it and functions of the project that return it. */
export function digestIn(at: Located, seen = new Set<Ast.Node>()): Digest | undefined {
  const { node, in: semantics } = at.in.origin(at.node);
  // Texts that are put together from one another over and over are looked at once.
  if (seen.has(node) || seen.size > 50) return undefined;
  seen.add(node);
  const api = semantics.api(node);
  if (api !== undefined && HMAC.test(api)) return "hmac";
  if (api !== undefined && HASH.test(api)) return "hash";
  const inner = (each: Ast.Node): Digest | undefined =>
    digestIn({ node: each, in: semantics }, seen);
  switch (node.type) {
    case "TemplateLiteral":
      return node.expressions.map(inner).find((each) => each !== undefined);
    case "BinaryExpression":
      return node.operator === "+" ? (inner(node.left) ?? inner(node.right)) : undefined;
    case "CallExpression": {
      const [argument] = node.arguments;
      if (argument && /^(?:global|buffer)#Buffer\.from$/.test(semantics.callee(node) ?? ""))
        return inner(argument);
      const callee = unwrap(node.callee);
      if (callee.type === "MemberExpression" && TEXT_METHODS.test(nameOf(callee) ?? "")) {
        const own = inner(callee.object);
        if (own) return own;
      }
      const result = resultOf(node, semantics);
      return result && digestIn(result, seen);
    }
    default:
      return undefined;
  }
}

/** What a function or method of the project returns, where that is one expression. */
function resultOf(node: Ast.CallExpression, semantics: Semantics): Located | undefined {
  const callee = unwrap(node.callee);
  if (callee.type === "MemberExpression" && callee.object.type === "ThisExpression") {
    const method = methodOf(callee);
    return method && returned({ node: method, in: semantics });
  }
  const target = ownFunction({ node: callee, in: semantics });
  return target && returned(target);
}

/** The method of the class around that `this.name` means. */
function methodOf(member: Ast.MemberExpression): Ast.FunctionExpression | undefined {
  const name = nameOf(member);
  let owner: Ast.Node | undefined = member.parent;
  while (owner && owner.type !== "ClassBody") owner = owner.parent;
  for (const each of owner?.body ?? []) {
    if (each.type === "MethodDefinition" && nameOf(each) === name)
      return each.value.type === "FunctionExpression" ? each.value : undefined;
  }
  return undefined;
}
