import type { Ast } from "../syntax/ast.ts";
import type { Located } from "../semantics/semantics.ts";
import { calledName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { visitAll } from "./functions.ts";

/** What is asked of somebody who has not logged in yet, and of machines, is refused in the same way. */
const OTHER_REASONS =
  /passw|\botp\b|one_?time|\bpin\b|credential|captcha|turnstile|signature|hmac|web_?hook|timingSafe|createHash/i;
const LOGIN_PAGE = /(?:^|\/)(?:log-?in|sign-?in|auth)(?:[/?#]|$)/i;
const NOT_LOGGED_IN = /^(?:UNAUTHORI[SZ]ED|UNAUTHENTICATED)$|unauthori[sz]ed|unauthenticated/i;

/**
 * True for a function that refuses, under a condition, with the answer for those who are not logged
 * in: 401, an error of that name, a way to the login. It asks who is there, whatever it asks for.
 */
export function refusesStrangers(at: Located): boolean {
  const { text } = at.in.source;
  if (OTHER_REASONS.test(text.slice(...at.node.range))) return false;
  let found = false;
  visitAll(at, (node) => {
    if (!found && saysNotLoggedIn(node)) found = isConditional(node, at.node);
  });
  return found;
}

function saysNotLoggedIn(node: Ast.Node): boolean {
  if (node.type === "Literal")
    return node.value === 401 || (typeof node.value === "string" && node.value === "UNAUTHORIZED");
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return false;
  const name = calledName(unwrap(node.callee));
  if (/redirect|navigateTo/i.test(name))
    return node.arguments.some(
      (each) => each.type === "Literal" && LOGIN_PAGE.test(String(each.value)),
    );
  return NOT_LOGGED_IN.test(name);
}

/** Inside a branch: what always refuses asks for nothing, and what went wrong is no question. */
function isConditional(node: Ast.Node, within: Ast.Node): boolean {
  for (let each = node; each !== within && each.parent; each = each.parent) {
    const { parent } = each;
    if (parent.type === "IfStatement" && parent.test !== each) return true;
    if (parent.type === "ConditionalExpression" && parent.test !== each) return true;
    if (parent.type === "LogicalExpression" && parent.right === each) return true;
  }
  return false;
}
