import { type Ast, type Preset, type Semantics, propertyName } from "../../../engine/api.ts";
import { isKnownDefault } from "./known-defaults.ts";
import { isLocalHost } from "./provider-tokens.ts";
import { isVariableName, nameWords, secretRole } from "./secret-names.ts";
import { type SecretSink, sinkOf } from "./secret-sink.ts";
import { type SecretSlot, hasAccountBeside, hostBeside, slotOf } from "./secret-slot.ts";
import {
  isPlaceholder,
  isPublicKey,
  isReference,
  isTestKey,
  looksLikePassword,
  looksRandom,
  repeatsName,
} from "./secret-values.ts";

/** A string that is a secret by where it stands and what it looks like. */
export interface WrittenSecret {
  readonly slot?: SecretSlot;
  readonly sink?: SecretSink;
  readonly confidence: "high" | "medium";
  /** Where it takes a larger preset than usual to be sure enough. */
  readonly preset?: Preset;
}

/** Decides over a string literal without a provider's shape. Known defaults are another rule's business. */
export function writtenSecret(
  node: Ast.Node,
  value: string,
  semantics: Semantics,
): WrittenSecret | undefined {
  const found = secretHere(node, value, semantics);
  const isShown = isSample(node) || (found && !found.sink && isBesideExamples(node));
  return found && !isShown ? found : undefined;
}

/**
 * True for a text that is written in another file, which looks like no secret there, and which a
 * library is given as one: `secret: config.cookieSecret`.
 */
export function isWrittenElsewhere(given: Ast.Node, semantics: Semantics): boolean {
  const { node, in: home } = semantics.origin(given);
  if (home === semantics || node.type !== "Literal" || typeof node.value !== "string") return false;
  const { value } = node;
  if (value.trim().length < 4 || isReference(value) || isPublicKey(value) || isTestKey(value))
    return false;
  // What shows by itself is told where it stands.
  return !isKnownDefault(value) && secretHere(node, value, home) === undefined;
}

function secretHere(
  node: Ast.Node,
  value: string,
  semantics: Semantics,
): WrittenSecret | undefined {
  const slot = slotOf(node, semantics);
  const sink = value.trim() === "" ? undefined : sinkOf(node, semantics);
  // Few texts stand where a secret would, so that is asked before what they look like.
  if (!sink && !(slot && maySecretStandIn(slot))) return undefined;
  if (isKnownDefault(value) || isReference(value) || isPublicKey(value) || isTestKey(value))
    return undefined;
  if (sink && isSecretOf(sink, value, slot, semantics)) {
    return { sink, ...(slot && { slot }), confidence: "high" };
  }
  if (!slot || isPlaceholder(value)) return undefined;
  if (isAuthorization(slot)) {
    const credentials = /^(?:Bearer|Basic|Token|Apikey)\s+(\S+)$/i.exec(value)?.[1];
    return credentials !== undefined && looksRandom(credentials)
      ? { slot, confidence: "medium" }
      : undefined;
  }
  const role = secretRole(slot.name);
  if (role === undefined || isShownToAll(slot, role)) return undefined;
  if (looksRandom(value)) return { slot, confidence: "medium" };
  if (role === "own" && isSettingOfOwn(slot, value)) return { slot, confidence: "medium" };
  if (role !== "password") return undefined;
  const preset = madeUpPassword(slot, value);
  return preset && { slot, confidence: "medium", preset };
}

function maySecretStandIn(slot: SecretSlot): boolean {
  return secretRole(slot.name) !== undefined || isAuthorization(slot);
}

function isAuthorization({ kind, name }: SecretSlot): boolean {
  return kind === "header" && /^(?:proxy-)?authorization$/i.test(name);
}

