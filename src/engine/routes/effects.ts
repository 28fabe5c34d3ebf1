import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { ByDepth } from "./by-depth.ts";
import { callEffect, chainOf, tagEffect } from "./effect-calls.ts";
import { type LocatedFunction, fieldTypeName, functionOf, visitAll } from "./functions.ts";
import { isIdentity, takenIdentities } from "./identities.ts";
import type { KnownMiddleware } from "./known-middleware.ts";
import { isShownToOthers } from "./outgoing-secrets.ts";
import type { Effect, EffectKind } from "./route.ts";
import { isOfCoreController } from "./strapi-calls.ts";

/** What a function does to the store's data, and whether something in it may ask who is there. */
export interface Doings {
  readonly effects: readonly Effect[];
  /** The name of what may be a check. */
  readonly mayCheck?: string;
}

const NOTHING: Doings = { effects: [] };
/** How deep calls of the project's own functions are followed. */
const MAX_DEPTH = 3;
/** More effects than this say nothing new of a handler. */
const MAX_EFFECTS = 8;

/** Calls that may ask who is there, by their names. */
const CHECK =
  /auth(?!or)|session|permission|\brole|guard|protect|token|jwt|signature|hmac|secret|api_?key|current_?(?:user|customer|account|admin|shop)|^cookies$|get_?cookie|unseal|decrypt|get_?(?:user|customer|viewer|account)(?:$|Id|FromRe|ByTok|Sess)|logged|signed_?in|access|acl\b|owner|captcha|turnstile|credential|viewer|principal|identity|(?:is|only|check|must_?be|validate)_?(?:super_?)?(?:admin|staff|user|login|member|manager|merchant)|^(?:redirect_?)?if_?not|^with_?(?:user|admin)|password/i;
const CHECK_WORD = /^(?:require|ensure|assert|verify|restrict|authorize|can)[A-Z_]/;
/** Members of requests and variables that hold what only those know who may call. */
const SECRET =
  /^(?:\w*(?:secret|signature|hmac|api_?key|authorization|x-api-key)\w*|\w*token|cron_?key|otp|isAdmin|is_admin|isStaff|role|roles)$/i;
const REQUEST = /^(?:req|request|ctx|context|c|event)$/;

/** Reads functions for what they do. What was read of a function is kept as long as its tree is. */
export class EffectReader {
  readonly #known: KnownMiddleware;
  readonly #read = new ByDepth<Doings>(NOTHING);

  constructor(known: KnownMiddleware) {
    this.#known = known;
  }

  of(fn: LocatedFunction, depth = 0): Doings {
    return this.#read.of(fn.node, depth, () => this.#compute(fn, depth));
  }

  #compute(fn: LocatedFunction, depth: number): Doings {
    const effects: Effect[] = [];
    const [taken] = takenIdentities(fn);
    let mayCheck = taken && textOf(fn, taken);
    const add = (each: Effect): void => {
      const isNew = !effects.some((own) => own.does === each.does && own.on === each.on);
      if (isNew && effects.length < MAX_EFFECTS) effects.push(each);
    };
    visitAll({ node: fn.node.body ?? fn.node, in: fn.in }, (node) => {
      if (isIdentity(node)) mayCheck ??= textOf(fn, node);
      if (
        mayCheck === undefined &&
        isSecretName(node) &&
        !isWrittenRole(node) &&
        !isShownToOthers({ node, in: fn.in }, depth === 0 ? fn.node : undefined)
      )
        mayCheck = nameAt(node);
      if (node.type === "Literal" && (node.value === 401 || node.value === 403))
        mayCheck ??= String(node.value);
      if (node.type === "TaggedTemplateExpression") {
        const effect = tagEffect(node);
        if (effect) add({ ...effect, ...placed(fn, node) });
      }
      if (node.type !== "CallExpression" && node.type !== "NewExpression") return;
      const name = calledName(node);
      const effect = node.type === "CallExpression" ? callEffect(node, fn.in) : undefined;
      if (effect) {
        add({ ...effect, ...placed(fn, node) });
        return;
      }
      if (CHECK.test(name) || CHECK_WORD.test(name)) mayCheck ??= name;
      const own =
        node.type === "CallExpression" ? functionOf({ node: node.callee, in: fn.in }) : undefined;
      if (own && depth < MAX_DEPTH) {
        const inner = this.of(own, depth + 1);
        for (const each of inner.effects) add({ ...each, ...placed(fn, node) });
        mayCheck ??= inner.mayCheck;
        return;
      }
      const guessed = serviceEffect(node, name);
      if (guessed) add({ ...guessed, ...placed(fn, node) });
      else if (node.type === "CallExpression" && takesRequest(node) && !this.#isHarmless(node, fn))
        mayCheck ??= name;
    });
    return mayCheck === undefined ? { effects } : { effects, mayCheck };
  }

