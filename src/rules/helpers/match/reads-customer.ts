import { type Ast, type Semantics, propertyName, unwrap, walk } from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { ownFunction } from "./own-function.ts";

/** Libraries that say who is logged in. */
const SESSION =
  /^(?:next-auth(?:\/next)?#(?:getServerSession|unstable_getServerSession)|next-auth\/jwt#getToken|next-auth\/react#getSession|@clerk\/(?:nextjs(?:\/server)?#(?:auth|currentUser|getAuth)|express#getAuth)|@auth0\/nextjs-auth0#getSession|iron-session#getIronSession)$/;
/** Functions of the project that do, by names that leave no other meaning. */
const OWN_SESSION =
  /^(?:getServerSession|(?:get|require)UserSession|(?:get|fetch|load|require|retrieve)?_?(?:current|logged_?in|session|authenticated)_?(?:user|customer|account)(?:id)?|require(?:User|Customer|Auth|Session)(?:Id)?|(?:get|retrieve)(?:User|Customer)(?:Id)?(?:From)?(?:Session|Request|Cookies?|Token))$/i;
/** Names that may mean the one who is logged in. */
const WHO = /user|customer|session|account|auth|viewer|cart|basket/i;
/** What middlewares leave on a request. */
const ON_REQUEST =
  /^(?:user|customer|currentUser|auth|auth_context|userId|customerId|currentCustomer)$/;
const REQUEST = /^(?:req|request|ctx|context|c|event|locals)$/;
const IN_SESSION = /^(?:user|customer|account|cart|passport|email|basket|order)/i;
const MEMBER_OF_SESSION = /(?:^|_)(?:token|session|sid|jwt|cart|customer|user)(?:_|$|[A-Z])/i;

/** True where code asks who the customer at the other end is, or takes what is kept for that one alone. */
export function readsCustomer(root: Ast.Node, semantics: Semantics, depth = 1): boolean {
  let found = false;
  walk(root, semantics.source.visitorKeys, (node) => {
    if (found) return;
    if (node.type === "MemberExpression") found = isOfCustomer(node);
    else if (node.type === "CallExpression")
      found = asksWho(node, semantics) || (depth > 0 && calledReads(node, semantics, depth - 1));
    else if (node.type === "VariableDeclarator" && node.init) found = picks(node);
  });
  return found;
}

/** `customerId()` of the project, which asks the session itself. */
function calledReads(node: Ast.CallExpression, semantics: Semantics, depth: number): boolean {
  const callee = unwrap(node.callee);
  if (callee.type !== "Identifier" || !WHO.test(callee.name)) return false;
  const owner = ownFunction({ node: callee, in: semantics });
  return owner !== undefined && readsCustomer(owner.node, owner.in, depth);
}

function isOfCustomer(node: Ast.MemberExpression): boolean {
  if (isWritten(node)) return false;
  const name = propertyName(node) ?? "";
  const owner = unwrap(node.object);
  if (ON_REQUEST.test(name) && isRequest(owner)) return true;
  if (owner.type !== "MemberExpression") return false;
  const kept = propertyName(owner);
  const holder = unwrap(owner.object);
  // `req.session.customerEmail`, `ctx.state.user`, `res.locals.user`, `req.cookies.token`.
  if (kept === "session") return isRequest(holder) && IN_SESSION.test(name);
  if (kept === "state" || kept === "locals")
    return ON_REQUEST.test(name) && hasName(holder, /^(?:ctx|context|res|response|event)$/);
  return kept === "cookies" && isRequest(holder) && MEMBER_OF_SESSION.test(name);
}

function asksWho(node: Ast.CallExpression, semantics: Semantics): boolean {
  const callee = unwrap(node.callee);
  const name = nameOf(callee) ?? "";
  if (OWN_SESSION.test(name)) return true;
  if (callee.type === "Identifier") {
    const api = /^(?:auth|currentUser|getAuth|getToken|getSession|getIronSession)$/.test(name)
      ? semantics.callee(node)
      : undefined;
    if (api !== undefined && SESSION.test(api)) return true;
    // What Auth.js makes for a project is called so everywhere.
    return name === "auth" && node.arguments.length === 0;
  }
  if (callee.type !== "MemberExpression") return false;
  const owner = unwrap(callee.object);
  // `session.get("customerAccessToken")` of Remix, `c.get("user")` of Hono.
  if (name === "get") {
    const key = node.arguments[0] && semantics.string(node.arguments[0]);
    if (key === undefined) return false;
    if (hasName(owner, /^session$/)) return IN_SESSION.test(key);
    return hasName(owner, /^c$/) && (ON_REQUEST.test(key) || key === "jwtPayload");
  }
  // Hydrogen's client of the customer, and Supabase.
  if (hasName(owner, /^customerAccount$/)) return /^(?:query|getAccessToken)$/.test(name);
  return name === "getUser" && hasName(owner, /^auth$/);
}

/** `const { user } = req`, `const { userId } = req.session`. */
function picks({ id, init }: Ast.VariableDeclarator): boolean {
  if (id.type !== "ObjectPattern" || !init) return false;
  const from = unwrap(init);
  const isSession =
    from.type === "MemberExpression" &&
    propertyName(from) === "session" &&
    isRequest(unwrap(from.object));
  if (!isSession && !hasName(from, /^(?:req|request)$/)) return false;
  return id.properties.some((each) => {
    const name = each.type === "Property" ? propertyName(each) : undefined;
    return name !== undefined && (isSession ? IN_SESSION : ON_REQUEST).test(name);
  });
}

function isRequest(node: Ast.Node): boolean {
  if (hasName(node, REQUEST)) return true;
  return (
    node.type === "MemberExpression" &&
    node.object.type === "ThisExpression" &&
    hasName(node, /^(?:req|request)$/)
  );
}

function hasName(node: Ast.Node, name: RegExp): boolean {
  const inner = unwrap(node);
  if (inner.type !== "Identifier" && inner.type !== "MemberExpression") return false;
  return name.test(nameOf(inner) ?? "");
}

function isWritten(node: Ast.Node): boolean {
  const { parent } = node;
  return parent?.type === "AssignmentExpression" && parent.left === node;
}
