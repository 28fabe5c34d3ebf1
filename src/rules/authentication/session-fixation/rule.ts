import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
  walk,
  isFunction,
} from "../../../engine/api.ts";
import { functionAround, innermostFunction } from "../../helpers/match/enclosing.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { isPasswordName } from "../../helpers/match/password-value.ts";
import { textWithout } from "../../helpers/match/text-without.ts";

const SOMEBODY =
  /^(?:user|userId|user_id|uid|userid|username|userName|currentUser|customer|customerId|customerEmail|customerPresent|admin|adminId|isAdmin|account|accountId|auth|authenticated|isAuthenticated|isAuth|isLoggedIn|loggedIn|loggedin|logged_in|email|role)$/;
const REQUEST = /^(?:req|request|ctx|context)$/;
/** What asks for a password, or for a proof in its place. */
const PROOF =
  /^(?:compare|compareSync|verifyPassword|checkPassword|comparePassword|validatePassword|matchPassword|isValidPassword|correctPassword|passwordMatches|authenticate|login|signIn)$/;
const RENEWS = /\.regenerate\s*\(|\.regenerateId\s*\(|regenerateSession|rotateSession/;

export const rule = syntaxRule({
  id: "session-fixation",
  meta: {
    category: "authentication",
    title: "A log-in keeps the session that was there before",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [384],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["7.2.4"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "This log-in keeps the session that existed before it, whose id somebody else may know.",
      help: "Call req.session.regenerate() before you store who logged in, and carry the cart over.",
    },
  },
  fixes: [{ id: "regenerate", kind: "suggestion", title: "Begin a new session first" }],
  visit: {
    AssignmentExpression(node, context) {
      if (!isLogin(node) || isNothing(node.right, context)) return;
      if (!hasServerSessions(context)) return;
      const around = outermostHandler(node);
      if (!around || isRenewed(around, context) || !asksForProof(around, context)) return;
      if (firstLogin(around, context) !== node) return;
      context.report({ at: node.left, message: "found", fixes: fixesFor(node, context) });
    },
  },
});

/** `req.session.user = …`. */
function isLogin(node: Ast.AssignmentExpression): boolean {
  const left = unwrap(node.left);
  if (left.type !== "MemberExpression" || !SOMEBODY.test(propertyName(left) ?? "")) return false;
  const session = unwrap(left.object);
  if (session.type !== "MemberExpression" || propertyName(session) !== "session") return false;
  return REQUEST.test(nameOf(unwrap(session.object)) ?? "");
}

/** Sessions that live in the cookie itself have no id that somebody could know before. */
function hasServerSessions({ packageVersion, text }: SyntaxContext): boolean {
  if (/["']cookie-session["']|["']iron-session["']/.test(text)) return false;
  return (
    packageVersion("express-session") !== undefined ||
    packageVersion("@fastify/session") !== undefined ||
    /["'](?:express-session|@fastify\/session)["']/.test(text)
  );
}

/** True where the file begins new sessions, other than in handlers for other log-ins. */
function isRenewed(around: Ast.Node, { source, text }: SyntaxContext): boolean {
  if (!RENEWS.test(text)) return false;
  const others = new Set<Ast.Node>();
  walk(source.ast, source.visitorKeys, (each) => {
    const other =
      each.type === "AssignmentExpression" && isLogin(each) ? outermostHandler(each) : undefined;
    if (other && other !== around) others.add(other);
  });
  return RENEWS.test(textWithout(text, others));
}

function outermostHandler(node: Ast.Node): Ast.Node | undefined {
  let found: Ast.Node | undefined;
  for (let each = node.parent; each; each = each.parent) {
    if (!isFunction(each)) continue;
    if (each.params.some((parameter) => REQUEST.test(nameOf(parameter) ?? ""))) found = each;
  }
  return found;
}

/** A password is compared in the function, or read for the database to compare; to write a profile into the session is no log-in. */
function asksForProof(around: Ast.Node, { source }: SyntaxContext): boolean {
  let asks = false;
  walk(around, source.visitorKeys, (each) => {
    asks ||= readsPassword(each);
    if (each.type !== "CallExpression") return;
    const name = nameOf(unwrap(each.callee)) ?? "";
    // A token that comes with every request is verified as well, and that is no log-in.
    const takesPassword = each.arguments.some((given) =>
      isPasswordName(nameOf(unwrap(given)) ?? ""),
    );
    asks ||= PROOF.test(name) || (name === "verify" && takesPassword);
  });
  return asks;
}

function isBody(node: Ast.Node): boolean {
  return node.type === "MemberExpression" && propertyName(node) === "body";
}

/** `req.body.password`, `const { email, password } = req.body` */
function readsPassword(node: Ast.Node): boolean {
  if (node.type === "MemberExpression")
    return isBody(unwrap(node.object)) && isPasswordName(propertyName(node) ?? "");
  if (node.type !== "VariableDeclarator" || node.id.type !== "ObjectPattern" || !node.init)
    return false;
  return (
    isBody(unwrap(node.init)) &&
    node.id.properties.some(
      (each) => each.type === "Property" && isPasswordName(propertyName(each) ?? ""),
    )
  );
}

function firstLogin(around: Ast.Node, context: SyntaxContext): Ast.Node | undefined {
  let first: Ast.AssignmentExpression | undefined;
  walk(around, context.source.visitorKeys, (each) => {
    if (each.type !== "AssignmentExpression" || !isLogin(each)) return;
    if (isNothing(each.right, context)) return;
    if (!first || each.range[0] < first.range[0]) first = each;
  });
  return first;
}

function isNothing(node: Ast.Node, { semantics }: SyntaxContext): boolean {
  const constant = semantics.constant(node);
  return constant !== undefined && !constant.value;
}

/** In an `async` function of Express the callback can be waited for. */
function fixesFor(node: Ast.AssignmentExpression, context: SyntaxContext): readonly ReportedFix[] {
  const statement = node.parent;
  const around = functionAround(node);
  if (!around || innermostFunction(node)?.async !== true) return [];
  if (statement.type !== "ExpressionStatement" || statement.parent.type !== "BlockStatement")
    return [];
  if (
    context.packageVersion("express-session") === undefined &&
    !context.text.includes("express-session")
  )
    return [];
  const left = unwrap(node.left);
  if (left.type !== "MemberExpression") return [];
  const session = context.text.slice(...left.object.range);
  const start = statement.range[0];
  const indent = /[ \t]*$/.exec(context.text.slice(0, start))?.[0] ?? "";
  const text = `await new Promise((resolve, reject) => {\n${indent}  ${session}.regenerate((error) => (error ? reject(error) : resolve(undefined)));\n${indent}});\n${indent}`;
  return [{ id: "regenerate", edits: () => [{ start, end: start, text }] }];
}
