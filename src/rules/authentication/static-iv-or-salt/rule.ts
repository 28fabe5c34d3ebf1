import { type Ast, type Report, type SyntaxContext, syntaxRule } from "../../../engine/api.ts";
import { cipherCall, isPrescribed } from "../../helpers/match/cipher-call.ts";
import { type Sameness, fixedBytes } from "../../helpers/match/fixed-bytes.ts";
import { ownSecret } from "../../helpers/match/own-secret.ts";
import { cipherUses } from "../../helpers/match/cipher-key.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

/** The position of the salt among the arguments of functions that make keys of passwords. */
const SALTS: ReadonlyMap<string, number> = new Map([
  ["crypto#scrypt", 1],
  ["crypto#scryptSync", 1],
  ["crypto#pbkdf2", 1],
  ["crypto#pbkdf2Sync", 1],
  ["pbkdf2#pbkdf2", 1],
  ["pbkdf2#pbkdf2Sync", 1],
  ["crypto-js#PBKDF2", 1],
  ["bcrypt#hash", 1],
  ["bcrypt#hashSync", 1],
  ["bcryptjs#hash", 1],
  ["bcryptjs#hashSync", 1],
  ["scrypt-js#scrypt", 1],
  ["scrypt-js#syncScrypt", 1],
]);
const WHY: Readonly<Record<Sameness, string>> = {
  constant: "written in the source",
  zeros: "nothing but zeros",
  once: "made once for all messages",
  setting: "a setting",
  key: "a part of the key",
};

export const rule = syntaxRule({
  id: "static-iv-or-salt",
  meta: {
    category: "authentication",
    title: "An initialisation vector or salt that is always the same",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [329, 760],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["11.3.4", "11.4.2"],
    tips: [12, 2],
    since: "0.1.0",
  },
  messages: {
    iv: {
      what: "The initialisation vector is {{why}}: equal texts are encrypted to equal results.",
      help: "Take new random bytes for every message and store them in front of the result.",
    },
    gcm: {
      what: "The initialisation vector is {{why}}: with {{cipher}}, two messages that share one reveal the key stream.",
      help: "Take 12 new random bytes for every message and store them in front of the result.",
    },
    salt: {
      what: "The salt is {{why}}: one table of guesses fits everything that is derived with it.",
      help: "Take 16 random bytes for every derived value and store them with it.",
    },
  },
  supersededBy: ["password-hash-weak"],
  noFix: "Whoever decrypts or verifies has to get the new value from where it is stored.",
  visit: { CallExpression: check },
});

function check(node: Ast.CallExpression, context: SyntaxContext): void {
  const { semantics } = context;
  const call = cipherCall(node, semantics);
  if (call) {
    if (call.does !== "encrypt" || !call.iv) return;
    const sameness = fixedBytes(call.iv, call.key, semantics);
    if (!sameness) return;
    const cipher = call.cipher ?? "";
    const isStream = /gcm|ctr|ccm|chacha|ofb|ocb/.test(cipher);
    const data = { why: WHY[sameness], cipher };
    say(call.iv, isStream ? "gcm" : "iv", data, context, isStream ? { level: "error" } : {});
    return;
  }
  const position = SALTS.get(semantics.callee(node) ?? "");
  const salt = position === undefined ? undefined : node.arguments[position];
  const sameness = salt && fixedBytes(salt, undefined, semantics);
  // A setting that others do not know is what is called pepper.
  if (!salt || !sameness || sameness === "setting" || sameness === "once") return;
  // Who only reads what another program encrypted takes the salt of that.
  const uses = cipherUses(node, semantics);
  if (uses.has("read") && !uses.has("write")) return;
  // A secret that was random to begin with is hardly easier to guess for it.
  const [secret] = node.arguments;
  const isOwn = secret !== undefined && ownSecret(secret, semantics) !== undefined;
  const less = isOwn ? ({ level: "information", preset: "balanced" } as const) : {};
  say(salt, "salt", { why: WHY[sameness] }, context, less);
}

function say(
  at: Ast.Node,
  message: string,
  data: Readonly<Record<string, string>>,
  context: SyntaxContext,
  severity: Pick<Report, "level" | "preset">,
): void {
  const less = isPrescribed(context)
    ? ({ level: "information", preset: "audit" } as const)
    : presetInTests(context);
  context.report({ at, message, data, ...severity, ...less });
}
