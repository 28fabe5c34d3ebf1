import {
  type Ast,
  type Semantics,
  type WholeFlow,
  flowRule,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { innermostFunction } from "../../helpers/match/enclosing.ts";
import { words } from "../../helpers/match/names.ts";
import { changesCallersRecord } from "../../helpers/match/own-filter.ts";
import { isNoCustomer } from "../../helpers/match/record-access.ts";

/** Fields that say what an account may do. */
const ROLE =
  /^(?:roles?|user_?roles?|role_?(?:id|name)|user_?type|account_?type|is_?(?:super_?)?(?:admin|staff|user)|admin|permissions?|access_?level|privileges?)$/i;
/** Where accounts are kept. */
const ACCOUNTS = /\b(?:users?|accounts?|members?|admins?|employees?|staff|auth|profiles?)\b/;
/** What only an account has that is just being made. */
const PASSWORD = /passw(?:or)?d|\bpwd\b|\bhash/i;
/** What is called where nothing says what is stored: `this.repository.create(…)`. */
const OF_ANYTHING =
  /^(?:(?:this|repo|repository|model|entity|manager|data ?source|collection|create|insert|save|one)\b ?)+$/;
const SIGN_UP = /\b(?:register|registration|sign ?up)\b/;
/** Names of middlewares and guards that ask who somebody is. */
const GUARD =
  /(?<!Throttler|Captcha|RateLimit)Guard\b|^(?:protect\w*|require\w+|verify\w+|ensure\w+|is[A-Z]\w+|auth|auth[oe]\w*e\w*|check_?auth\w*|authMiddleware|jwt_?auth\w*)$/i;
/** `role === "admin"`: somebody looks whether it is one of those that nobody may choose. */
const ASKS_ROLE = /\brole\w*\s*[!=]==?\s*(?:["'`]\w*admin|\w+\.\w*admin)|\.includes\([\w.]*role\)/i;
const SIGNS = /(?:^|\.)(?:sign|signAsync|jwtSign)$/;
/** `const { role } = req.body`, `res.json({ token, role })` */
const TAKEN_OR_TOLD =
  /\{[^{}]*\}\s*=\s*(?:await\s)?[\w.]*|\b(?:json|send)\([^()]*\)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
/** Names of the part of a connection that its client fills. */
const SENT = new Set(["query", "auth", "headers"]);

export const rule = flowRule({
  id: "role-chosen-by-sender",
  meta: {
    category: "access-control",
    title: "Somebody says which role their own account has",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [269, 915],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["8.2.1", "8.3.1"],
    pci: ["7.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Whoever owns this account says which role it has ({{source}}): anybody becomes an administrator.",
      help: "Give new accounts the role of a customer in code, and let only who runs the store change it.",
    },
    connected: {
      what: "Whoever connects says which role they have: `{{name}}` is sent by the client.",
      help: "Verify a token of the client in the middleware of the connection, and take the role from it or from the database.",
    },
  },
  noFix: "Which role new accounts have is for the store to say.",
  flow: { from: { remote: "error" }, to: ["stored-value"], accepts },
  visit: {
    MemberExpression(node, context) {
      const name = propertyName(node);
      if (name === undefined || !ROLE.test(name) || !isHandshake(node.object, context.semantics))
        return;
      context.report({ at: node, message: "connected", data: { name } });
    },
    VariableDeclarator(node, context) {
      if (node.id.type !== "ObjectPattern" || !node.init) return;
      if (!isHandshake(node.init, context.semantics)) return;
      for (const property of node.id.properties) {
        const name = property.type === "Property" ? propertyName(property) : undefined;
        if (name !== undefined && ROLE.test(name))
          context.report({ at: property, message: "connected", data: { name } });
      }
    },
  },
});

/** The role of a new account, or of the sender's own. */
function accepts(flow: WholeFlow): boolean {
  const { entry } = flow;
  const field = flow.member ?? fieldOf(flow.node, flow.source.text);
  if (field === undefined || !ROLE.test(field)) return false;
  if (!/body|argument|form|GraphQL|procedure|validated/i.test(entry.says)) return false;
  if (!isNewAccount(flow) && !isOwnAccount(flow) && !isInToken(flow)) return false;
  return !isNoCustomer(withoutPatterns(flow));
}

/** What an assignment gives a value, `user.role = …`; a token is given nothing that other rules know. */
function fieldOf(node: Ast.Node, text: string): string | undefined {
  if (SIGNS.test(calledIn(node, text))) return "role";
  const place = node.type === "AssignmentExpression" ? unwrap(node.left) : node;
  return place.type === "MemberExpression" ? propertyName(place) : undefined;
}

/** A new account, made by somebody of whom nothing is asked: with its password, or where people sign up. */
function isNewAccount({ entry, node, source, path }: WholeFlow): boolean {
  if (entry.isGuarded) return false;
  const called = words(calledIn(unwrap(node), source.text));
  // `this.repository.create(data)` in `users.service.ts`
  const owner = OF_ANYTHING.test(called) ? words(path.slice(path.lastIndexOf("/") + 1)) : called;
  if (!ACCOUNTS.test(owner)) return false;
  if (PASSWORD.test(source.text.slice(...node.range))) return true;
  const around = entry.handler().words;
  const isSignUp = around.some((each) => SIGN_UP.test(words(each)));
  if (!isSignUp || asksWho(entry)) return false;
  return ![source.text, entry.text].some((each) => ASKS_ROLE.test(each));
}

/** True where something of which the code is not known stands before the handler, and is called like a check. */
function asksWho(entry: WholeFlow["entry"]): boolean {
  return [...entry.words(), ...entry.handler().words].some((each) => GUARD.test(each));
}

/** `jwt.sign({ id: user.id, role: req.body.role }, secret)`, where nothing else is said of the role in the function. */
function isInToken({ entry, node, path, source }: WholeFlow): boolean {
  if (entry.isGuarded || asksWho(entry) || entry.file !== path || node.type !== "CallExpression")
    return false;
  if (!SIGNS.test(calledIn(node, source.text))) return false;
  const around = innermostFunction(node);
  if (!around) return false;
  const { text } = source;
  const others =
    text.slice(around.range[0], node.range[0]) + text.slice(node.range[1], around.range[1]);
  return !/role|admin|type/i.test(others.replace(TAKEN_OR_TOLD, ""));
}

/** `User.findByIdAndUpdate(req.user.id, { role })`, and `user.role = role` of a record that was found so. */
function isOwnAccount({ node, source, semantics }: WholeFlow): boolean {
  const changed = unwrap(node);
  const place = changed.type === "AssignmentExpression" ? unwrap(changed.left) : changed;
  const call =
    place.type === "MemberExpression" ? unwrap(semantics.origin(place.object).node) : changed;
  const found = call.type === "AwaitExpression" ? unwrap(call.argument) : call;
  const called = words(calledIn(found, source.text));
  return ACCOUNTS.test(called) && changesCallersRecord(found, semantics);
}

function calledIn(node: Ast.Node, text: string): string {
  const isCall = node.type === "CallExpression" || node.type === "NewExpression";
  return isCall ? text.slice(node.callee.range[0], node.callee.range[1]) : "";
}

/** Names that are taken out of the request, `{ email, isAdmin }`, say nothing of who may call. */
function withoutPatterns(flow: WholeFlow): WholeFlow {
  const { entry } = flow;
  const handler = (): ReturnType<typeof entry.handler> => {
    const { calls, words: around } = entry.handler();
    return { calls, words: around.filter((each) => !each.startsWith("{")) };
  };
  return { ...flow, entry: { ...entry, handler } };
}

/** `socket.handshake.query`, `client.handshake.auth`: what the client sent when it connected. */
function isHandshake(node: Ast.Node, semantics: Semantics): boolean {
  const origin = unwrap(semantics.origin(node).node);
  if (origin.type !== "MemberExpression" || !SENT.has(propertyName(origin) ?? "")) return false;
  const owner = unwrap(origin.object);
  return owner.type === "MemberExpression" && propertyName(owner) === "handshake";
}
