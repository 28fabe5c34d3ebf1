import { type Ast, type Semantics } from "../../../engine/api.ts";

/** A call that puts data through a hash made for speed. */
export interface HashCall {
  /** Such as `md5`, `sha256`; `a fast hash` when the algorithm is not known. */
  readonly algorithm: string;
  readonly data: Ast.Node;
}

/** One-shot functions by API name, with the position of the data. */
const FUNCTIONS: ReadonlyMap<string, readonly [algorithm: string, data: number]> = new Map([
  ["md5#", ["md5", 0]],
  ["blueimp-md5#", ["md5", 0]],
  ["js-md5#", ["md5", 0]],
  ["js-md5#md5", ["md5", 0]],
  ["spark-md5#hash", ["md5", 0]],
  ["md5-hex#", ["md5", 0]],
  ["ts-md5#Md5.hashStr", ["md5", 0]],
  ["ts-md5/dist/md5#Md5.hashStr", ["md5", 0]],
  ["sha1#", ["sha1", 0]],
  ["js-sha1#", ["sha1", 0]],
  ["js-sha1#sha1", ["sha1", 0]],
  ["sha256#", ["sha256", 0]],
  ["js-sha256#", ["sha256", 0]],
  ["js-sha256#sha256", ["sha256", 0]],
  ["js-sha512#", ["sha512", 0]],
  ["js-sha512#sha512", ["sha512", 0]],
  ["js-sha3#sha3_256", ["sha3", 0]],
  ["js-sha3#sha3_512", ["sha3", 0]],
  ["object-hash#", ["sha1", 0]],
  ["hasha#", ["sha512", 0]],
  ["@noble/hashes/sha1#sha1", ["sha1", 0]],
  ["@noble/hashes/sha256#sha256", ["sha256", 0]],
  ["@noble/hashes/sha512#sha512", ["sha512", 0]],
  ["@noble/hashes/sha2#sha256", ["sha256", 0]],
  ["@noble/hashes/sha2#sha512", ["sha512", 0]],
  ["password-hash#generate", ["sha1", 0]],
  ["global#Bun.hash", ["Bun.hash", 0]],
  ["bun#hash", ["Bun.hash", 0]],
]);

const CRYPTO_JS =
  /^crypto-js(?:#(?:Hmac)?(MD5|SHA1|SHA224|SHA256|SHA384|SHA512|SHA3|RIPEMD160)|\/(?:hmac-)?(md5|sha\d+)#)$/;
const SUBTLE_DIGEST = /^(?:global#crypto|crypto#webcrypto|crypto#)\.?subtle\.digest$/;
/** `md.md5.create().update(data)` */
const FORGE = /^node-forge#md\.(\w+)\.create\(\)(?:\.update\(\))*\.update$/;
/** `new Bun.CryptoHasher("sha256").update(data)`, and `Bun.CryptoHasher.hash("sha256", data)` in one go. */
const BUN = /^(?:global#Bun\.|bun#)CryptoHasher\.(?:(hash)|new\(\)(?:\.update\(\))*\.update)$/;
const UPDATE =
  /^(?:crypto|create-hash|sha\.js|hash\.js|create-hmac)#(?:createHash|createHmac|new|md5|sha\w+)?\(\)(?:\.update\(\))*\.update$/;

/** Reads a call of `createHash().update(data)`, `md5(data)`, `subtle.digest(…, data)` and the like. */
export function hashCall(node: Ast.CallExpression, semantics: Semantics): HashCall | undefined {
  const api = semantics.callee(node);
  if (api === undefined) return undefined;
  const [first, second] = node.arguments;
  const known = FUNCTIONS.get(api);
  const data = known && node.arguments[known[1]];
  if (known && data) return { algorithm: known[0], data };
  const ofCryptoJs = CRYPTO_JS.exec(api);
  if (ofCryptoJs && first)
    return { algorithm: (ofCryptoJs[1] ?? ofCryptoJs[2] ?? "").toLowerCase(), data: first };
  if ((SUBTLE_DIGEST.test(api) || api === "crypto#hash") && first && second)
    return { algorithm: name(first, semantics), data: second };
  const ofForge = FORGE.exec(api);
  if (ofForge && first) return { algorithm: ofForge[1] ?? "", data: first };
  const ofBun = BUN.exec(api);
  if (ofBun?.[1] && first && second) return { algorithm: name(first, semantics), data: second };
  if ((!ofBun && !UPDATE.test(api)) || !first) return undefined;
  return { algorithm: algorithmOfChain(node, semantics), data: first };
}

/** The whole chain that a call of `update` is part of: `createHash().update().digest()`. */
export function wholeChain(node: Ast.CallExpression): Ast.Node {
  let current: Ast.Node = node;
  for (;;) {
    const member: Ast.Node | undefined = current.parent;
    const call: Ast.Node | undefined = member?.parent;
    if (member?.type !== "MemberExpression" || member.object !== current) return current;
    if (call?.type !== "CallExpression" || call.callee !== member) return current;
    current = call;
  }
}

function algorithmOfChain(update: Ast.CallExpression, semantics: Semantics): string {
  let node: Ast.Node = update;
  for (let i = 0; i < 20; i++) {
    const { node: origin }: { node: Ast.Node } = semantics.origin(node);
    if (origin.type === "NewExpression" && origin.arguments[0])
      return name(origin.arguments[0], semantics);
    if (origin.type !== "CallExpression") break;
    if (
      origin.callee.type === "MemberExpression" &&
      (semantics.callee(origin) ?? "").endsWith(".update")
    )
      node = origin.callee.object;
    else return origin.arguments[0] ? name(origin.arguments[0], semantics) : "a fast hash";
  }
  return "a fast hash";
}

function name(node: Ast.Node, semantics: Semantics): string {
  const text = semantics.string(node) ?? semantics.object(node)?.get("name")?.value;
  if (typeof text === "string") return text.toLowerCase().replace(/^sha-/, "sha");
  return (text && text.in.string(text.node)?.toLowerCase()) ?? "a fast hash";
}
