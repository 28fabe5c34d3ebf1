import {
  type Ast,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { isOutsideProduction } from "../../helpers/match/environment-guard.ts";
import { nameOf, words } from "../../helpers/match/names.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const STORES = /^global#(?:window\.|globalThis\.|self\.)?(local|session)Storage$/;
/** What lets somebody in, by the name of the entry. */
const CREDENTIAL =
  /^(?:.* )?(?:(?:access|auth|id|refresh|session|bearer|jwt|login|user|admin|customer|api|app|shop|security) )?(?:token|jwt|bearer|password|passwd|secret|api key|secret key|private key)$|^(?:.* )?(?:card number|cvv2?|cvc2?|card code)$|^(?:session id|sessionid|sid|authorization|credentials)$/;
/** Tokens and keys that open nothing, or nothing that matters. */
const HARMLESS =
  /\b(?:csrf|xsrf|push|fcm|device|cart|checkout|guest|theme|public|publishable|site|page|cursor|expir\w*|type|reset|invite|captcha|recaptcha|storefront|channel|count|name|show|has|is|remember|anonymous|analytics|consent|state|nonce|verifier|visitor)\b/;

export const rule = syntaxRule({
  id: "auth-token-web-storage",
  meta: {
    category: "authentication",
    title: "A credential is kept where every script of the page can read it",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [922],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["14.3.3"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "'{{name}}' is kept in {{store}}, where every script of the page can read it.",
      help: "Let the server set it as a cookie with httpOnly, secure and sameSite; scripts need not see it.",
    },
  },
  noFix: "The server has to set the cookie and to accept it, so code on both sides changes.",
  visit: {
    CallExpression(node, context) {
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || propertyName(callee) !== "setItem") return;
      const [key, value] = node.arguments;
      const store = storeOf(callee.object, context);
      if (!key || !value || store === undefined) return;
      const name = context.semantics.string(key) ?? nameOf(unwrap(key));
      if (name !== undefined) check(node, name, value, store, context);
    },
    AssignmentExpression(node, context) {
      const left = unwrap(node.left);
      if (left.type !== "MemberExpression" || node.operator !== "=") return;
      const store = storeOf(left.object, context);
      if (store === undefined) return;
      const name =
        propertyName(left) ?? (left.computed ? context.semantics.string(left.property) : undefined);
      if (name !== undefined) check(node, name, node.right, store, context);
    },
  },
});

function storeOf(object: Ast.Node, { semantics }: SyntaxContext): string | undefined {
  const node = unwrap(object);
  // Cheap first: nearly every member of the program comes by here.
  if (!/[sS]torage$/.test(nameOf(node) ?? "")) return undefined;
  const kind = STORES.exec(semantics.api(node) ?? "")?.[1];
  if (kind !== undefined) return `${kind}Storage`;
  const isNative = /^@react-native-(?:async-storage\/async-storage|community\/async-storage)#$/;
  return isNative.test(semantics.api(node) ?? "") ? "AsyncStorage" : undefined;
}

function check(
  node: Ast.Node,
  key: string,
  value: Ast.Node,
  store: string,
  context: SyntaxContext,
): void {
  const inner = credentialInside(value, context);
  const name = isCredential(key) ? key : inner;
  if (name === undefined || isNothing(value, context)) return;
  if (isOutsideProduction(node, context.semantics)) return;
  // It is gone with the tab there, and never on a disk.
  const isShort = store === "sessionStorage";
  context.report({
    at: node,
    message: "found",
    data: { name, store },
    ...(isShort && { level: "information" as const, preset: "balanced" as const }),
    ...presetInTests(context),
  });
}

function isCredential(name: string): boolean {
  const text = words(name.slice(name.lastIndexOf("/") + 1).replace(/^[@\w-]+[:.](?=\w)/, ""))
    .replace(/\b(?:key|storage key)$/, (tail, at: number, all: string) =>
      /(?:token|jwt|secret|password) key$/.test(all) ? "" : tail,
    )
    .trim();
  return CREDENTIAL.test(text) && !HARMLESS.test(text);
}

/** `JSON.stringify({ token, user })`: the property that is a credential. */
function credentialInside(value: Ast.Node, { semantics }: SyntaxContext): string | undefined {
  const node = unwrap(value);
  if (node.type !== "CallExpression" || semantics.callee(node) !== "global#JSON.stringify")
    return undefined;
  const [given] = node.arguments;
  const view = given && semantics.object(given);
  return [...(view?.properties.keys() ?? [])].find(
    (name) => isCredential(name) && /token|jwt|password|secret/i.test(name),
  );
}

/** Constants are flags; a test of something is one as well. */
function isNothing(value: Ast.Node, { semantics }: SyntaxContext): boolean {
  const node = unwrap(value);
  return (
    semantics.constant(node) !== undefined ||
    node.type === "UnaryExpression" ||
    (node.type === "CallExpression" && semantics.callee(node) === "global#Boolean")
  );
}
