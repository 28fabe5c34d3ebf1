import { type Ast, type SyntaxContext, syntaxRule, unwrap, walk } from "../../../engine/api.ts";
import { cipherCall, isPrescribed } from "../../helpers/match/cipher-call.ts";
import { nameOf } from "../../helpers/match/names.ts";
import { bodyAround } from "../../helpers/match/refusal.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const WITH_TAG = /-(?:gcm|ccm|ocb)$|^chacha20-poly1305$/;
/** Bytes of a tag below which guessing one becomes practical. */
const SHORTEST = 12;
/** What one may call on a decipher without handing it to somebody else. */
const OWN = /^(?:update|final|setAAD|setAuthTag|setAutoPadding)$/;

export const rule = syntaxRule({
  id: "unauthenticated-decryption",
  meta: {
    category: "authentication",
    title: "Data is decrypted and nobody checks whether it was changed",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [353, 347],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["11.3.2", "11.3.3"],
    tips: [12, 2],
    since: "0.1.0",
  },
  messages: {
    "no-tag": {
      what: "{{cipher}} is decrypted without its tag: nobody notices when the data was changed.",
      help: "Keep getAuthTag() beside the data, hand it to setAuthTag() before update(), and call final().",
    },
    "no-final": {
      what: "{{cipher}} is decrypted without final(), which is what looks at the tag: changed data passes.",
      help: "Call final() and add what it gives; where it throws, throw away what update() gave.",
    },
    short: {
      what: "A tag of {{bytes}} bytes can be guessed, so changed data passes sooner or later.",
      help: "Take tags of 16 bytes.",
    },
    "any-length": {
      what: "A tag of 4 bytes passes here, too: whoever sends the data chooses how long it is.",
      help: "Say authTagLength: 16, or compare the tag's length before setAuthTag().",
    },
  },
  fixes: [{ id: "tag-length", kind: "suggestion", title: "Accept tags of 16 bytes only" }],
  visit: {
    CallExpression(node, context) {
      const call = cipherCall(node, context.semantics);
      if (!call?.cipher || !WITH_TAG.test(call.cipher)) return;
      const api = context.semantics.callee(node) ?? "";
      if (!/#(?:webcrypto\.)?create(?:Cipher|Decipher)iv$/.test(api)) return;
      const length = tagLength(node, context);
      if (typeof length === "number" && length < SHORTEST) {
        const at = node.arguments[3] ?? node;
        say(at, "short", { bytes: `${length}` }, context);
      } else if (call.does === "decrypt") checkDecipher(node, call.cipher, length, context);
    },
  },
});

function checkDecipher(
  node: Ast.CallExpression,
  cipher: string,
  length: number | "unknown" | undefined,
  context: SyntaxContext,
): void {
  const called = callsOf(node, context);
  if (!called?.has("update")) return;
  const data = { cipher };
  if (!called.has("setAuthTag")) say(node.callee, "no-tag", data, context);
  else if (!called.has("final")) say(node.callee, "no-final", data, context);
  else if (length === undefined && cipher.endsWith("-gcm") && !asksForLength(node, context)) {
    const last = node.arguments[2];
    context.report({
      at: node.callee,
      message: "any-length",
      level: "information",
      preset: "audit",
      fixes:
        last && node.arguments.length === 3
          ? [
              {
                id: "tag-length",
                edits: () => [
                  { start: last.range[1], end: last.range[1], text: ", { authTagLength: 16 }" },
                ],
              },
            ]
          : [],
    });
  }
}

function say(
  at: Ast.Node,
  message: string,
  data: Readonly<Record<string, string>>,
  context: SyntaxContext,
): void {
  const prescribed = isPrescribed(context) ? { preset: "audit" as const } : {};
  context.report({ at, message, data, ...presetInTests(context), ...prescribed });
}

function tagLength(
  node: Ast.CallExpression,
  { semantics }: SyntaxContext,
): number | "unknown" | undefined {
  const [, , , options] = node.arguments;
  if (!options) return undefined;
  const view = semantics.object(options);
  const length = view?.get("authTagLength")?.value;
  if (!length) return view?.complete === true ? undefined : "unknown";
  const value = length.in.constant(length.node)?.value;
  return typeof value === "number" ? value : "unknown";
}

/** The methods that are called on a decipher; undefined where it goes somewhere else. */
function callsOf(
  node: Ast.CallExpression,
  { semantics }: SyntaxContext,
): ReadonlySet<string> | undefined {
  const { parent } = node;
  if (parent?.type === "MemberExpression" && parent.object === node) {
    const calls = new Set<string>();
    // `createDecipheriv(…).setAuthTag(tag)` is the decipher again.
    let each: Ast.Node = node;
    while (
      each.parent?.type === "MemberExpression" &&
      each.parent.parent.type === "CallExpression"
    ) {
      calls.add(nameOf(each.parent) ?? "");
      each = each.parent.parent;
    }
    return [...calls].every((name) => OWN.test(name)) && calls.has("update") ? calls : undefined;
  }
  if (parent?.type !== "VariableDeclarator" || parent.id.type !== "Identifier") return undefined;
  const calls = new Set<string>();
  for (const { identifier, init } of semantics.variables.of(parent.id)?.references ?? []) {
    if (init) continue;
    const member = unwrap(identifier as Ast.Node).parent;
    if (member?.type !== "MemberExpression" || member.object !== identifier) return undefined;
    const name = nameOf(member) ?? "";
    if (!OWN.test(name) || member.parent.type !== "CallExpression") return undefined;
    calls.add(name);
    // `decipher.setAuthTag(tag).update(data)`
    const next = member.parent.parent;
    if (next?.type === "MemberExpression" && next.object === member.parent)
      calls.add(nameOf(next) ?? "");
  }
  return calls;
}

/** `if (tag.length !== 16) throw …`, and tags that are cut out by their length. */
function asksForLength(node: Ast.Node, { source }: SyntaxContext): boolean {
  let asks = false;
  walk(bodyAround(node), source.visitorKeys, (each) => {
    if (each.type !== "MemberExpression") return;
    const name = nameOf(each) ?? "";
    const isCut = /^(?:slice|subarray|substring|substr|copy)$/.test(name);
    asks ||= isCut || /^(?:length|byteLength)$/.test(name);
  });
  return asks;
}
