import type { Deed, DeedKind, Range, Route, Step } from "../../../engine/api.ts";

/** Paths and names of what payment providers and other machines call. */
const WEBHOOK =
  /(?:^|[/\-_.:#])(?:web-?hooks?|ipn|hooks?|notify|notifications?|callbacks?|postback|listener|receiver)(?:[/\-_.:]|$)/i;
const WEBHOOK_NAME = /web_?hook|ipn(?![a-z])|postback|payment_?notif/i;
/** Routes for who runs the shop, and for its own machines. */
const STAFF =
  /(?:^|[/\-_.#])(?:admin|staff|back-?office|seller|vendor|merchant|driver|courier|rider|delivery-?(?:man|boy)|pos|internal|cron|jobs?|seed|test|debug|dev)(?:[/\-_.:#]|$)|admin|staff/i;

/** What a handler does that may be the check of a message. */
export const CHECKING_DEEDS = [
  "verifies",
  "compares-secret",
  "authenticates",
  "reads-signature",
  "asks",
  "requests",
  "hands-on",
] as const satisfies readonly DeedKind[];

/** The first deed of a kind. */
export function deedOf({ deeds }: Route, ...kinds: readonly DeedKind[]): Deed | undefined {
  return deeds?.find(({ kind }) => kinds.includes(kind));
}

/** True for what a provider calls to tell of payments, by its address, its name or the events that it knows. */
export function isWebhook(route: Route): boolean {
  const { path, handler } = route;
  return (
    WEBHOOK.test(path) ||
    WEBHOOK_NAME.test(`${path} ${handler}`) ||
    deedOf(route, "hears-event") !== undefined
  );
}

/** True for routes of who runs the shop, as their addresses and files say. */
export function isOfStaff({ path, file, handler, exposure, guards }: Route): boolean {
  return (
    exposure === "admin" ||
    guards.some(({ kind }) => kind === "role") ||
    STAFF.test(path) ||
    STAFF.test(handler) ||
    /(?:^|[/\-_.])(?:admin|staff|back-?office|cron|jobs?|seeds?|scripts?)(?:[/\-_.]|$)/i.test(file)
  );
}

/** True where all that stands before a handler is known; where the whole router is mounted may be open. */
export function isUnderstood({ exposure, note, middlewares }: Route): boolean {
  return (
    (exposure !== "unknown" || note === "where it is mounted is not known") &&
    middlewares.every(
      ({ does, certain, name }) =>
        (certain || does.length > 0) &&
        (does.some((kind) => PLAIN.has(kind)) || !CHECKS.test(name.replace(OF_KIT, ""))),
    )
  );
}

/** Signs that a middleware checks other callers than those who log in. */
const CHECKS_MACHINES =
  /signature|hmac|timingSafe|authorization|x-[\w-]*(?:secret|sign|key|token)|(?:WEBHOOK|CRON|API|INTERNAL)_\w*(?:SECRET|KEY|TOKEN)/i;

/**
 * True where all that is not known is the middleware of Next, which asks for a login on some paths.
 * No provider logs in, so that is no check of a webhook; and whoever is a customer has logged in.
 */
export function isBehindLogins(
  { exposure, guards, middlewares }: Route,
  read: (path: string) => string | undefined,
): boolean {
  if (exposure !== "unknown") return false;
  const asking = middlewares.filter(({ certain }) => !certain);
  const names = new Set(asking.map(({ name }) => name));
  return (
    asking.length > 0 &&
    asking.every(
      ({ seesAll, does, place }) =>
        seesAll !== undefined &&
        does.includes("authentication") &&
        !does.includes("signature") &&
        [seesAll, place?.file ?? seesAll].every((file) => !CHECKS_MACHINES.test(read(file) ?? "")),
    ) &&
    guards.every(({ certain, by }) => certain || names.has(by))
  );
}

/** What is known well enough that its name says nothing more. */
const PLAIN: ReadonlySet<string> = new Set(["authentication", "role", "rate-limit", "csrf"]);

/** The one file that SvelteKit runs before all routes, which says nothing by its name. */
const OF_KIT = /(?:^|\/)hooks\.server\.[jt]s$/;

/** Names of wrappers and middlewares that may check who calls, whatever else they do. */
const CHECKS = /verif|hook|sign|hmac|secret|api_?key|handler|ipn|guard|authen|token/i;

/** The first line of a handler, which is enough to find it by. */
export function headOf(text: string | undefined, { start, end }: Range): Range {
  const own = text?.slice(start, end) ?? "";
  const [line = ""] = own.split("\n", 1);
  const head = line.replace(/\s*(?:\{|=>\s*\{?)?\s*$/, "");
  return { start, end: start + (head.length > 0 ? head.length : own.length) };
}

/** The way from a handler to what it does. */
export function stepsTo(route: Route, ...deeds: readonly (Deed | undefined)[]): Step[] {
  const { file, range } = route;
  return [
    { file, range: { start: range.start, end: range.start + 1 }, message: "the handler" },
    ...deeds.flatMap((deed) =>
      deed ? [{ file: deed.file, range: deed.range, message: WORDS[deed.kind] ?? deed.says }] : [],
    ),
  ];
}

const WORDS: Readonly<Partial<Record<DeedKind, string>>> = {
  pays: "marked as paid",
  completes: "marked as done",
  writes: "stored",
  "reads-signature": "the signature is read",
  "hears-event": "an event of the provider",
  asks: "the provider is asked",
  verifies: "the signature is checked",
};
