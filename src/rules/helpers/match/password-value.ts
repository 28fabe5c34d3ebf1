import { type Ast, type Semantics, callApi, unwrap } from "../../../engine/api.ts";
import { functionAround, isParameterOf } from "./enclosing.ts";
import { nameOf, words } from "./names.ts";
import { formField } from "./request-read.ts";

const PASSWORD = /(?:^| )(?:passwords?|passwd|pwd)(?: ?\d)?(?: |$)|^(?:user )?(?:pass|pw)$/;
/** Words that make something else of it, or a secret of the shop itself that payment providers call a password. */
const OTHER =
  /\b(?:hash|hashed|digest|salt|encrypted|token|reset|id|key|field|policy|strength|length|url|link|expir\w*|count|history|merchant|terminal|api|gateway|store|shop|webhook|provider|client|smtp|db|database|sftp|ftp|wifi|keystore|certificate)\b/;
const HASHED_PASSWORD =
  /^(?:(?:new|user|customer|legacy|old) )?(?:password|passwd|pwd|password hash|hashed password|password digest|encrypted password|pwd hash|passwd hash|hash password)$/;
const HASHING_FUNCTION =
  /(?:hash|encrypt|crypt|encode|digest|verify|check|compare|match|validate|make|generate|set)\w* .*\b(?:password|passwd|pwd)\b|\b(?:password|passwd|pwd) (?:hash|digest|matches|verify|check)/;

/** Short secrets that let somebody in as a password does: there are so few that any fast hash gives them away. */
const SHORT =
  /^(?:(?:user|customer|account|login|log in|wallet|card|payment|security|access) )?(?:pin|pass ?code)$|^(?:secret|security) answer$/;

/** Calls that hand their argument on in another form. */
const FORMS = new Set([
  "global#String",
  "global#Buffer.from",
  "buffer#Buffer.from",
  "global#TextEncoder.new().encode",
  "util#TextEncoder.new().encode",
  "global#encodeURIComponent",
  "crypto-js#enc.Utf8.parse",
]);
const SAME = new Set(["trim", "toString", "normalize", "concat", "toLowerCase", "toUpperCase"]);

/** True when a value is, or contains, the password that a person types in. */
export function holdsPassword(
  expression: Ast.Node,
  semantics: Semantics,
  seen = new Set<Ast.Node>(),
): boolean {
  const node = unwrap(expression);
  if (seen.has(node) || seen.size > 50) return false;
  seen.add(node);
  switch (node.type) {
    case "Identifier": {
      if (isPasswordName(node.name)) return !comesFromSettings(node, semantics);
      const origin = semantics.origin(node);
      if (origin.node !== node) return holdsPassword(origin.node, origin.in, seen);
      return hashesItsParameter(node, semantics);
    }
    case "MemberExpression":
      return isPasswordName(nameOf(node) ?? "") && !isSettings(node, semantics);
    case "BinaryExpression":
    case "TemplateLiteral": {
      const parts = partsOf(node).filter((part) => semantics.constant(part) === undefined);
      // Protocols that sign many fields with a shared password store no hash of it.
      const salts = parts.filter((part) => /salt|pepper|secret/i.test(nameOf(unwrap(part)) ?? ""));
      if (parts.length - salts.length > 2) return false;
      return parts.some((part) => holdsPassword(part, semantics, seen));
    }
    case "LogicalExpression":
      return holdsPassword(node.left, semantics, seen);
    case "CallExpression": {
      const argument = node.arguments[0];
      const sent = formField(node, semantics);
      if (sent !== undefined) return isPasswordName(sent);
      const api = semantics.callee(node);
      if (argument && api !== undefined && FORMS.has(api))
        return holdsPassword(argument, semantics, seen);
      const callee = unwrap(node.callee);
      if (callee.type !== "MemberExpression" || !SAME.has(nameOf(callee) ?? "")) return false;
      return (
        holdsPassword(callee.object, semantics, seen) ||
        node.arguments.some((each) => holdsPassword(each, semantics, seen))
      );
    }
    default:
      return false;
  }
}

