import { type Ast, type Located, type Semantics } from "../../../engine/api.ts";

/** A password hash that is made for passwords, but with a setting that is too low or the same for all. */
export interface CostFlaw {
  readonly kind: "cost" | "salt";
  readonly at: Ast.Node;
  /** What the setting is called and what it is. */
  readonly setting: string;
  /** What today's advice is. */
  readonly advice: number;
  readonly severity: "low" | "slightly low";
  /** The password, where the call takes it. */
  readonly password: Ast.Node | undefined;
  /** True where the call is only made for passwords. */
  readonly isOfPassword?: true;
}

/** Iterations of PBKDF2 by digest. */
const PBKDF2 = new Map([
  ["sha512", 210_000],
  ["sha256", 600_000],
  ["sha1", 1_300_000],
]);
const BCRYPT =
  /^(?:bcrypt|bcryptjs|bcrypt-ts|@node-rs\/bcrypt)#(hash|hashSync|genSalt|genSaltSync)$/;
/** What is asked for at least today, and what most libraries take where nobody says anything. */
const BCRYPT_ADVICE = 10;
const SCRYPT = /^crypto#scrypt(?:Sync)?$/;
const WEB =
  /^(?:global#(?:(?:window|self|globalThis)\.)?crypto\.|crypto#(?:webcrypto\.)?)subtle\.derive(?:Bits|Key)$/;
const BUN = /^(?:global#Bun\.|bun#)password\.hash(?:Sync)?$/;
const MIB = 1024;

/** Reads calls of bcrypt, PBKDF2, scrypt and Argon2; undefined when nothing is wrong or known. */
export function costFlaw(node: Ast.CallExpression, semantics: Semantics): CostFlaw | undefined {
  const api = semantics.callee(node) ?? "";
  const { arguments: given } = node;
  const bcrypt = BCRYPT.exec(api)?.[1];
  if (bcrypt !== undefined) {
    const takesPassword = bcrypt.startsWith("hash");
    const rounds = given[takesPassword ? 1 : 0];
    const value = rounds && number({ node: rounds, in: semantics });
    return ofBcrypt(rounds, value, takesPassword ? given[0] : undefined);
  }
  if (BUN.test(api)) return ofBun(node, semantics);
  if (/^(?:crypto|pbkdf2)#pbkdf2(?:Sync)?$/.test(api)) return pbkdf2(node, semantics);
  if (WEB.test(api)) return web(node, semantics);
  if (/^crypto-js#(?:default\.)?PBKDF2$|^crypto-js\/pbkdf2#/.test(api))
    return ofCryptoJs(node, semantics);
  if (SCRYPT.test(api)) return fixedSalt(given[1], given[0], semantics) ?? scrypt(node, semantics);
  if (/^(?:argon2|@node-rs\/argon2)#hash(?:Sync)?$/.test(api)) return argon2(node, semantics);
  return undefined;
}

function ofBcrypt(
  at: Ast.Node | undefined,
  rounds: number | undefined,
  password: Ast.Node | undefined,
): CostFlaw | undefined {
  if (rounds === undefined || rounds >= BCRYPT_ADVICE || rounds < 1) return undefined;
  return flaw(at, `${rounds} rounds of bcrypt`, BCRYPT_ADVICE, true, password);
}

/** `Bun.password.hash(password, { algorithm: "bcrypt", cost: 4 })`; without a name it is Argon2. */
function ofBun(node: Ast.CallExpression, semantics: Semantics): CostFlaw | undefined {
  const [password, options] = node.arguments;
  const view = options && semantics.object(options);
  const algorithm = view?.get("algorithm")?.value;
  if (!algorithm || algorithm.in.string(algorithm.node) !== "bcrypt")
    return argon2(node, semantics);
  const cost = view.get("cost")?.value;
  return ofBcrypt(cost?.in === semantics ? cost.node : options, cost && number(cost), password);
}

function pbkdf2(node: Ast.CallExpression, semantics: Semantics): CostFlaw | undefined {
  const [password, salt, iterations, , digest] = node.arguments;
  const constantSalt = fixedSalt(salt, password, semantics);
  if (constantSalt) return constantSalt;
  const name = digest && semantics.string(digest)?.toLowerCase().replace("-", "");
  const advice = PBKDF2.get(name ?? "sha512") ?? 210_000;
  const value = iterations && number({ node: iterations, in: semantics });
  if (value === undefined || value >= advice) return undefined;
  return flaw(iterations, `${value} iterations of PBKDF2`, advice, value < 100_000, password);
}

/** PBKDF2 of Web Crypto, which is told what to do in its first argument; the password is in the key. */
function web(
  { arguments: [given] }: Ast.CallExpression,
  semantics: Semantics,
): CostFlaw | undefined {
  const view = given && semantics.object(given);
  const name = view?.get("name")?.value;
  const iterations = view?.get("iterations")?.value;
  if (!name || !iterations || name.in.string(name.node)?.toUpperCase() !== "PBKDF2")
    return undefined;
  const hash = view.get("hash")?.value;
  const digest = hash && hash.in.string(hash.node)?.toLowerCase().replace("-", "");
  const advice = PBKDF2.get(digest ?? "sha512") ?? 210_000;
  const value = number(iterations);
  if (value === undefined || value >= advice) return undefined;
  const at = iterations.in === semantics ? iterations.node : given;
  const found = flaw(at, `${value} iterations of PBKDF2`, advice, value < 100_000, undefined);
  return found && { ...found, isOfPassword: true };
}

/** `CryptoJS.PBKDF2(password, salt, { iterations })`, whose digest is SHA-256 today. */
function ofCryptoJs(
  { arguments: [password, , options] }: Ast.CallExpression,
  semantics: Semantics,
): CostFlaw | undefined {
  const view = options && semantics.object(options);
  const iterations = view?.get("iterations")?.value;
  const value = iterations && number(iterations);
  const advice = PBKDF2.get("sha256") ?? 600_000;
  if (!iterations || value === undefined || value >= 100_000) return undefined;
  const at = iterations.in === semantics ? iterations.node : options;
  return flaw(at, `${value} iterations of PBKDF2`, advice, true, password);
}

function scrypt(node: Ast.CallExpression, semantics: Semantics): CostFlaw | undefined {
  const [password, , , options] = node.arguments;
  const view = options && semantics.object(options);
  const cost = view?.get("N") ?? view?.get("cost");
  const parallel = view?.get("p") ?? view?.get("parallelization");
  const value = cost && number(cost.value);
  if (!cost || value === undefined || value >= 2 ** 15) return undefined;
  if (((parallel && number(parallel.value)) ?? 1) > 4) return undefined;
  const at = cost.value.in === semantics ? cost.value.node : options;
  return flaw(at, `cost ${value} of scrypt`, 2 ** 17, value < 2 ** 14, password);
}

function argon2(node: Ast.CallExpression, semantics: Semantics): CostFlaw | undefined {
  const [password, options] = node.arguments;
  const memory = options && semantics.object(options)?.get("memoryCost");
  const value = memory && number(memory.value);
  if (!memory || value === undefined || value >= 7 * MIB) return undefined;
  const at = memory.value.in === semantics ? memory.value.node : options;
  return flaw(at, `${value} KiB of Argon2`, 19 * MIB, true, password);
}

/** A salt that is written in the code is the same for every customer. */
function fixedSalt(
  salt: Ast.Node | undefined,
  password: Ast.Node | undefined,
  semantics: Semantics,
): CostFlaw | undefined {
  const located = salt && semantics.origin(salt);
  const inner =
    located?.node.type === "CallExpression" &&
    located.in.callee(located.node) === "global#Buffer.from" &&
    located.node.arguments[0]
      ? located.node.arguments[0]
      : located?.node;
  if (!salt || !located || !inner || located.in.string(inner) === undefined) return undefined;
  return { kind: "salt", at: salt, setting: "", advice: 0, severity: "low", password };
}

function flaw(
  at: Ast.Node | undefined,
  setting: string,
  advice: number,
  isLow: boolean,
  password: Ast.Node | undefined,
): CostFlaw | undefined {
  if (!at) return undefined;
  return { kind: "cost", at, setting, advice, severity: isLow ? "low" : "slightly low", password };
}

function number(at: Located): number | undefined {
  const value = at.in.constant(at.node)?.value;
  return typeof value === "number" ? value : undefined;
}