  /** Functions of packages that are known to turn nobody away. */
  #isHarmless(call: Ast.CallExpression, { in: semantics }: LocatedFunction): boolean {
    if (isOfCoreController(call)) return true;
    const api = semantics.callee(call);
    const does =
      api === undefined ? undefined : (this.#known.does(api) ?? this.#known.does(`${api}()`));
    return does !== undefined && does.every((kind) => kind === "other" || kind.startsWith("body-"));
  }
}

/** Where an effect is reported: the call inside the function that was asked about. */
function placed({ in: semantics }: LocatedFunction, node: Ast.Node) {
  return {
    file: semantics.source.path,
    range: { start: node.range[0], end: node.range[1] },
  };
}

function textOf({ in: semantics }: LocatedFunction, node: Ast.Node): string {
  return semantics.source.text.slice(...node.range).slice(0, 40);
}

function calledName(node: Ast.CallExpression | Ast.NewExpression): string {
  const callee = unwrap(node.callee);
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
}

function isSecretName(node: Ast.Node): boolean {
  const name = nameAt(node);
  return name !== "" && SECRET.test(name);
}

const STORES = /^(?:create|createMany|insert\w*|save|values|given|bulkCreate|upsert|build|assign)$/;

/** `User.create({ role: "admin" })` gives a role and asks nobody for theirs. */
function isWrittenRole(node: Ast.Node): boolean {
  if (!/^(?:is_?(?:admin|staff)|roles?)$/i.test(nameAt(node))) return false;
  let inner: Ast.Node = node;
  for (let parent = node.parent; parent; inner = parent, parent = parent.parent) {
    if (parent.type === "Property") {
      if (inner === node && (parent.key !== node || unwrap(parent.value).type !== "Literal"))
        return false;
      if (propertyName(parent) === "where") return false;
    } else if (parent.type === "CallExpression") {
      return parent.callee !== inner && STORES.test(calledName(parent));
    } else if (parent.type !== "ObjectExpression" && parent.type !== "ArrayExpression") {
      return false;
    }
  }
  return false;
}

function nameAt(node: Ast.Node): string {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" && typeof node.value === "string" ? node.value : "";
}

/** A whole request that is handed to what is not known. */
function takesRequest(call: Ast.CallExpression): boolean {
  return call.arguments.some((each) => {
    const node = unwrap(each);
    return node.type === "Identifier" && REQUEST.test(node.name);
  });
}

const SERVICE = /(?:service|usecase|use_case|facade|manager|handler|repository|repo|gateway)$/i;
const CHANGES =
  /^(?:create|update|save|add|set|cancel|refund|capture|approve|reject|publish|import|sync|reset|change|edit|place|complete|confirm|upsert|toggle|activate|deactivate|ban|block|assign|mark)(?:[A-Z]\w*)?$/;
const REMOVES = /^(?:delete|remove|destroy|purge|clear|wipe)(?:[A-Z]\w*)?$/;
const ASKS = /^(?:find|get|list|fetch|search|export)(?:[A-Z]\w*)?$/;

/** What the class of a service is called, where the field that holds it is called otherwise. */
function serviceName(callee: Ast.Node): string | undefined {
  const member = unwrap(callee);
  const type = member.type === "MemberExpression" ? fieldTypeName(member.object) : undefined;
  return type !== undefined && SERVICE.test(type) ? type : undefined;
}

/** `this.orders.cancel(id)` of a service whose code is not found, and commands of a bus. */
function serviceEffect(
  node: Ast.CallExpression | Ast.NewExpression,
  name: string,
): { readonly does: EffectKind; readonly on: string } | undefined {
  if (node.type !== "CallExpression") return undefined;
  const names = chainOf(node.callee);
  const owner = serviceName(node.callee) ?? names.at(-2) ?? "";
  const on = names.join(".").slice(-48);
  if (name === "execute" && /^(?:command|query)_?bus$/i.test(owner)) {
    const [first] = node.arguments;
    const made = first && unwrap(first);
    const of = made?.type === "NewExpression" ? calledName(made) : on;
    return { does: /^query/i.test(owner) ? "read" : "write", on: of };
  }
  // `repository.create(data)` of TypeORM makes an object and stores nothing.
  if (name === "create" && /repo(?:sitory)?$/i.test(owner)) return undefined;
  if (!SERVICE.test(owner) || /cache|log|config|i18n|event/i.test(owner)) return undefined;
  if (REMOVES.test(name)) return { does: "delete", on };
  if (CHANGES.test(name)) return { does: "write", on };
  return ASKS.test(name) ? { does: "read", on } : undefined;
}
