import { type Ast, type Semantics, type SyntaxContext } from "../../../engine/api.ts";

/** A call that encrypts or decrypts with a cipher that is named in it. */
export interface CipherCall {
  readonly does: "encrypt" | "decrypt";
  /** As the library spells it, such as `aes-256-cbc` or `TripleDES`; undefined where it is not known. */
  readonly cipher: string | undefined;
  /** What names the cipher: an argument or the callee. */
  readonly at: Ast.Node;
  readonly key: Ast.Node | undefined;
  readonly iv: Ast.Node | undefined;
  /** True for functions of Node that make key and vector of a password, without salt. */
  readonly fromPassword?: true;
}

const NODE =
  /^(?:crypto|browserify-cipher|browserify-aes|crypto-browserify)#(?:webcrypto\.)?create(Cipher|Decipher)(iv)?$/;
const CRYPTO_JS =
  /^crypto-(?:js|es)(?:#(?:default\.)?|\/(?:lib\/)?)(AES|DES|TripleDES|RC4|RC4Drop|Rabbit|RabbitLegacy|Blowfish|aes|des|tripledes|rc4|rabbit|rabbit-legacy|blowfish)(?:\.mjs|\.js)?#?\.?(encrypt|decrypt)$/;
const WEB =
  /^(?:global#(?:(?:window|self|globalThis)\.)?crypto|crypto#(?:webcrypto|default\.webcrypto))\.subtle\.(encrypt|decrypt)$|^crypto#subtle\.(encrypt|decrypt)$/;
const FORGE = /^node-forge#cipher\.create(Cipher|Decipher)$/;
const FORGE_OLD = /^node-forge#(rc2|des|aes)\.(?:create|start)(Encryption|Decryption)(?:Cipher)?$/;

/** Reads calls of Node's `createCipheriv`, of Web Crypto, crypto-js and node-forge; undefined for all others. */
export function cipherCall(node: Ast.CallExpression, semantics: Semantics): CipherCall | undefined {
  const api = semantics.callee(node);
  if (api === undefined) return undefined;
  const [first, second, third] = node.arguments;
  const ofNode = NODE.exec(api);
  if (ofNode && first) {
    return {
      does: ofNode[1] === "Cipher" ? "encrypt" : "decrypt",
      cipher: semantics.string(first)?.toLowerCase(),
      at: first,
      key: second,
      iv: ofNode[2] === undefined ? undefined : third,
      ...(ofNode[2] === undefined && { fromPassword: true as const }),
    };
  }
  const ofCryptoJs = CRYPTO_JS.exec(api);
  if (ofCryptoJs) {
    const options = third && semantics.object(third);
    const iv = options?.get("iv")?.value;
    return {
      does: ofCryptoJs[2] === "encrypt" ? "encrypt" : "decrypt",
      cipher: nameOfMode(ofCryptoJs[1] ?? "", options?.get("mode")?.value),
      at: node.callee,
      key: second,
      iv: iv?.in === semantics ? iv.node : undefined,
    };
  }
  const ofWeb = WEB.exec(api);
  if (ofWeb && first) {
    const options = semantics.object(first);
    const name = options?.get("name")?.value;
    const iv = (options?.get("iv") ?? options?.get("counter"))?.value;
    return {
      does: (ofWeb[1] ?? ofWeb[2]) === "encrypt" ? "encrypt" : "decrypt",
      cipher: name && name.in.string(name.node)?.toLowerCase(),
      at: first,
      key: second,
      iv: iv?.in === semantics ? iv.node : undefined,
    };
  }
  const ofForge = FORGE.exec(api);
  if (ofForge && first) {
    const does = ofForge[1] === "Cipher" ? "encrypt" : "decrypt";
    const cipher = semantics.string(first)?.toLowerCase();
    return { does, cipher, at: first, key: second, iv: undefined };
  }
  const old = FORGE_OLD.exec(api);
  if (!old) return undefined;
  const does = old[2] === "Encryption" ? "encrypt" : "decrypt";
  return { does, cipher: old[1], at: node.callee, key: first, iv: undefined };
}

function nameOfMode(cipher: string, mode: { node: Ast.Node; in: Semantics } | undefined): string {
  const name = cipher.toLowerCase();
  const isEcb =
    mode && /\bmode(?:[-.#]|\.default\.)?(?:\.)?ecb$/i.test(mode.in.api(mode.node) ?? "");
  return isEcb ? `${name}-ecb` : name;
}

/** Providers that prescribe how their messages are encrypted, whatever is thought of it today. */
const PRESCRIBED =
  /ccav|paytm|newebpay|ecpay|spgateway|redsys|sermepa|wechat|wxpay|worldline|easebuzz|payu|billdesk|sabpaisa|eghl|ipay88|getepay|hdfc|multipass|alipay|paygate|phonepe/i;

/** True where a payment provider, not the store, has chosen the cipher. */
export function isPrescribed({ path, text }: Pick<SyntaxContext, "path" | "text">): boolean {
  return PRESCRIBED.test(path) || PRESCRIBED.test(text);
}
