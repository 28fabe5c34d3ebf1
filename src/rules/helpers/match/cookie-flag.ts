import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { requestRead } from "./request-read.ts";

/** `staff_auth=1`: a cookie that says yes, and is the same for all who have it. */
const FLAG =
  /^\W*(?:[\w-]*[_-])?(?:is[_-]?)?(?:auth|authed|authenticated|authori[sz]ed|admin|staff|logged[_-]?in|access|unlocked)=(?:1|true|yes|ok|y|granted|admin|staff)\W*$/i;
const MAX_DEPTH = 3;

/**
 * The flag that is looked for in all cookies of a request at once, as far as anybody can write it:
 * `request.headers.get("cookie")?.includes("staff_auth=1")`.
 */
export function cookieFlag(
  condition: Ast.Node,
  semantics: Semantics,
  depth = 0,
): Ast.Node | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const { node, in: owner } = semantics.origin(unwrap(condition));
  if (owner !== semantics) return undefined;
  // One of several is enough.
  if (node.type === "LogicalExpression" && node.operator === "||")
    return (
      cookieFlag(node.left, semantics, depth + 1) ?? cookieFlag(node.right, semantics, depth + 1)
    );
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const [flag] = node.arguments;
  if (callee.type !== "MemberExpression" || propertyName(callee) !== "includes" || !flag)
    return undefined;
  const read = requestRead(callee.object, semantics);
  if (read?.from !== "header" || read.name !== "cookie") return undefined;
  return FLAG.test(semantics.string(flag) ?? "") ? flag : undefined;
}
