import {
  type Ast,
  type ReportedFix,
  type SyntaxContext,
  propertyName,
  syntaxRule,
  unwrap,
} from "../../../engine/api.ts";
import { cipherCall, isPrescribed } from "../../helpers/match/cipher-call.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const MIN_BITS = 2048;
/** Where the number of bits stands: an argument, or a property of an argument. */
const SIZES: readonly (readonly [RegExp, argument: number, property?: string])[] = [
  [/^crypto#(?:promises\.)?generateKeyPair(?:Sync)?$/, 1, "modulusLength"],
  [/^(?:global#crypto|crypto#webcrypto|crypto#)\.?subtle\.generateKey$/, 0, "modulusLength"],
  [/^jose#generateKeyPair$/, 1, "modulusLength"],
  [/^crypto#(?:createDiffieHellman)$/, 0],
  [/^node-forge#(?:pki\.)?rsa\.(?:generateKeyPair|createKeyPairGenerationState)$/, 0],
  [/^node-forge#(?:pki\.)?rsa\.generateKeyPair$/, 0, "bits"],
  [/^node-rsa#$/, 0, "b"],
  [/^node-rsa#new\(\)\.generateKeyPair$/, 0],
  [/^jsrsasign#KEYUTIL\.generateKeypair$/, 1],
  [/^keypair#$/, 0, "bits"],
  [/^selfsigned#generate$/, 1, "keySize"],
];
/** Where the name of a curve stands. */
const CURVES: readonly (readonly [RegExp, argument: number, property?: string])[] = [
  [/^crypto#(?:promises\.)?generateKeyPair(?:Sync)?$/, 1, "namedCurve"],
  [/^crypto#createECDH$/, 0],
  [/^elliptic#ec$/, 0],
  [/^jsrsasign#KEYUTIL\.generateKeypair$/, 1],
];
const WEAK_CURVE =
  /^(?:secp(?:112|128|160|192)\w*|prime192v\d|sect(?:113|131|163|193)\w*|p-?192|wap-wsg-idm-ecid-wtls(?:1|3|4|5|6|7|8|9)|brainpoolp(?:160|192)\w*|c2(?:pnb163|tnb191)\w*)$/i;
const WEAK_GROUP = /^modp(?:1|2|5)$/;

export const rule = syntaxRule({
  id: "weak-key-size",
  meta: {
    category: "authentication",
    title: "A key that is too short",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [326],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["11.2.3"],
    tips: [12, 2],
    since: "0.1.0",
  },
  messages: {
    bits: {
      what: "A key of {{bits}} bits can be broken: it has to have at least 2048.",
      help: "Make a key of 2048 bits or more, and replace those that are in use.",
    },
    curve: {
      what: "The curve {{curve}} gives less than 112 bits of strength, which is too little today.",
      help: "Use prime256v1 or ed25519, and replace the keys that are in use.",
    },
    group: {
      what: "The group {{group}} is too small for a key exchange today.",
      help: "Use modp14 or larger, or an exchange over the curve x25519.",
    },
    filled: {
      what: "The key is filled up to its length with {{method}}(): it is only as strong as what was there before.",
      help: "Take a key of 32 random bytes from the environment, or derive one with scrypt.",
    },
    words: {
      what: "The key is a text of {{length}} characters, which can be guessed.",
      help: "Take a key of 32 random bytes from the environment.",
    },
  },
  fixes: [
    { id: "use-2048", kind: "suggestion", title: "Use 2048 bits" },
    { id: "use-p256", kind: "suggestion", title: "Use prime256v1" },
    { id: "use-modp14", kind: "suggestion", title: "Use modp14" },
  ],
  mentions: [
    "generatekey",
    "ecdh",
    "diffiehellman",
    "rsa",
    "elliptic",
    "keypair",
    "selfsigned",
    "curve",
    "cipher",
    "encrypt",
    "aes",
    "pad",
  ],
  visit: { CallExpression: check, NewExpression: check },
});

function check(node: Ast.CallExpression | Ast.NewExpression, context: SyntaxContext): void {
  if (node.arguments.length === 0) return;
  const api = context.semantics.callee(node);
  if (api === undefined) return;
  checkSize(node, api, context);
  checkCurve(node, api, context);
  if (node.type === "CallExpression") checkKey(node, context);
}

function checkSize(
  node: Ast.CallExpression | Ast.NewExpression,
  api: string,
  context: SyntaxContext,
): void {
  for (const [names, position, property] of SIZES) {
    if (!names.test(api)) continue;
    const at = valueAt(node, position, property, context);
    const value = at && context.semantics.constant(at)?.value;
    if (!at || typeof value !== "number" || value < 64 || value >= MIN_BITS) continue;
    // Curves have short keys by nature.
    if (api.startsWith("jsrsasign") && context.semantics.string(node.arguments[0] ?? at) !== "RSA")
      return;
    report(at, "bits", { bits: String(value) }, context, numeric(at, "use-2048", String(MIN_BITS)));
    return;
  }
}

function checkCurve(
  node: Ast.CallExpression | Ast.NewExpression,
  api: string,
  context: SyntaxContext,
): void {
  const { semantics } = context;
  if (/^crypto#(?:getDiffieHellman|createDiffieHellmanGroup)$/.test(api)) {
    const at = node.arguments[0];
    const group = at && semantics.string(at);
    if (at && group !== undefined && WEAK_GROUP.test(group))
      report(at, "group", { group }, context, text(at, "use-modp14", "modp14", context));
    return;
  }
  for (const [names, position, property] of CURVES) {
    if (!names.test(api)) continue;
    const at = valueAt(node, position, property, context);
    const curve = at && semantics.string(at);
    if (!at || curve === undefined || !WEAK_CURVE.test(curve)) continue;
    const isNode = api.startsWith("crypto#");
    const fixes = isNode ? text(at, "use-p256", "prime256v1", context) : [];
    report(at, "curve", { curve }, context, fixes);
    return;
  }
}

/** `key.padEnd(32, "0")` and short texts as the key of a cipher. */
function checkKey(node: Ast.CallExpression, context: SyntaxContext): void {
  const call = cipherCall(node, context.semantics);
  if (call?.does !== "encrypt" || !call.key || isPrescribed(context)) return;
  const filled = filledBy(call.key, context);
  if (filled !== undefined) {
    report(call.key, "filled", { method: filled }, context, [], "warning");
    return;
  }
  // Node refuses keys of a wrong length; only libraries that take passwords run with short ones.
  if (call.at !== node.callee && !call.fromPassword) return;
  const value = context.semantics.string(call.key);
  if (value === undefined || value.length >= 16 || value.trim() === "") return;
  report(call.key, "words", { length: String(value.length) }, context, []);
}

/** The method that fills a key up, through names and `Buffer.from`. */
function filledBy(key: Ast.Node, { semantics }: SyntaxContext): string | undefined {
  let node = unwrap(semantics.origin(key).node);
  for (let i = 0; i < 6 && node.type === "CallExpression"; i++) {
    const callee = unwrap(node.callee);
    const name = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
    const [first, second] = node.arguments;
    if (name === "padEnd" || name === "padStart") {
      const isConstant = !second || semantics.constant(second) !== undefined;
      return isConstant && !isNumber(callee) ? name : undefined;
    }
    const isForm = name === "from" || name === "parse" || name === "slice" || name === "substring";
    if (!isForm) return undefined;
    const next =
      name === "from" || name === "parse"
        ? first
        : callee.type === "MemberExpression"
          ? callee.object
          : undefined;
    if (!next) return undefined;
    node = unwrap(semantics.origin(next).node);
  }
  return undefined;
}

function isNumber(callee: Ast.Node): boolean {
  return callee.type === "MemberExpression" && callee.object.type === "Literal";
}

function valueAt(
  node: Ast.CallExpression | Ast.NewExpression,
  position: number,
  property: string | undefined,
  { semantics }: SyntaxContext,
): Ast.Node | undefined {
  const argument = node.arguments[position];
  if (!argument || property === undefined) return argument;
  const value = semantics.object(argument)?.get(property)?.value;
  return value?.in === semantics ? value.node : undefined;
}

function numeric(at: Ast.Node, id: string, text: string): readonly ReportedFix[] {
  const node = unwrap(at);
  if (node.type !== "Literal") return [];
  const [start, end] = node.range;
  return [{ id, edits: () => [{ start, end, text }] }];
}

function text(
  at: Ast.Node,
  id: string,
  value: string,
  context: SyntaxContext,
): readonly ReportedFix[] {
  const node = unwrap(at);
  if (node.type !== "Literal") return [];
  const [start, end] = node.range;
  const quote = context.text[start] ?? '"';
  return [{ id, edits: () => [{ start, end, text: quote + value + quote }] }];
}

function report(
  at: Ast.Node,
  message: string,
  data: Readonly<Record<string, string>>,
  context: SyntaxContext,
  fixes: readonly ReportedFix[],
  level?: "warning",
): void {
  context.report({ at, message, data, fixes, ...(level && { level }), ...presetInTests(context) });
}
