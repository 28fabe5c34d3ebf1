import type { Ast } from "../syntax/ast.ts";
import type { SourceFile } from "../syntax/parse.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Range } from "../text/range.ts";

/** `requireSuperadmin()`, `assertAdmin(session)`: calls that turn others away, wherever they stand. */
const DEMANDS =
  /(?:^|\.)(?:require|ensure|assert|must_?be|enforce|restrict_?to)_?\w*(?:admin|staff)\w*$/i;
/** `isAdmin(request)`, `checkStaffAccess()`: calls that answer, or throw. */
const ASKS =
  /(?:^|\.)(?:is|check|verify|validate|guard|protect|only|auth\w*?)_?(?:super_?)?(?:admin|staff)(?:istrator|s)?(?:_?(?:access|auth\w*|only|permissions?|request|rights?|role|session|token|user))?$|(?:^|\.)(?:super_?)?(?:admin|staff)_?(?:only|guard|check|required|auth\w*|protect\w*)$/i;
/** Others that such a name lets through as well. */
const OTHERS = /or_?(?:customer|client|buyer|user|seller|vendor|merchant|member|owner|self)/i;
/** Who is handed the answer may write a refusal, and the handler goes on. */
const ANSWER = /^(?:res|response|reply|next)$/;

/** True for the name of a function that turns away who is not of the staff. */
export function demandsStaff(name: string): boolean {
  return DEMANDS.test(name) && !OTHERS.test(name);
}

/**
 * True for a call that asks for staff and whose answer decides nothing: `await isAdmin(request);`,
 * `const admin = await isAdmin(request);` with nobody who reads `admin`. It turns others away by throwing.
 */
export function throwsForOthers(
  call: Ast.CallExpression,
  source: SourceFile,
  range: Range,
): boolean {
  const name = source.text.slice(...call.callee.range);
  if (name.length > 80 || !ASKS.test(name) || OTHERS.test(name)) return false;
  if (call.arguments.some((each) => each.type === "Identifier" && ANSWER.test(each.name)))
    return false;
  const value = call.parent?.type === "AwaitExpression" ? call.parent : call;
  const { parent } = value;
  if (parent?.type === "ExpressionStatement") return true;
  return (
    parent?.type === "VariableDeclarator" &&
    parent.id.type === "Identifier" &&
    isReadByNobody(parent.id, source, range)
  );
}

/** A log is no reader. */
function isReadByNobody(
  { name, range: [, end] }: Ast.Node & { readonly name: string },
  source: SourceFile,
  range: Range,
): boolean {
  let isRead = false;
  source.nodes.forEach((node) => {
    if (isRead || node.type !== "Identifier" || node.name !== name) return;
    if (node.range[0] < end || node.range[1] > range.end) return;
    isRead = !isLogged(node);
  });
  return !isRead;
}

function isLogged({ parent }: Ast.Node): boolean {
  if (parent?.type !== "CallExpression") return false;
  const callee = unwrap(parent.callee);
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    /^(?:console|log|logger)$/.test(callee.object.name)
  );
}