/** A password as people make them up, and how sure the place says that it is one that is used. */
function madeUpPassword(slot: SecretSlot, value: string): Preset | undefined {
  const isAccount = slot.object !== undefined && hasAccountBeside(slot.object);
  const isOfServer = nameWords(slot.name).some((word) => SERVERS.has(word));
  if (looksLikePassword(value)) {
    if (isAccount || isOfServer || slot.kind === "comparison") return "balanced";
    return slot.kind === "attribute" ? undefined : "audit";
  }
  // Weak ones look like words; beside an account they are taken for no label.
  const isWeak = /^(?=.*\d)(?=.*[a-z])[\w!@#$%^&*?+=-]{6,64}$/i.test(value);
  return isAccount && isWeak && !isVariableName(value) ? "audit" : undefined;
}

/** Whose password it is, where the name says so: `dbPassword`, `SMTP_PASS`. */
const SERVERS = new Set(
  "db database mysql mariadb postgres postgresql pg mongo mongodb mssql oracle redis rabbitmq smtp mail imap ftp sftp ldap ssh root admin".split(
    " ",
  ),
);

/** Values inside `mockOrder`, `sampleConfig` and the like are shown, not used. */
function isSample(node: Ast.Node): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    const name = declaredName(parent);
    if (name !== undefined && /^(?:mock|fake|dummy|sample|example|stub|fixture)/i.test(name))
      return true;
  }
  return false;
}

/** Addresses at `example.com` in the same object, several of them: what a template is tried with. */
function isBesideExamples(node: Ast.Node): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (parent.type !== "ObjectExpression") continue;
    const examples = parent.properties.filter(
      (each) => each.type === "Property" && isExample(each.value),
    );
    if (examples.length > 1) return true;
  }
  return false;
}

function isExample(node: Ast.Node): boolean {
  const isText = node.type === "Literal" && typeof node.value === "string";
  return isText && /(?:@|\/\/|\.)example\.(?:com|net|org)\b/.test(String(node.value));
}

/** The name of a variable or function, also as compiled code writes it: `exports.mockOrder = …`. */
function declaredName(node: Ast.Node): string | undefined {
  if (node.type === "AssignmentExpression") {
    return node.left.type === "MemberExpression" ? propertyName(node.left) : undefined;
  }
  if (node.type !== "VariableDeclarator" && node.type !== "FunctionDeclaration") return undefined;
  return node.id?.type === "Identifier" ? node.id.name : undefined;
}

function isSecretOf(
  sink: SecretSink,
  value: string,
  slot: SecretSlot | undefined,
  semantics: Semantics,
): boolean {
  // HMACs also name files and caches; short or spoken keys there say nothing.
  if (sink.variable === "SIGNING_SECRET" && value.length < 8) return false;
  if (sink.role === "own") return true;
  const host = slot?.object && hostBeside(slot.object, semantics);
  const isLocal = host !== undefined && host !== "" && isLocalHost(host);
  return !isPlaceholder(value) && (!isLocal || looksRandom(value));
}

/** Keys of search and content services that pages use in the open. */
function isShownToAll(slot: SecretSlot, role: string): boolean {
  if (role !== "service") return false;
  if (slot.kind === "attribute") return true;
  return (slot.object?.properties ?? []).some(
    (property) =>
      property.type === "Property" &&
      /^(?:indexName|appId|authDomain|measurementId|messagingSenderId|projectKey)$/.test(
        propertyName(property) ?? "",
      ),
  );
}

/**
 * A spoken text in a slot such as `jwtSecret` or `SESSION_SECRET`. Names of settings and of tokens
 * for injection look alike, so the text must say something that the slot's name does not.
 */
function isSettingOfOwn(slot: SecretSlot, value: string): boolean {
  // Equality may just as well refuse a default.
  if (slot.kind === "comparison" && !slot.refuses) return false;
  if (slot.kind === "attribute" || slot.kind === "header") return false;
  if (!/^(?:.*[a-z_-])?(?:secret|signing_?key|encryption_?key|secret_?key)$/i.test(slot.name))
    return false;
  if (nameWords(slot.name).length < 2 || value.length < 8 || value.length > 128) return false;
  if (/[\s:/{}<>()]/.test(value) || /^[\w-]+(?:\.[\w-]+)+$/.test(value)) return false;
  if (
    isVariableName(value) ||
    /^[a-z]+(?:[A-Z][a-z]+)+$/.test(value) ||
    repeatsName(slot.name, value)
  )
    return false;
  return nameWords(value).filter((word) => !GENERIC.has(word)).length >= 2 || /\d/.test(value);
}

const GENERIC = new Set(
  "secret secrets key token webhook signing signature jwt session cookie auth api app id name default value config option header stripe paypal the a of for to".split(
    " ",
  ),
);
