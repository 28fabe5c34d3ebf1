import {
  type Ast,
  type SyntaxContext,
  syntaxRule,
  unwrap,
  walk,
  isFunction,
} from "../../../engine/api.ts";
import { isBrowserCode } from "../../helpers/match/browser-code.ts";
import { functionAround } from "../../helpers/match/enclosing.ts";
import { hashCall, wholeChain } from "../../helpers/match/hash-call.ts";
import { nameOf, words } from "../../helpers/match/names.ts";
import { plainUse } from "../../helpers/match/kept-password.ts";
import { isPlainComparison } from "../../helpers/match/plain-password.ts";
import { type CostFlaw, costFlaw } from "../../helpers/match/password-cost.ts";
import { isReversiblePassword } from "../../helpers/match/reversible-password.ts";
import { cipherUses } from "../../helpers/match/cipher-key.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";
import {
  holdsPassword,
  holdsShortSecret,
  isKeptAsPassword,
  isPasswordName,
} from "../../helpers/match/password-value.ts";

export const rule = syntaxRule({
  id: "password-hash-weak",
  meta: {
    category: "authentication",
    title: "Passwords are kept so that they can be guessed or read",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [916, 256, 257],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["11.4.2"],
    pci: ["8.3.2"],
    tips: [4],
    since: "0.1.0",
  },
  messages: {
    fast: {
      what: "{{algorithm}} is made for speed: billions of passwords a second can be tried against it.",
      help: "Hash passwords with argon2id, scrypt or bcrypt, and hash anew at the next log-in of each customer.",
    },
    salt: {
      what: "The same salt for everybody: one table of guesses fits all passwords.",
      help: "Take randomBytes(16) for every password and keep it next to the hash.",
    },
    cost: {
      what: "{{setting}} is less than today's advice of {{advice}}.",
      help: "Raise it. Keep the setting with each hash, so that old ones can still be checked.",
    },
    plain: {
      what: "The password that was sent is compared with the stored one: passwords are kept as they are.",
      help: "Keep a hash of argon2id, scrypt or bcrypt, and compare with its verify(). Those that are stored can be hashed in one go.",
    },
    asked: {
      what: "An account is looked for by the password that was sent: passwords are kept as they are.",
      help: "Look for the account by its name alone, and compare a hash of argon2id, scrypt or bcrypt with its verify(). Those that are stored can be hashed in one go.",
    },
    stored: {
      what: "The password that was sent is stored as it is: whoever sees the table reads all of them.",
      help: "Store a hash of argon2id, scrypt or bcrypt, and compare with its verify() at the log-in.",
    },
    reversible: {
      what: "Passwords are encrypted, not hashed: whoever gets the key reads all of them.",
      help: "Hash them with argon2id, scrypt or bcrypt and compare with its verify(): nobody has to read a password again. Those that are stored can be hashed in one go.",
    },
  },
  fixes: [{ id: "raise-cost", kind: "suggestion", title: "Raise to {{advice}}" }],
  mentions: [
    "pass",
    "pwd",
    "crypt",
    "hash",
    "md5",
    "pbkdf",
    "argon",
    "sha1",
    "sha2",
    "sha5",
    "digest",
  ],
  visit: {
    BinaryExpression(node, context) {
      if (isPlainComparison(node, context.semantics) && !isBrowserCode(node, context))
        context.report({ at: node, message: "plain", ...presetInTests(context) });
    },
    NewExpression: checkKept,
    CallExpression(node, context) {
      const hash = hashCall(node, context.semantics);
      if (hash) {
        const isPassword =
          holdsPassword(hash.data, context.semantics) ||
          holdsShortSecret(hash.data, context.semantics) ||
          (isKeptAsPassword(wholeChain(node)) && !isOtherSecret(hash.data, context));
        if (isPassword) reportFast(node, hash.algorithm, context);
        return;
      }
      const cost = costFlaw(node, context.semantics);
      const [data] = node.arguments;
      // Nobody guesses what was drawn at random, however fast.
      if (cost && /token|secret|key/i.test(data ? (nameOf(unwrap(data)) ?? "") : "")) return;
      if (cost) reportCost(cost, context);
      else if (isReversiblePassword(node, context)) reportReversible(node, context);
      else if (!checkKept(node, context)) checkHelper(node, context);
    },
  },
});

/** `User.findOne({ email, password })` and `User.create({ email, password })` with what was sent. */
function checkKept(node: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): boolean {
  const use = plainUse(node, context.semantics, context.path);
  if (use) context.report({ at: node, message: use, ...presetInTests(context) });
  return use !== undefined;
}

