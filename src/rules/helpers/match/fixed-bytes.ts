import { type Ast, type Semantics, propertyName, unwrap, isFunction } from "../../../engine/api.ts";
import { environmentVariable } from "./environment-variable.ts";
import { nameOf } from "./names.ts";

/** Why bytes are the same every time. */
export type Sameness = "constant" | "zeros" | "once" | "setting" | "key";

const RANDOM =
  /^(?:crypto#(?:randomBytes|webcrypto\.getRandomValues)|global#crypto\.getRandomValues|node-forge#random\.getBytes(?:Sync)?|crypto-js#lib\.WordArray\.random)$/;
/** What may write into a buffer after it was made. */
const FILLS = /^(?:randomFill(?:Sync)?|getRandomValues|copy|set|write\w*|fill)$/;

/** Why an expression gives the same bytes for every message; undefined where it may not. */
export function fixedBytes(
  expression: Ast.Node,
  key: Ast.Node | undefined,
  semantics: Semantics,
): Sameness | undefined {
  const origin = semantics.origin(expression);
  const node = unwrap(origin.node);
  const { in: owner } = origin;
  const text = owner.constant(node)?.value;
  if (typeof text === "string" && text !== "") return "constant";
  if (environmentVariable(node, owner) !== undefined) return "setting";
  if (node.type === "ArrayExpression")
    return node.elements.length > 0 && node.elements.every((each) => each && owner.constant(each))
      ? "constant"
      : undefined;
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
  const api = owner.callee(node) ?? "";
  const [first, second] = node.arguments;
  if (RANDOM.test(api)) return isMadeOnce(expression, semantics) ? "once" : undefined;
  if (
    /^(?:global#|buffer#)(?:Buffer\.(?:from|new)|Buffer|Uint8Array|TextEncoder\.new\(\)\.encode)(?:\.from|\.of)?$/.test(
      api,
    )
  ) {
    if (!first) return undefined;
    if (node.type === "NewExpression" && typeof owner.constant(first)?.value === "number")
      return isFilled(expression, semantics) ? undefined : "zeros";
    return fixedBytes(first, key, owner);
  }
  if (/^(?:global#|buffer#)Buffer\.alloc$/.test(api)) {
    const isZero = !second || owner.constant(second) !== undefined;
    return isZero && !isFilled(expression, semantics) ? "zeros" : undefined;
  }
  if (/^crypto-js#enc\.\w+\.parse$/.test(api)) return first && fixedBytes(first, key, owner);
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return undefined;
  if (
    !/^(?:slice|subarray|substring|substr|padEnd|padStart|toString)$/.test(
      propertyName(callee) ?? "",
    )
  )
    return undefined;
  const isOfKey = key && isSameName(callee.object, key);
  return isOfKey ? "key" : fixedBytes(callee.object, key, owner);
}

function isSameName(one: Ast.Node, other: Ast.Node): boolean {
  const name = nameOf(unwrap(one));
  return name !== undefined && name === nameOf(unwrap(other));
}

/** Random bytes of the whole file, used by a function for each of its messages. */
function isMadeOnce(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  if (node.type !== "Identifier") return false;
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type !== "Variable" || !isOfFile(definition.node)) return false;
  for (let each: Ast.Node | undefined = node; each; each = each.parent)
    if (isFunction(each)) return true;
  return false;
}

function isOfFile(node: Ast.Node): boolean {
  const statement = node.parent?.parent;
  return statement?.type === "Program" || statement?.type === "ExportNamedDeclaration";
}

/** `crypto.randomFillSync(iv)`, `iv.write(…)`, `iv[i] = …`. */
function isFilled(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  const references = node.type === "Identifier" ? semantics.variables.of(node)?.references : [];
  return (references ?? []).some(({ identifier }) => {
    const { parent } = identifier;
    if (parent.type === "CallExpression") return FILLS.test(nameOf(unwrap(parent.callee)) ?? "");
    if (parent.type !== "MemberExpression" || parent.object !== identifier) return false;
    return parent.computed || FILLS.test(propertyName(parent) ?? "");
  });
}
