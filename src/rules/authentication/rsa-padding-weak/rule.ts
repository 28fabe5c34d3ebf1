import { type Ast, type SyntaxContext, propertyName, syntaxRule } from "../../../engine/api.ts";
import { isPrescribed } from "../../helpers/match/cipher-call.ts";
import { presetInTests } from "../../helpers/match/test-path.ts";

const NODE = /^crypto#(?<call>publicEncrypt|privateDecrypt|privateEncrypt|publicDecrypt)$/;
const CONSTANT = /^(?:crypto#constants\.|constants#)(?<name>RSA_NO_PADDING|RSA_PKCS1_PADDING)$/;
const VALUES: ReadonlyMap<unknown, string> = new Map([
  [1, "RSA_PKCS1_PADDING"],
  [3, "RSA_NO_PADDING"],
]);

export const rule = syntaxRule({
  id: "rsa-padding-weak",
  meta: {
    category: "authentication",
    title: "RSA encrypts without a padding that protects",
    level: "warning",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [780, 327],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["11.3.1"],
    tips: [12, 2],
    since: "0.1.0",
  },
  messages: {
    none: {
      what: "RSA without padding gives the same result for the same text, and results can be changed on the way.",
      help: "Use RSA_PKCS1_OAEP_PADDING with oaepHash: 'sha256' to encrypt, and sign() to sign.",
    },
    old: {
      what: "PKCS #1 v1.5 gives messages away to whoever can submit many of them and sees which are refused.",
      help: "Use RSA_PKCS1_OAEP_PADDING with oaepHash: 'sha256' on both sides.",
    },
  },
  fixes: [{ id: "use-oaep", kind: "suggestion", title: "Use OAEP" }],
  visit: {
    CallExpression(node, context) {
      const call = NODE.exec(context.semantics.callee(node) ?? "")?.groups?.["call"];
      const [key] = node.arguments;
      if (call !== undefined && key) checkPadding(call, key, context);
      else checkAlgorithm(node, context);
    },
    Property: checkSetting,
  },
});

function checkPadding(call: string, key: Ast.Node, context: SyntaxContext): void {
  const padding = context.semantics.object(key)?.get("padding")?.value;
  if (!padding) return;
  const origin = padding.in.origin(padding.node);
  const api = origin.in.api(origin.node) ?? padding.in.api(padding.node) ?? "";
  const name =
    CONSTANT.exec(api)?.groups?.["name"] ??
    VALUES.get(padding.in.constant(padding.node)?.value) ??
    "";
  if (name === "RSA_NO_PADDING") report(padding.node, "none", padding.in === context.semantics);
  // With the private key first it is a signature, for which this padding is in order.
  else if (name === "RSA_PKCS1_PADDING" && /^(?:publicEncrypt|privateDecrypt)$/.test(call))
    report(padding.node, "old", padding.in === context.semantics);

  function report(at: Ast.Node, message: "none" | "old", isHere: boolean): void {
    const prescribed = isPrescribed(context) ? { preset: "audit" as const } : {};
    const { text } = context;
    const oaep = isHere ? text.slice(...at.range).replace(/RSA_(?:NO|PKCS1)_PADDING$/, OAEP) : "";
    context.report({
      at: isHere ? at : key,
      message,
      ...(message === "none" && { level: "error" as const, preset: "quiet" as const }),
      ...presetInTests(context),
      ...prescribed,
      fixes:
        oaep.endsWith(OAEP) && at.type === "MemberExpression"
          ? [
              {
                id: "use-oaep",
                edits: () => [{ start: at.range[0], end: at.range[1], text: oaep }],
              },
            ]
          : [],
    });
  }
}

const OAEP = "RSA_PKCS1_OAEP_PADDING";

/** `new NodeRSA(key, { encryptionScheme: "pkcs1" })`, `key.setOptions({ encryptionScheme: "pkcs1" })`. */
function checkSetting(node: Ast.Property, context: SyntaxContext): void {
  if (propertyName(node) !== "encryptionScheme" || node.parent.type !== "ObjectExpression") return;
  if (context.semantics.string(node.value) !== "pkcs1") return;
  const call = node.parent.parent;
  if (call?.type !== "CallExpression" && call?.type !== "NewExpression") return;
  if (context.semantics.callee(call)?.startsWith("node-rsa#") !== true) return;
  const prescribed = isPrescribed(context) ? { preset: "audit" as const } : {};
  context.report({ at: node, message: "old", ...presetInTests(context), ...prescribed });
}

/** jose and Forge name the padding in the call. */
function checkAlgorithm(node: Ast.CallExpression, context: SyntaxContext): void {
  const api = context.semantics.callee(node) ?? "";
  const forge =
    /^node-forge#pki\.(?:publicKeyFromPem|privateKeyFromPem|rsa\.\w+)\(\)(?:\.\w+)?\.(?:encrypt|decrypt)$/;
  const [, scheme] = node.arguments;
  if (forge.test(api)) {
    const name = scheme ? context.semantics.string(scheme) : "RSAES-PKCS1-V1_5";
    if (name === "RSAES-PKCS1-V1_5")
      context.report({ at: scheme ?? node.callee, message: "old", ...presetInTests(context) });
    else if (name === "RAW" || name === "NONE")
      context.report({
        at: scheme ?? node.callee,
        message: "none",
        level: "error",
        preset: "quiet",
      });
    return;
  }
  if (
    !/^jose#(?:CompactEncrypt|EncryptJWT|FlattenedEncrypt)\.new\(\)\.setProtectedHeader$/.test(api)
  )
    return;
  const [header] = node.arguments;
  const alg = header && context.semantics.object(header)?.get("alg")?.value;
  if (alg?.in === context.semantics && context.semantics.string(alg.node) === "RSA1_5")
    context.report({ at: alg.node, message: "old", ...presetInTests(context) });
}
