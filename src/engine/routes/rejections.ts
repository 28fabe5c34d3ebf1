import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Located } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { visitAll } from "./functions.ts";
import { isFunction } from "../syntax/function-node.ts";

/** `return res.status(401)…`, `throw …`, `next(error)`, `redirect(…)`, `return false`. */
export function isRejection(node: Ast.Node): boolean {
  if (node.type === "ThrowStatement") return !isInCatch(node);
  // Whatever answers with it: `errorResponse(res, { statusCode: 401 })`.
  if (node.type === "Literal") return node.value === 401 || node.value === 403;
  if (node.type === "ReturnStatement") {
    const value = node.argument && unwrap(node.argument);
    return value?.type === "Literal" && value.value === false;
  }
  if (node.type === "NewExpression") {
    const options = node.arguments[1];
    return options !== undefined && deniesInOptions(options);
  }
  if (node.type !== "CallExpression") return false;
  const callee = unwrap(node.callee);
  const [first, second] = node.arguments;
  if (callee.type === "Identifier") {
    if (/^next$/i.test(callee.name))
      return first !== undefined && !isNothing(first) && !isInCatch(node);
    // SvelteKit says no by a call: `error(401)`, `fail(403)`.
    if (/^(?:error|fail)$/.test(callee.name)) return isDenial(first);
    return /^(?:redirect|permanentRedirect|notFound|forbidden|unauthorized)$/.test(callee.name);
  }
  if (callee.type !== "MemberExpression") return false;
  const name = propertyName(callee);
  if (name === "status" || name === "sendStatus" || name === "code" || name === "throw")
    return isDenial(first);
  if (name === "redirect" || name === "protect") return true;
  // `ctx.unauthorized("…")` of Strapi and of koa-respond.
  if (name === "unauthorized" || name === "forbidden") return true;
  if (second === undefined) return false;
  // `c.json({ error }, 401)` is how Hono says it.
  if (name === "text") return isDenial(second);
  return name === "json" && (deniesInOptions(second) || isDenial(second));
}

/** What went wrong is handed on there: that turns nobody away on purpose. */
function isInCatch(node: Ast.Node): boolean {
  for (let each: Ast.Node | undefined = node; each; each = each.parent) {
    if (each.type === "CatchClause") return true;
    if (isFunction(each)) return false;
  }
  return false;
}

/** `try { user = verify(token) } catch { user = null }` tells who is there and turns nobody away. */
export function failsUnheard(node: Ast.Node): boolean {
  let inner: Ast.Node = node;
  for (let each = node.parent; each && !isFunction(each); inner = each, each = each.parent) {
    if (each.type !== "TryStatement" || each.block !== inner || !each.handler) continue;
    return each.handler.body.body.every(leavesThingsAsTheyAre);
  }
  return false;
}

/** Only logs, forgets a cookie, or says that nobody is there. */
function leavesThingsAsTheyAre(statement: Ast.Statement): boolean {
  if (statement.type === "ReturnStatement")
    return !!statement.argument && isNothing(unwrap(statement.argument));
  if (statement.type !== "ExpressionStatement") return false;
  const made = unwrap(statement.expression);
  if (made.type === "AssignmentExpression") {
    const value = unwrap(made.right);
    return value.type === "Literal" || (value.type === "Identifier" && value.name === "undefined");
  }
  if (made.type !== "CallExpression") return false;
  const callee = unwrap(made.callee);
  if (callee.type !== "MemberExpression") return false;
  const owner = unwrap(callee.object);
  const name = owner.type === "MemberExpression" ? propertyName(owner) : undefined;
  return (
    (owner.type === "Identifier" && /^(?:console|log|logger|cookies)$/.test(owner.name)) ||
    /^(?:log|logger|cookies)$/.test(name ?? "")
  );
}

function deniesInOptions(node: Ast.Node): boolean {
  const options = unwrap(node);
  if (options.type !== "ObjectExpression") return false;
  return options.properties.some(
    (each) =>
      each.type === "Property" && propertyName(each) === "status" && isDenial(unwrap(each.value)),
  );
}

/** A status that says no; one that is not written as a number may be. */
function isDenial(node: Ast.Node | undefined): boolean {
  if (!node) return false;
  if (node.type === "Literal") {
    return typeof node.value === "number" && node.value >= 400 && node.value < 500;
  }
  return (
    node.type === "MemberExpression" &&
    /unauthori|forbidden|denied|not_?found|bad_?request/i.test(propertyName(node) ?? "")
  );
}

function isNothing(node: Ast.Node): boolean {
  return (
    (node.type === "Literal" && (node.value === null || node.value === "route")) ||
    (node.type === "Identifier" && node.name === "undefined")
  );
}

/** Whether code may end the request. */
export function mayReject(at: Located): boolean {
  let found = false;
  visitAll(at, (node) => {
    // Leaving early without calling the next function ends the request as well.
    if (isRejection(node) || node.type === "ReturnStatement") found = true;
  });
  return found;
}

/** A refusal that is about who asks: 401, 403, a way to the login, an error of that name. */
export function refusesIn(at: Located): boolean {
  let found = false;
  visitAll(at, (node) => {
    if (node.type === "Literal" && (node.value === 401 || node.value === 403)) found = true;
    if (
      node.type === "Identifier" &&
      /unauthori[sz]ed|forbidden|unauthenticated|redirect/i.test(node.name)
    )
      found = true;
    if (node.type === "ReturnStatement" && node.argument?.type === "Literal")
      found ||= node.argument.value === false;
  });
  return found;
}
