import type { Range } from "../text/range.ts";
import type { PathStart } from "./refused-paths.ts";

/** What stands before a handler, by what it does to a request. */
export const MIDDLEWARE_KINDS = [
  "authentication",
  "role",
  "signature",
  "validation",
  "rate-limit",
  "csrf",
  "body-json",
  "body-raw",
  "body-urlencoded",
  "body-text",
  "body-multipart",
  "identity",
  "sanitizer",
  "other",
] as const;
export type MiddlewareKind = (typeof MIDDLEWARE_KINDS)[number];

/** The kinds that turn requests away. */
export const GUARD_KINDS: ReadonlySet<MiddlewareKind> = new Set([
  "authentication",
  "role",
  "signature",
  "validation",
  "rate-limit",
  "csrf",
]);

/** Who may call a route: anybody, who has logged in, or who runs the store. */
export type Exposure = "public" | "customer" | "admin" | "unknown";

export const FRAMEWORKS = [
  "express",
  "fastify",
  "koa",
  "hono",
  "itty",
  "function",
  "nest",
  "next",
  "remix",
  "nuxt",
  "sveltekit",
  "astro",
  "solid-start",
  "tanstack",
  "medusa",
  "vendure",
  "evershop",
  "hapi",
  "payload",
  "loopback",
  "adonis",
  "trpc",
  "strapi",
  "keystone",
] as const;
export type RouteFramework = (typeof FRAMEWORKS)[number];

/** A place in a file of the project. */
export interface CodePlace {
  readonly file: string;
  readonly range: Range;
}

/** One thing on a request's way to its handler. */
export interface RouteStep {
  /** As the code calls it. */
  readonly name: string;
  /** What a package provides, in the notation of `ApiName`. */
  readonly api?: string;
  /** Where its own code stands. */
  readonly place?: CodePlace;
  /** What it does; empty when that is not known. */
  readonly does: readonly MiddlewareKind[];
  /** False when only its name says so, or when it does so under a condition. */
  readonly certain: boolean;
  /** The file of a middleware that sees all requests of an application, as that of Next does. */
  readonly seesAll?: string;
  /** Where alone it turns somebody away, as far as its code says. */
  readonly only?: readonly PathStart[];
  /** True where it asks for a role if it is given one, and is given none. */
  readonly asksForNoRole?: true;
}

/** A guard of a route: one step for each kind, those inside the handler last. */
export interface RouteGuard {
  readonly kind: MiddlewareKind;
  /** The step's name. */
  readonly by: string;
  readonly certain: boolean;
  /** True when the handler itself turns requests away. */
  readonly inHandler?: true;
  /** The function that would ask for a role as well if it were given one. */
  readonly leavesRolesTo?: string;
}

/** Members of a request body that a handler uses without asking what they are. */
export interface UncheckedBody {
  readonly fields: readonly string[];
  /** Where the first of them is read, in the handler's file. */
  readonly range: Range;
}

/** What code that a request reaches does about a payment. */
export type DeedKind =
  /** Checks who signed the request. */
  | "verifies"
  /** Compares something with a secret, a token or a header. */
  | "compares-secret"
  /** Checks who is logged in. */
  | "authenticates"
  /** Names a header or field that carries a signature. */
  | "reads-signature"
  /** Asks the provider about a payment. */
  | "asks"
  /** Charges through the provider. */
  | "charges"
  /** Asks some server something. */
  | "requests"
  /** Says of an order or payment that it is paid. */
  | "pays"
  /** Says that it is done, in words that may also mean that it was taken. */
  | "completes"
  | "writes"
  | "compares-amount"
  /** Compares, or takes from the payment, which order it is for. */
  | "binds-order"
  /** Looks at what a customer has in the shop: a wallet, points. */
  | "debits"
  /** Adds to something or makes something, so that doing it twice is not doing it once. */
  | "adds"
  /** Looks whether the same was done before. */
  | "notes-event"
  /** Knows an event of a provider by its name. */
  | "hears-event"
  /** Hands the request to code that is not found. */
  | "hands-on";

export interface Deed extends CodePlace {
  readonly kind: DeedKind;
  /** The name of what is called, stored or heard. */
  readonly says: string;
}

/** What code does to the store: its records, mail and text messages that it sends, money that it moves. */
export type EffectKind = "write" | "delete" | "read" | "mail" | "text-message" | "payment";

/** One thing that a handler does, or that a function does that it calls. Plain data. */
export interface Effect {
  readonly does: EffectKind;
  /** What is called, such as `prisma.order.update`, or the start of SQL: `UPDATE orders`. */
  readonly on: string;
  /** True where it is done to all records that there are: `deleteMany({})`. */
  readonly all?: true;
  /** The place in the handler from which it is done. */
  readonly file: string;
  readonly range: Range;
}

/** One way into the store. Plain data. */
export interface Route {
  readonly framework: RouteFramework;
  /** An HTTP method, `ALL`, `QUERY`, `MUTATION`, `SUBSCRIPTION`, or `ACTION` for functions that browsers call. */
  readonly method: string;
  /** With parameters as `:name` and `*` for the rest. Begins with `…` when it is not known where the router is mounted. */
  readonly path: string;
  /** The name that a procedure of tRPC, or a field of Keystone, is called by, with which the path ends: `orders.remove`. */
  readonly procedure?: string;
  /** Where the handler's code stands; its registration when the handler is not known. */
  readonly file: string;
  readonly range: Range;
  /** Where the route is registered, when that is not the handler itself. */
  readonly registered?: CodePlace;
  readonly handler: string;
  /** Functions around the handler that say nothing of who may call it: `asyncHandler(handler)`. */
  readonly wrappedBy?: readonly string[];
  /** In the order in which a request passes them. */
  readonly middlewares: readonly RouteStep[];
  readonly guards: readonly RouteGuard[];
  readonly exposure: Exposure;
  /** Absent where something before or inside the handler checks the body, or may do so. */
  readonly uncheckedBody?: UncheckedBody;
  /** What the handler does about payments, the first of each kind. */
  readonly deeds?: readonly Deed[];
  /** Metadata of Nest that names roles, and that no guard of the route reads although the project has one that does. */
  readonly unreadRoles?: readonly string[];
  /** What the handler does, as far as its code is found; the first few. */
  readonly effects: readonly Effect[];
  /** The name of what, in the handler or in what it calls, may ask who is there. */
  readonly mayCheck?: string;
  /** `export const AUTHENTICATE = false` of Medusa, in the file of the route. */
  readonly optsOut?: CodePlace;
  /** Why the exposure is not known, or what the framework does by itself. */
  readonly note?: string;
}

/** A path pattern before which Medusa's `defineMiddlewares` puts functions. Plain data. */
export interface RouteMatcher {
  readonly file: string;
  /** The pattern in its file. */
  readonly range: Range;
  readonly matcher: string;
  /** Empty for all methods. */
  readonly methods: readonly string[];
  /** What the functions do, and what they are called. */
  readonly does: readonly MiddlewareKind[];
  readonly by: readonly string[];
  /** True when it matches no route of the project and none of Medusa itself. */
  readonly isDead: boolean;
  /** True when packages may bring routes that are not seen. */
  readonly mayBeOfPlugin: boolean;
  /** The paths of the project's own routes. */
  readonly paths: readonly string[];
}
