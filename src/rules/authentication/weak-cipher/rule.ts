import { type Ast, type Report, type SyntaxContext, syntaxRule } from "../../../engine/api.ts";
import { type CipherCall, cipherCall, isPrescribed } from "../../helpers/match/cipher-call.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const BROKEN: readonly (readonly [RegExp, string])[] = [
  [/^(?:des|des-(?:cbc|cfb\d*|ofb|ecb))$/, "DES"],
  [/^(?:des-?ede.*|des3.*|3des.*|tripledes(?:-ecb)?|id-smime-alg-cms3deswrap)$/, "Triple DES"],
  [/^(?:rc4.*|arc4|arcfour)$/, "RC4"],
  [/^(?:rc2.*)$/, "RC2"],
  [/^(?:bf|bf-.*|blowfish.*)$/, "Blowfish"],
  [/^(?:cast5?(?:-.*)?|idea(?:-.*)?)$/, "An old cipher with blocks of 64 bits"],
  [/^rabbit(?:-?legacy)?$/, "Rabbit"],
];
const ECB = /-ecb$/;

/** Packages that are nothing but a broken cipher. */
const PACKAGES: ReadonlyMap<string, string> = new Map([
  ["des.js#DES.create", "DES"],
  ["des.js#EDE.create", "Triple DES"],
  ["des.js#CBC.instantiate", "DES"],
  ["browserify-des#", "DES"],
  ["egoroof-blowfish#", "Blowfish"],
  ["blowfish-node#", "Blowfish"],
  ["blowfish#", "Blowfish"],
  ["rc4#", "RC4"],
  ["arc4#", "RC4"],
  ["simple-rc4#", "RC4"],
  ["aes-js#ModeOfOperation.ecb", "ECB"],
  ["@noble/ciphers/aes#ecb", "ECB"],
  ["@noble/ciphers/aes.js#ecb", "ECB"],
]);

export const rule = syntaxRule({
  id: "weak-cipher",
  meta: {
    category: "authentication",
    title: "A cipher that is broken, or a mode that shows patterns",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [327, 328],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["11.3.1", "11.3.2"],
    tips: [12, 2],
    since: "0.1.0",
  },
  messages: {
    cipher: {
      what: "{{cipher}} is broken: what it encrypts can be read by others.",
      help: "Use aes-256-gcm with a key of 32 random bytes and a new vector of 12 bytes for every message.",
    },
    ecb: {
      what: "ECB encrypts the same text to the same result, so data can be recognised and moved around.",
      help: "Use aes-256-gcm with a new random vector for every message.",
    },
    hash: {
      what: "{{algorithm}} is broken: somebody can make two texts that it cannot tell apart, and have one signed for the other.",
      help: "Use SHA-256. Accept the old signatures as long as you have to, and sign with the new one from now on.",
    },
    hmac: {
      what: "Nobody is known to forge an HMAC with {{algorithm}}, but what it rests on is broken.",
      help: "Use SHA-256. Accept the old values as long as you have to, and make the new one from now on.",
    },
    password: {
      what: "{{call}}() makes its key of a password with one round of MD5, and Node has removed it.",
      help: "Use createCipheriv() with aes-256-gcm, a key from scrypt and a new random vector.",
    },
  },
  noFix:
    "Another cipher needs another key and vector, and what is encrypted already has to be converted.",
  visit: {
    CallExpression(node, context) {
      const call = cipherCall(node, context.semantics);
      if (call) reportCall(node, call, context);
      else if (!reportHash(node, context)) reportPackage(node, context);
    },
    NewExpression: reportPackage,
  },
});

function reportCall(node: Ast.CallExpression, call: CipherCall, context: SyntaxContext): void {
  const { cipher, at } = call;
  const name = cipher === undefined ? undefined : BROKEN.find(([names]) => names.test(cipher))?.[1];
  if (name !== undefined) say(at, "cipher", { cipher: name }, call, context);
  else if (cipher !== undefined && ECB.test(cipher)) say(at, "ecb", {}, call, context);
  else if (call.fromPassword) {
    const made = call.does === "encrypt" ? "createCipher" : "createDecipher";
    say(node.callee, "password", { call: made }, call, context);
  }
}

/** `createSign("RSA-SHA1")`, `createHmac("md5", key)`; to check what others signed is not the store's choice. */
function reportHash(node: Ast.CallExpression, context: SyntaxContext): boolean {
  const api = context.semantics.callee(node) ?? "";
  const [first] = node.arguments;
  const isSigning = api === "crypto#createSign" || api === "crypto#sign";
  if (!first || (!isSigning && api !== "crypto#createHmac")) return false;
  const name = context.semantics.string(first) ?? "";
  const algorithm = (isSigning ? SIGNS : /^(?<name>md[45])$/i).exec(name)?.groups?.["name"];
  if (algorithm === undefined) return false;
  const data = { algorithm: algorithm.toUpperCase() };
  // Two texts with one hash are no help without the key.
  const less = isSigning ? {} : ({ level: "information", preset: "balanced" } as const);
  say(first, isSigning ? "hash" : "hmac", data, { does: "encrypt" }, context, less);
  return true;
}

/** `RSA-SHA1`, `sha1WithRSAEncryption`, `ecdsa-with-SHA1`. */
const SIGNS = /^(?:rsa-|ecdsa-with-|dsa-)?(?<name>md[45]|sha-?1)(?:with\w+)?$/i;

function reportPackage(node: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): void {
  const name = PACKAGES.get(context.semantics.callee(node) ?? "");
  if (name === undefined) return;
  const call = { does: "encrypt" } as const;
  if (name === "ECB") say(node.callee, "ecb", {}, call, context);
  else say(node.callee, "cipher", { cipher: name }, call, context);
}

function say(
  at: Ast.Node,
  message: string,
  data: Readonly<Record<string, string>>,
  { does }: Pick<CipherCall, "does">,
  context: SyntaxContext,
  less: Pick<Report, "level" | "preset"> = {},
): void {
  // Old data has to be read somehow, and what a provider prescribes is not the store's to choose.
  const isChosen = does === "encrypt" && !isPrescribed(context);
  context.report({
    at,
    message,
    data,
    ...less,
    ...(isChosen ? presetInTests(context) : { level: "information", preset: "audit" }),
  });
}
