import { type Ast, unwrap, isFunction } from "../../../engine/api.ts";
import { functionAround, nameOfFunction } from "./enclosing.ts";
import { nameOf, words } from "./names.ts";

const CREDENTIAL =
  /\b(?:token|otp|one time (?:code|password|pin)|passcode|password|passwd|secret|nonce|api key|access key|secret key|private key|signing key|encryption key|licen[cs]e key|activation key|session (?:id|key)|sess id|sid|csrf|(?:coupon|voucher|gift ?card|gift certificate)(?: (?:code|number|id|pin))?|(?:otp|pin|promo|discount|gift|reset|verification|verify|confirmation|invite|invitation|login|auth|security|recovery|backup|activation|redeem|redemption|sms|mfa|2fa|two factor|unlock|access|pickup|collection) code|(?:oauth|auth|login) state)$/;

/** Words that make something harmless of the name: times, sizes, styles, things that are made up for tests. */
const HARMLESS =
  /\b(?:channel|cancel\w*|cancellation|abort|css|design|style|lexer|parser|type|count\w*|limit|max|min|total|expir\w*|ttl|at|time|timestamp|date|timeout|delay|jitter|interval|duration|window|lifetime|age|valid|index|position|length|size|price|amount|value|percent|rate|usage|estimated|mock\w*|fake\w*|dummy|sample|demo|example|placeholder|color|colour|country|zip|postal|error|status|http|language|currency|locale|request|trace|correlation|message|referral|referrer|affiliate|row|cache|render\w*|react)\b/;

/** What turns a plain `code` into a credential, in the names around it. */
const DOMAIN =
  /\b(?:gift ?cards?|gifts?|cards?|vouchers?|coupons?|otp|one time|verification|verify|reset|recover|recovery|forgot|promo|promotions?|discounts?|invites?|invitations?|log ?in|two factor|2fa|mfa|passcode|sms|activation|redeem)\b/;

/** Verbs of functions that make something. */
const MAKING = /^(?:generate|gen|create|make|new|build|get|issue|random|rand|next|produce)\b/;

/** The credential that a value is kept as under a name; undefined when the name says no such thing. */
export function credentialName(name: string, at: Ast.Node, file: string): string | undefined {
  // `resetToken2` is one more of its kind.
  const text = words(name).replace(/(?<=[a-z])\d$/, "");
  if (HARMLESS.test(text)) return undefined;
  if (CREDENTIAL.test(text)) return text.endsWith("nonce") && /^\w$/.test(text) ? undefined : name;
  if (!/^(?:(?:new|random|unique|generated) )?code$/.test(text)) return undefined;
  return DOMAIN.test(surroundings(at, file)) ? name : undefined;
}

/** What a function makes, by its name: `generateCouponCode`, `resetToken`. */
export function madeCredential(name: string, at: Ast.Node, file: string): string | undefined {
  const text = words(name);
  if (MAKING.test(text)) return credentialName(text.replace(MAKING, "").trim(), at, file) && name;
  return /\b(?:is|has|check|verify|validate|send|log|find|load|use|set|store|save|delete|refresh)\b/.test(
    text,
  )
    ? undefined
    : credentialName(name, at, file);
}

/** True where the program makes data up: nobody is let in by it. */
export function isMadeUp(at: Ast.Node, file: string): boolean {
  return /\b(?:mock|mocks|fake|dummy|seed|seeds|seeder|sample|demo|fixture|fixtures|story|stories|channel)\b/.test(
    surroundings(at, file),
  );
}

const ROUTE_FILE = /^\+?(?:route|page|layout|index|server)(?:\.server)?$/;

/** The names of the functions, classes and calls around a node, and of the file. */
function surroundings(at: Ast.Node, file: string): string {
  const parts = file.split("/");
  const own = parts.at(-1)?.replace(/\.\w+$/, "") ?? "";
  // Where a framework gives the file its name, the folder says what it is about.
  const names = [ROUTE_FILE.test(own) ? `${parts.at(-2) ?? ""} ${own}` : own];
  for (let node: Ast.Node | undefined = at; node; node = node.parent) {
    if (isFunction(node)) names.push(nameOfFunction(node) ?? "");
    if (node.type === "ClassDeclaration") names.push(node.id?.name ?? "");
    if (node.type === "CallExpression" || node.type === "NewExpression") {
      for (let each: Ast.Node = unwrap(node.callee); ; each = unwrap(each.object)) {
        names.push(nameOf(each) ?? "");
        if (each.type !== "MemberExpression") break;
      }
    }
  }
  names.push(functionAround(at)?.name ?? "");
  return names.map(words).join(" | ");
}
