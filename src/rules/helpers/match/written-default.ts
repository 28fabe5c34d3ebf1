import { type Ast, type Semantics, unwrap } from "../../../engine/api.ts";
import { isKnownDefault, isPlainWord } from "./known-defaults.ts";
import { isLocalHost } from "./provider-tokens.ts";
import { type SecretRole, nameWords, secretRole } from "./secret-names.ts";
import { sinkOf } from "./secret-sink.ts";
import { type SecretSlot, hasAccountBeside, hostBeside, slotOf } from "./secret-slot.ts";

/** A known default in a place where it lets somebody in. */
export interface WrittenDefault {
  /** What the value is for: the slot's name, or the variable that should hold it. */
  readonly name: string;
  readonly slot?: SecretSlot;
  readonly role: SecretRole;
  /** True for a server that only this machine reaches. */
  readonly isLocal: boolean;
}

/** Decides over a string literal; undefined for words of forms, labels and names of things. */
export function writtenDefault(
  node: Ast.Node,
  value: string,
  semantics: Semantics,
): WrittenDefault | undefined {
  if (!isKnownDefault(value)) return undefined;
  const slot = slotOf(node, semantics);
  const sink = sinkOf(node, semantics);
  const host = slot?.object && hostBeside(slot.object, semantics);
  const isLocal = host !== undefined && host !== "" && isLocalHost(host);
  if (sink) return { name: sink.variable, role: sink.role, ...(slot && { slot }), isLocal };
  if (!slot || slot.kind === "attribute" || isReplacedLater(node)) return undefined;
  const role = secretRole(slot.name);
  if (role === undefined || isDefinition(slot)) return undefined;
  return isCredential(slot, role, value) ? { name: slot.name, role, slot, isLocal } : undefined;
}

/** Whether a plain word such as `password` or `test` stands there as a value and not as a label or a type. */
function isCredential(slot: SecretSlot, role: SecretRole, value: string): boolean {
  // `"login.password": "Password"` is a label as well.
  const called = slot.name.slice(slot.name.lastIndexOf(".") + 1);
  const isSame =
    value.toLowerCase().replace(/\W|_/g, "") === called.toLowerCase().replace(/\W|_/g, "");
  if (role === "password" && slot.object && hasAccountBeside(slot.object)) {
    return !isSame || !hasWords(slot.object);
  }
  if (isSame) return false;
  // Providers refuse keys that nobody has filled in yet.
  if (role === "service" && TO_BE_FILLED.test(value)) return false;
  if (!isPlainWord(value)) return true;
  // A plain word counts where the name says whose secret it is: `jwtSecret`, `DB_PASSWORD`.
  const words = nameWords(slot.name);
  const isKey = /^keys?$/.test(words.at(-1) ?? "");
  const isNamed =
    words.length > 1 &&
    words.at(-1) !== "token" &&
    (!isKey || words.some((word) => SIGNING.has(word)));
  return slot.kind !== "comparison" && role !== "service" && isNamed;
}

/** `YOUR SECRET`, `enter_your_key` */
const TO_BE_FILLED = /^<?(?:your|enter|insert|put|paste|add|fill)(?![a-z])/i;

const SIGNING = new Set(["secret", "jwt", "session", "cookie", "signing", "encryption"]);

/** Translations name fields as log-ins do, but some of their texts have several words. */
function hasWords(object: Ast.ObjectExpression): boolean {
  return object.properties.some((property) => {
    const value = property.type === "Property" ? unwrap(property.value) : property;
    const text =
      value.type === "Literal"
        ? value.value
        : value.type === "TemplateLiteral" && value.quasis[0]?.value.cooked;
    return typeof text === "string" && /\S\s+\S/.test(text);
  });
}

/** Constants that define a default for others to compare with or to show, such as `DEFAULT_PASSWORD`. */
function isDefinition(slot: SecretSlot): boolean {
  return slot.kind === "variable" && /default|^SUPER_ADMIN_USER_/i.test(slot.name);
}

/** `if (!options.secret) { this.reject("…"); options.secret = "…"; }`: the code complains first, and may stop there. */
function isReplacedLater(node: Ast.Node): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type !== "BlockStatement") continue;
    if (parent.parent.type !== "IfStatement") return false;
    return parent.body.some(complains);
  }
  return false;
}

/** A call that refuses, also one that an option of the program's own can turn off. */
function complains(statement: Ast.Statement): boolean {
  if (statement.type === "IfStatement") return complains(statement.consequent);
  if (statement.type === "BlockStatement") return statement.body.some(complains);
  if (statement.type !== "ExpressionStatement") return false;
  const call = unwrap(statement.expression);
  if (call.type !== "CallExpression") return false;
  const callee = unwrap(call.callee);
  const name = callee.type === "MemberExpression" ? callee.property : callee;
  return name.type === "Identifier" && /reject|throw|fail|invariant|assert/i.test(name.name);
}
