import type { Effect, Route } from "../../../engine/api.ts";
import { words } from "./names.ts";

/** A part of a path that is for those who run the store. */
const ADMIN =
  /(?:^|\/)(?:admin|administrator|administration|back-?office|staff)(?:[-_]?(?:api|panel|area))?(?=\/|$)|(?:^|\/)(?:admin|staff)[-_](?!login|sign)/i;
/** What has to be open so that somebody can log in, set a store up, or tell it something. */
const BEFORE_LOGIN =
  /log-?_?(?:in|out)|sign-?_?(?:in|up|out)|auth|register|forgot|reset|recover|otp|verif|refresh|callback|web-?_?hook|invit|accept|csrf|health|\bping\b|status|captcha|setup|install|onboard|public|session|token|google|oauth|\bsso\b|2fa|mfa|activate|confirm|first-?_?(?:run|admin)|init\b/i;
/** Records of people, and what a store earns. */
const PRIVATE =
  /\b(?:orders?|customers?|users?|accounts?|address(?:es)?|payments?|invoices?|transactions?|refunds?|returns?|subscribers?|subscriptions?|members?|clients?|sales?|revenue|messages?|enquir\w*|carts?|profiles?|admins?|employees?|sellers?|vendors?|wallets?|payouts?|withdrawals?|tickets?|logs?|analytics|gift cards?)\b/;

/** The name of a mutation or a query of GraphQL or tRPC, without what it stands in. */
export function fieldName({ path, procedure }: Route): string {
  return (procedure ?? path).split(/[#.]/).at(-1) ?? "";
}

/** True for routes that take what is sent in a body. */
export function isSent({ method, framework }: Route): boolean {
  return /^(?:POST|PUT|PATCH|ALL)$/.test(method) || (framework === "trpc" && method === "MUTATION");
}

/** The path of a route with its words apart, as addresses are written: `/auth/verify-otp` of `auth.verifyOtp`. */
export function plainPath({ path, procedure }: Route): string {
  return procedure === undefined ? path : path.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "-");
}

/** True when a route's path says that it is for those who run the store. */
export function isForBackOffice({ path, method, file }: Route): boolean {
  return ADMIN.test(method === "ACTION" ? file.replace(/\(([\w-]+)\)/g, "$1") : path);
}

/** True when whoever calls a route need not be logged in yet, or is another machine. */
export function isBeforeLogin({ path, handler }: Route): boolean {
  return BEFORE_LOGIN.test(path.replace(ADMIN, "")) || BEFORE_LOGIN.test(handler);
}

/** What a handler changes. */
export function changeOf({ effects }: Route): Effect | undefined {
  return effects.find(({ does }) => does === "write" || does === "delete" || does === "payment");
}

/** What a handler reads of people, or of what the store earns. */
export function privateRead({ effects }: Route): Effect | undefined {
  return effects.find(({ does, on }) => does === "read" && PRIVATE.test(words(on)));
}

/** True when something on the way to the handler, or in it, asks who is there, or may do so. */
export function mayBeGuarded({ guards, mayCheck, exposure }: Route): boolean {
  return (
    exposure !== "public" ||
    mayCheck !== undefined ||
    guards.some(({ kind }) => kind === "authentication" || kind === "role" || kind === "signature")
  );
}

/** A route in words for a message: `DELETE /api/admin/orders/:id`, or `deleteOrder()`. */
export function routeName(route: Route, length = 44): string {
  const { method, handler, procedure } = route;
  if (method === "ACTION") return handler === "(inline)" ? "this action" : `${handler}()`;
  const name = `${method} ${procedure ?? route.path}`;
  return name.length > length ? `${name.slice(0, length - 1)}…` : name;
}

/** An effect in words for a message: the start of SQL, or the end of a chain of members. */
export function effectName({ on }: Effect, length = 24): string {
  if (on.length <= length) return on;
  return on.includes(" ") ? `${on.slice(0, length - 1)}…` : `…${on.slice(1 - length)}`;
}