/** A hash of something random needs no slow function. */
function isOtherSecret(data: Ast.Node, context: SyntaxContext): boolean {
  if (context.semantics.constant(data)) return true;
  return /token|secret|key|random|uuid|nonce|file|buffer|content|email/i.test(
    nameOf(unwrap(data)) ?? "",
  );
}

/** What is handed over where it is there: the left side of `password || ""`. */
function given(argument: Ast.Node): Ast.Node {
  const node = unwrap(argument);
  return node.type === "LogicalExpression" && node.operator !== "&&" ? given(node.left) : node;
}

/** `md5(password)` where `md5` is a function of the project around a fast hash. */
function checkHelper(node: Ast.CallExpression, context: SyntaxContext): void {
  const callee = unwrap(node.callee);
  if (callee.type !== "Identifier" && callee.type !== "MemberExpression") return;
  const position = node.arguments.findIndex(
    (each) => isPasswordName(nameOf(given(each)) ?? "") && holdsPassword(each, context.semantics),
  );
  if (position === -1) return;
  const { node: target, in: semantics } = context.semantics.origin(callee);
  if (!isFunction(target)) return;
  const parameter = target.params[position];
  if (parameter?.type !== "Identifier" || !target.body) return;
  const variable = semantics.variables.of(parameter);
  let algorithm: string | undefined;
  walk(target.body, semantics.source.visitorKeys, (each) => {
    if (each.type !== "CallExpression") return;
    const hash = hashCall(each, semantics);
    const data = hash && unwrap(hash.data);
    // What is a password inside already is reported there.
    if (!data || data.type !== "Identifier" || holdsPassword(data, semantics)) return;
    if (semantics.variables.of(data) === variable) algorithm = hash.algorithm;
  });
  if (algorithm !== undefined) reportFast(node, algorithm, context);
}

function reportFast(node: Ast.CallExpression, algorithm: string, context: SyntaxContext): void {
  const whole = wholeChain(node);
  if (isOnlyCompared(whole, context) || asksForLeaks(node, context)) return;
  const shown = algorithm.charAt(0).toUpperCase() + algorithm.slice(1);
  context.report({ at: whole, message: "fast", data: { algorithm: shown } });
}

/** Hashes that make two values equally long before they are compared in constant time are not kept. */
function isOnlyCompared(hash: Ast.Node, context: SyntaxContext): boolean {
  const isCompared = (node: Ast.Node): boolean =>
    node.parent?.type === "CallExpression" &&
    context.semantics.callee(node.parent) === "crypto#timingSafeEqual";
  if (isCompared(hash)) return true;
  const declarator = hash.parent;
  if (declarator?.type !== "VariableDeclarator") return false;
  const uses = context.semantics.variables
    .of(declarator.id)
    ?.references.filter((each) => !each.isWrite());
  return uses !== undefined && uses.length > 0 && uses.every((each) => isCompared(each.identifier));
}

/** Services that know leaked passwords are asked by the start of a SHA-1. */
function asksForLeaks(node: Ast.Node, context: SyntaxContext): boolean {
  if (/pwnedpasswords|haveibeenpwned/i.test(context.text)) return true;
  const name = functionAround(node)?.name;
  return name !== undefined && /\b(?:pwned|hibp|breach\w*|leak\w*|compromised)\b/.test(words(name));
}

function reportReversible(node: Ast.CallExpression, context: SyntaxContext): void {
  context.report({ at: wholeChain(node), message: "reversible", ...presetInTests(context) });
}

function reportCost(flaw: CostFlaw, context: SyntaxContext): void {
  const { password, at } = flaw;
  // Keys are derived from other things as well, and those need no high cost.
  const isBcrypt = flaw.setting.endsWith("bcrypt");
  if (!isBcrypt && !flaw.isOfPassword && (!password || !holdsPassword(password, context.semantics)))
    return;
  if (flaw.kind === "salt") {
    // A key of a cipher is no password that is kept: another rule asks for its salt.
    if (cipherUses(at, context.semantics).size === 0) context.report({ at, message: "salt" });
    return;
  }
  const isSlight = flaw.severity === "slightly low";
  const { node: literal, in: owner } = context.semantics.origin(at);
  const canEdit = literal.type === "Literal" && owner === context.semantics;
  const text = String(flaw.advice).replace(/\B(?=(?:\d{3})+$)/g, "_");
  const edits = () => [{ start: literal.range[0], end: literal.range[1], text }];
  context.report({
    at,
    message: "cost",
    level: isSlight ? "information" : "warning",
    ...(isSlight ? { preset: "audit" as const } : presetInTests(context)),
    data: { setting: flaw.setting, advice: text },
    fixes: canEdit ? [{ id: "raise-cost", edits }] : [],
  });
}
