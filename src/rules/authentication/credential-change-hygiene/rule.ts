import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  type FunctionNode,
} from "../../../engine/api.ts";
import { isForBrowsers } from "../../helpers/match/decoded-token.ts";
import { nameOfFunction } from "../../helpers/match/enclosing.ts";
import { words } from "../../helpers/match/names.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const CHANGES =
  /^(?:handle |user |customer |admin |seller )*(?:change|update|edit|set) (?:user |my |own |customer |admin |seller )*password\b/;
const RESETS =
  /^(?:handle |user |customer |admin |seller )*(?:reset|recover|forgot) (?:user |customer |admin |seller )*password\b/;
/** A new password is hashed or written here; functions that only hand it on are left alone. */
const WRITES = /\b(?:bcrypt|argon2|scrypt|hash\w*)\b|\.password\s*=(?!=)|\bpassword\s*:/i;
const SAVES = /\.save\(|\bupdate\w*\(|\bfindBy\w+AndUpdate\(|\.query\(|\.execute\(|UPDATE\s/;
const CURRENT =
  /\b(?:old|current|existing|previous)_?password|compare\w*\(|\bverify\w*\(|matchPassword|checkPassword|validatePassword/i;
const ENDS =
  /session|refresh_?token|revoke|invalidate|destroy|blacklist|denylist|log_?out|sign_?out|token_?version|password_?changed|changed_?at|security_?stamp|deleteMany\(|jti/i;
const ADMIN = /admin|staff|seed|migrat|script|\bcli\b|(?:^|\/)bin\//i;

export const rule = syntaxRule({
  id: "credential-change-hygiene",
  meta: {
    category: "authentication",
    title: "A new password leaves old sessions open, or is set without the old one",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [613, 620],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["7.4.1", "7.4.3"],
    pci: ["8.2.5"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    sessions: {
      what: "{{name}} sets a new password and ends no session: whoever was logged in stays so.",
      help: "Delete the account's sessions and refresh tokens, or raise a version that every token carries.",
    },
    current: {
      what: "{{name}} sets a new password without asking for the old one.",
      help: "Ask for the current password, so that an open browser is not enough to take the account over.",
    },
  },
  noFix: "Where sessions are kept, and how a caller shows the old password, depends on the store.",
  visit: {
    FunctionDeclaration: check,
    FunctionExpression: check,
    ArrowFunctionExpression: check,
  },
});

function check(node: FunctionNode, context: SyntaxContext): void {
  const own = nameOfFunction(node);
  const route = own === undefined || FRAMEWORK.test(own) ? routeOf(node, context.path) : undefined;
  const name = route?.path ?? own;
  if (name === undefined || !node.body || !/password/i.test(name)) return;
  const text = route ? deedOfPath(name) : words(name);
  const isChange = CHANGES.test(text);
  if (!isChange && !RESETS.test(text)) return;
  const code = context.text.slice(...node.body.range);
  if (!WRITES.test(code) || !SAVES.test(code) || isForBrowsers(context)) return;
  const at = route?.at ?? placeOf(node);
  const data = { name: name.slice(0, 40) };
  // Staff that set somebody else's password do not know the old one.
  const isOwn = !ADMIN.test(`${context.path} ${name}`);
  if (isChange && isOwn && !CURRENT.test(code))
    context.report({ at, message: "current", data, ...presetInTests(context) });
  else if (!ENDS.test(code))
    context.report({ at, message: "sessions", data, ...presetInTests(context) });
}

/** What frameworks call handlers in files that are named after their paths. */
const FRAMEWORK = /^(?:POST|PUT|PATCH|default|handler|action)$/;

interface RoutePath {
  readonly path: string;
  readonly at?: Ast.Node;
}

/** `router.post("/change-password", async (req, res) => …)`, `app/api/account/password/route.ts`. */
function routeOf(node: FunctionNode, path: string): RoutePath | undefined {
  const { parent } = node;
  if (parent.type === "CallExpression" && parent.callee.type === "MemberExpression") {
    const [first] = parent.arguments;
    const isWrite = /^(?:post|put|patch)$/.test(propertyName(parent.callee) ?? "");
    return isWrite && first?.type === "Literal" && typeof first.value === "string"
      ? { path: first.value, at: first }
      : undefined;
  }
  const isFile = /(?:^|\/)(?:app|pages|routes)\//.test(path);
  return isFile && (node.id !== null || parent.type === "ExportDefaultDeclaration")
    ? { path: path.replace(/\.\w+$/, "").replace(/\/(?:route|index)$/, "") }
    : undefined;
}

/** `/me/password` changes one's own, as `/change-password` does. */
function deedOfPath(path: string): string {
  const last = words(path.split(/[/.]/).findLast((part) => !/^[:[$*]/.test(part)) ?? "");
  return /^(?:new )?password$/.test(last) ? "change password" : last;
}

/** The name in the code: of the function, or of what it is kept in. */
function placeOf(node: FunctionNode): Ast.Node {
  if (node.id) return node.id;
  const { parent } = node;
  switch (parent.type) {
    case "VariableDeclarator":
      return parent.id;
    case "MethodDefinition":
    case "Property":
    case "PropertyDefinition":
      return parent.key;
    case "AssignmentExpression":
      return parent.left;
    default:
      return node;
  }
}
