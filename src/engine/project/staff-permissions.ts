import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";

/** Rights that are given to staff: `MANAGE_COUPONS`, `orders:manage`, `admin.settings`. */
const OF_STAFF = /^(?:manage|admin(?:ister)?)[_:.\- ]|[_:.\- ](?:manage|admin)$/i;
/** Rights of customers and sellers over what is theirs. */
const OF_OWNERS = /own|self|my[_:.\- ]/i;
const ASKS = /^(?:can|may|has|check|user_?has|user_?can|is_?allowed|is_?authori[sz]ed)(?:_?\w*)$/i;
const PERMISSIONS = /(?:permission|perm|capabilit(?:y|ie)|privilege|right)s?$/i;

/**
 * True for a question whether somebody has a right that only staff get: `can("MANAGE_COUPONS")`,
 * `hasPermission(user, "orders:manage")`, `permissions.includes("MANAGE_COUPONS")`,
 * `permissions.some((each) => ["MANAGE_COUPONS", "MANAGE_SETTINGS"].includes(each))`.
 */
export function asksForPermission({ callee, arguments: given }: Ast.CallExpression): boolean {
  const asked = unwrap(callee);
  const [first] = given;
  if (asked.type === "Identifier") return ASKS.test(asked.name) && given.some(isRightOfStaff);
  if (asked.type !== "MemberExpression" || !first) return false;
  const name = propertyName(asked) ?? "";
  if (!PERMISSIONS.test(lastName(asked.object)))
    return ASKS.test(name) && given.some(isRightOfStaff);
  if (name === "includes" || name === "has") return isRightOfStaff(first);
  return name === "some" && first.type === "ArrowFunctionExpression" && isInList(first.body);
}

/** `["MANAGE_COUPONS", "MANAGE_SETTINGS"].includes(each)` */
function isInList(body: Ast.Node): boolean {
  const call = unwrap(body);
  if (call.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "includes") return false;
  const list = unwrap(callee.object);
  return (
    list.type === "ArrayExpression" &&
    list.elements.length > 0 &&
    list.elements.every((each) => each !== null && isRightOfStaff(each))
  );
}

function isRightOfStaff(given: Ast.Node): boolean {
  const node = unwrap(given);
  const right =
    node.type === "Literal"
      ? node.value
      : node.type === "MemberExpression"
        ? propertyName(node)
        : undefined;
  return typeof right === "string" && OF_STAFF.test(right) && !OF_OWNERS.test(right);
}

/** `permissions` of `user.permissions` and of `(user?.permissions || [])`. */
function lastName(given: Ast.Node): string {
  const node = unwrap(given);
  if (node.type === "LogicalExpression") return lastName(node.left);
  if (node.type === "Identifier") return node.name;
  return node.type === "MemberExpression" ? (propertyName(node) ?? "") : "";
}
