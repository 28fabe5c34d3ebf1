import {
  type Ast,
  type Semantics,
  type SyntaxContext,
  unwrap,
  walk,
  type FunctionNode,
  isFunction,
} from "../../../engine/api.ts";
import { isBrowserCode } from "./browser-code.ts";
import { cipherCall } from "./cipher-call.ts";
import { functionAround } from "./enclosing.ts";
import { wholeChain } from "./hash-call.ts";
import { nameOf, words } from "./names.ts";
import { holdsPassword } from "./password-value.ts";
import { recordKind } from "./personal-record.ts";

/** Functions of packages that encrypt a text, with its position. */
const PACKAGES: ReadonlyMap<string, number> = new Map([
  ["cryptr#new().encrypt", 0],
  ["simple-crypto-js#new().encrypt", 0],
  ["simple-crypto-js#SimpleCrypto.new().encrypt", 0],
  ["aes256#encrypt", 1],
]);
const NODE_UPDATE = /^(?:node:)?crypto#createCipher(?:iv)?\(\)\.update$/;
/** The field that somebody logs in with; credentials for other servers have longer names. */
const FIELD = /^(?:password|passwd|pwd|pass|hash|(?:encrypted|hashed) ?(?:password|pwd|pass))$/;
/** What the fields of a record are handed over in. */
const WRAPPERS = /^(?:data|create|update|values|set|\$set|where|input|defaults)$/;
const PEOPLE =
  /^(?:(?:new|existing|found|db|saved|this|the) )?(?:users?|customers?|members?|admins?|vendors?|sellers?|accounts?|buyers?|employees?|person)(?: (?:doc|data|record|info))?$/;
const ACCOUNTS =
  /\b(?:sign ?up|register|registration|create (?:new )?(?:user|customer|account|admin|member|vendor|seller)|add (?:user|customer|admin)|(?:change|reset|update|set|forgot|hash|encrypt|compare|check|verify|match) (?:user |customer |admin )?(?:password|pwd))\b/;

/** True for a call that encrypts the password that a person logs in with, or decrypts it to compare it. */
export function isReversiblePassword(node: Ast.CallExpression, context: SyntaxContext): boolean {
  const { semantics } = context;
  const call = cipherCall(node, semantics);
  const [first] = node.arguments;
  if (call?.does === "decrypt")
    return first !== undefined && isStoredPassword(first) && !isBrowserCode(node, context);
  const data = call ? first : (dataOf(node, semantics) ?? dataForHelper(node, semantics));
  if (!data || !holdsPassword(data, semantics)) return false;
  return isOfAccount(node, context) && !isBrowserCode(node, context);
}

/** `cipher.update(password)`, `new Cryptr(key).encrypt(password)`. */
function dataOf(node: Ast.CallExpression, semantics: Semantics): Ast.Node | undefined {
  const api = semantics.callee(node);
  if (api === undefined) return undefined;
  const position = PACKAGES.get(api) ?? (NODE_UPDATE.test(api) ? 0 : undefined);
  return position === undefined ? undefined : node.arguments[position];
}

/** `encrypt(password)` where `encrypt` is a function of the project around a cipher. */
function dataForHelper(node: Ast.CallExpression, semantics: Semantics): Ast.Node | undefined {
  const callee = unwrap(node.callee);
  if (!/encrypt|cipher|encode/i.test(nameOf(callee) ?? "")) return undefined;
  const { node: target, in: home } = semantics.origin(callee);
  return isFunction(target) && encrypts(target, home) ? node.arguments[0] : undefined;
}

function encrypts(fn: FunctionNode, semantics: Semantics): boolean {
  let found = false;
  // What is a password inside already is reported there.
  const [parameter] = fn.params;
  if (!fn.body || !parameter || holdsPassword(parameter, semantics)) return false;
  walk(fn.body, semantics.source.visitorKeys, (each) => {
    if (each.type !== "CallExpression") return;
    const does = cipherCall(each, semantics)?.does;
    const data = does === "encrypt" || dataOf(each, semantics) !== undefined;
    if (data) found = true;
  });
  return found;
}

/** `user.password`. */
function isStoredPassword(node: Ast.Node): boolean {
  const value = unwrap(node);
  if (value.type !== "MemberExpression") return false;
  const owner = nameOf(unwrap(value.object)) ?? "";
  return FIELD.test(words(nameOf(value) ?? "")) && PEOPLE.test(words(owner));
}

/** True where the result is kept in an account, or the function around is about accounts. */
function isOfAccount(node: Ast.CallExpression, { semantics, path }: SyntaxContext): boolean {
  let child: Ast.Node = wholeChain(node);
  for (let parent = child.parent; parent; child = parent, parent = parent.parent) {
    if (isFunction(parent)) break;
    if (parent.type === "AssignmentExpression" && parent.right === child) {
      const left = unwrap(parent.left);
      if (left.type !== "MemberExpression") break;
      const owner = unwrap(left.object);
      const isPerson = owner.type === "ThisExpression" || PEOPLE.test(words(nameOf(owner) ?? ""));
      return isPerson && FIELD.test(words(nameOf(left) ?? ""));
    }
    if (parent.type === "Property" && parent.value === child) {
      const name = nameOf(parent) ?? "";
      if (!FIELD.test(words(name)) && !WRAPPERS.test(name)) return false;
    } else if (parent.type === "CallExpression" || parent.type === "NewExpression") {
      if (parent.callee !== child && recordKind(parent, semantics, path)?.ofPeople === true)
        return true;
    }
  }
  return isAboutAccounts(node);
}

/** By the names of the functions around, and the path of a route that is handled in place. */
function isAboutAccounts(node: Ast.Node): boolean {
  const around = functionAround(node)?.name;
  if (around !== undefined && ACCOUNTS.test(words(around))) return true;
  for (let each = node.parent; each; each = each.parent) {
    if (each.type !== "CallExpression") continue;
    const [path] = each.arguments;
    if (
      path?.type === "Literal" &&
      typeof path.value === "string" &&
      ACCOUNTS.test(words(path.value))
    )
      return true;
  }
  return false;
}