/** `user.pin`, `passcode`, `securityAnswer`: what a fast hash is made of. */
export function holdsShortSecret(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case "Identifier":
      return SHORT.test(words(node.name)) && !comesFromSettings(node, semantics);
    case "MemberExpression":
      return SHORT.test(words(nameOf(node) ?? "")) && !isSettings(node, semantics);
    case "BinaryExpression":
    case "TemplateLiteral": {
      const parts = partsOf(node).filter((part) => semantics.constant(part) === undefined);
      return parts.length < 3 && parts.some((part) => holdsShortSecret(part, semantics));
    }
    case "CallExpression": {
      const [first] = node.arguments;
      if (first && FORMS.has(semantics.callee(node) ?? ""))
        return holdsShortSecret(first, semantics);
      const callee = unwrap(node.callee);
      return (
        callee.type === "MemberExpression" &&
        SAME.has(nameOf(callee) ?? "") &&
        holdsShortSecret(callee.object, semantics)
      );
    }
    default:
      return false;
  }
}

/** `password`, `newPassword`, `pwd`; not `passwordResetToken`, `passwordHash`, `merchantPassword`. */
export function isPasswordName(name: string): boolean {
  const text = words(name);
  return PASSWORD.test(text) && !OTHER.test(text);
}

/** True when the value that an expression makes is kept under a password's name, such as `user.passwordHash = …`. */
export function isKeptAsPassword(expression: Ast.Node): boolean {
  let node = expression;
  for (let parent = node.parent; parent; node = parent, parent = parent.parent) {
    switch (parent.type) {
      case "VariableDeclarator":
      case "AssignmentExpression":
      case "PropertyDefinition":
        return parent.type === "AssignmentExpression" && parent.right !== node
          ? false
          : isHashedName(nameOf(parent));
      case "Property":
        return parent.value === node && isHashedName(nameOf(parent));
      case "AwaitExpression":
      case "MemberExpression":
      case "ChainExpression":
      case "TSAsExpression":
        break;
      case "CallExpression":
        // `md5(x).toString()` is still the hash; `save(md5(x))` is something else.
        if (parent.callee !== node) return false;
        break;
      default:
        return false;
    }
  }
  return false;
}

function isHashedName(name: string | undefined): boolean {
  return name !== undefined && HASHED_PASSWORD.test(words(name));
}

/** `function hashPassword(plain) { … plain … }`. */
function hashesItsParameter(node: Ast.Identifier, semantics: Semantics): boolean {
  const around = functionAround(node);
  if (!around?.name || !HASHING_FUNCTION.test(words(around.name))) return false;
  return (
    isParameterOf(around.node, node, semantics) &&
    !/salt|pepper|hash|stored|token|key|secret|algorithm/i.test(node.name)
  );
}

function partsOf(node: Ast.BinaryExpression | Ast.TemplateLiteral): Ast.Node[] {
  if (node.type === "TemplateLiteral") return [...node.expressions];
  const left = unwrap(node.left);
  return [...(left.type === "BinaryExpression" ? partsOf(left) : [left]), unwrap(node.right)];
}

/** A password that the shop is configured with: nobody logs in with it. */
function isSettings(node: Ast.MemberExpression, semantics: Semantics): boolean {
  const api = semantics.api(node);
  if (api?.startsWith("global#process.env.") || api?.startsWith(callApi("global#import.meta.env")))
    return true;
  const owner = nameOf(unwrap(node.object)) ?? "";
  return /^(?:config|configuration|settings|options|opts|env|credentials|gateway|provider|merchant|terminal)_?$/i.test(
    owner,
  );
}

function comesFromSettings(node: Ast.Identifier, semantics: Semantics): boolean {
  const variable = semantics.variables.of(node);
  const definition = variable?.defs[0];
  if (definition?.type !== "Variable" || !definition.node.init) return false;
  const init = unwrap(definition.node.init);
  if (init.type === "MemberExpression") return isSettings(init, semantics);
  const name = nameOf(init);
  return name !== undefined && /^(?:config|settings|options|opts|env|credentials)$/i.test(name);
}
