import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { hashCall } from "./hash-call.ts";
import { nameOf, words } from "./names.ts";
import { requestRead } from "./request-read.ts";

/** What a stranger knows of an account, or finds out. */
const KNOWN =
  /^(?:(?:user|customer|account|member) )?(?:e ?mail(?: address)?|login|log in|user ?name|phone(?: number)?|mobile)$|^(?:user|customer|account|member) id$/;
/** The time, which anybody knows to within a few tries. */
const CLOCK =
  /^global#Date(?:\.now|\.new\(\)\.(?:getTime|valueOf|toISOString|toString|getDate|getDay|getHours|getMinutes))$|^performance#now$/;
/** Functions whose result is as well known as their argument. */
const KEEPS =
  /^global#(?:String|Number|parseInt|Math\.(?:floor|round|ceil|trunc)|encodeURIComponent|btoa)$/;
/** Calls that leave a text as good as it is. */
const SAME = /^(?:toLowerCase|toUpperCase|trim|toString|normalize)$/;

/**
 * What a hash without a key is made of, where that is nothing but what others know of an account:
 * `createHash("md5").update(email)`, with or without the time. Undefined for other calls.
 */
export function digestOfKnown(node: Ast.CallExpression, semantics: Semantics): string | undefined {
  const hash = hashCall(node, semantics);
  if (!hash || /hmac/i.test(semantics.callee(node) ?? "") || isOneOfMany(node)) return undefined;
  const names = namesIn(hash.data, semantics);
  return names?.find((name) => name !== "");
}

/** `createHash().update(email).update(secret)`: what else goes in may be secret. */
function isOneOfMany(update: Ast.CallExpression): boolean {
  const callee = unwrap(update.callee);
  if (!isUpdate(callee)) return false;
  const before = callee.type === "MemberExpression" ? unwrap(callee.object) : undefined;
  // A hash that is kept in a variable is given more elsewhere.
  if (before?.type !== "CallExpression") return true;
  return isUpdate(update.parent) || isUpdate(unwrap(before.callee));
}

function isUpdate(node: Ast.Node | undefined): boolean {
  return node?.type === "MemberExpression" && propertyName(node) === "update";
}

/** The names of all that a text is put together from, empty for constants and the time; undefined where a part is not known to others. */
function namesIn(expression: Ast.Node, semantics: Semantics): string[] | undefined {
  const node = unwrap(expression);
  if (semantics.constant(node)) return [""];
  switch (node.type) {
    case "BinaryExpression":
      return joined([node.left, node.right], semantics);
    case "NewExpression":
      return semantics.callee(node) === "global#Date" && node.arguments.length === 0
        ? [""]
        : undefined;
    case "TemplateLiteral":
      return joined(node.expressions, semantics);
    case "CallExpression": {
      const callee = unwrap(node.callee);
      const api = semantics.callee(node);
      if (api !== undefined && CLOCK.test(api)) return [""];
      const [first] = node.arguments;
      if (api !== undefined && KEEPS.test(api) && first) return namesIn(first, semantics);
      const isSame = callee.type === "MemberExpression" && SAME.test(propertyName(callee) ?? "");
      return isSame && callee.type === "MemberExpression"
        ? namesIn(callee.object, semantics)
        : undefined;
    }
    case "Identifier":
    case "MemberExpression": {
      const name = requestRead(node, semantics)?.name ?? nameOf(node) ?? "";
      return KNOWN.test(words(name)) ? [name] : undefined;
    }
    default:
      return undefined;
  }
}

function joined(parts: readonly Ast.Node[], semantics: Semantics): string[] | undefined {
  const names: string[] = [];
  for (const part of parts) {
    const own = namesIn(part, semantics);
    if (!own) return undefined;
    names.push(...own);
  }
  return names;
}
