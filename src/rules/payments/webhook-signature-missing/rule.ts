import { type ProjectView, type Route, projectRule } from "../../../engine/api.ts";
import { WEBHOOK_FIXES, webhookChecks } from "../../helpers/edit/check-webhook.ts";
import { paidBeforeCheck } from "../../helpers/match/late-check.ts";
import { isPaymentHook, uncheckedPaymentHook } from "../../helpers/match/medusa-provider.ts";
import { words } from "../../helpers/match/names.ts";
import {
  CHECKING_DEEDS,
  deedOf,
  headOf,
  isBehindLogins,
  isOfStaff,
  isUnderstood,
  isWebhook,
  stepsTo,
} from "../../helpers/match/payment-route.ts";

export const rule = projectRule({
  id: "webhook-signature-missing",
  meta: {
    category: "payments",
    title: "A webhook believes whoever calls it",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [347, 345],
    owasp: ["A02:2021", "A04:2025"],
    asvs: ["4.1.5"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Nothing checks who calls {{path}}, and it marks orders as paid: anybody can send that message.",
      help: "Check the provider's signature over the raw body before anything else (Stripe: webhooks.constructEvent), or ask the provider for the payment by its id.",
    },
    late: {
      what: "{{path}} marks an order as paid before it checks who calls: a refusal afterwards comes too late.",
      help: "Check the signature first, and use only what that check returned.",
    },
    writes: {
      what: "Nothing checks who calls {{path}}, and what is sent there is stored.",
      help: "Check the sender's signature over the raw body before anything else, or at least a secret of your own with timingSafeEqual.",
    },
    handed: {
      what: "Nothing checks who calls {{path}}, and what is sent there is handed on as an event of Saleor.",
      help: "Make the handler with SaleorAsyncWebhook or SaleorSyncWebhook of the app SDK, which check the signature of every message.",
    },
  },
  fixes: [...WEBHOOK_FIXES],
  visit: {
    MethodDefinition(node, context) {
      const at = isPaymentHook(node) ? uncheckedPaymentHook(node, context) : undefined;
      if (at) context.report({ at, message: "found", data: { path: "/hooks/payment/…" } });
    },
  },
  project(project, context) {
    for (const route of project.routes) {
      if (!isWebhook(route) || route.method === "ACTION") continue;
      const late = isOfStaff(route) ? undefined : paidBeforeCheck(route, project);
      if (late) {
        context.report(route.file, {
          at: late.range,
          message: "late",
          data: { path: shown(route.path) },
          steps: stepsTo(route, late, deedOf(route, "verifies")),
        });
        continue;
      }
      const handed = handedOnForSaleor(route, project);
      if (handed) {
        context.report(route.file, {
          at: headOf(project.read(route.file), route.range),
          message: "handed",
          data: { path: shown(route.path) },
          level: "warning",
          confidence: "medium",
          preset: "balanced",
          steps: stepsTo(route, handed),
        });
        continue;
      }
      const isOpen = isBehindLogins(route, (path) => project.read(path));
      if (isOpen ? isCheckedItself(route) : isChecked(route)) continue;
      const paid = deedOf(route, "pays", "completes");
      const stored = deedOf(route, "writes");
      const isSure = isOpen || route.exposure === "public";
      // What has no word of money in it may be anybody's hook.
      const isNamed =
        /web-?hook|\bipn\b/i.test(`${route.path} ${route.handler}`) || isOfMachines(route.path);
      // Nobody is told of anything with the methods that change and remove what has an id.
      const isTold = !/^(?:GET|PUT|PATCH|DELETE)$/.test(route.method);
      if (!paid && !(stored && isNamed && isSure && isTold)) continue;
      context.report(route.file, {
        at: headOf(project.read(route.file), route.range),
        message: paid ? "found" : "writes",
        data: { path: shown(route.path) },
        ...(paid ? {} : { level: "warning", confidence: "medium" }),
        ...(paid || doesHarm(route) ? {} : { preset: "balanced" }),
        ...(paid && !isSure ? { confidence: "medium", preset: "balanced" } : {}),
        steps: stepsTo(route, paid ?? stored),
        fixes: webhookChecks(route, project),
      });
    }
  },
});

/** What hooks tell of parcels, orders and money sent back, and whatever deletes records. */
const OF_ORDERS =
  /\b(?:orders?|shipp?\w*|shipments?|deliver\w*|parcels?|couriers?|track\w*|fulfil\w*|awb|returns?|refunds?)\b/;

/** Other systems of a shop, which tell it of stock and parcels: `/erp/notify`, `/hooks/warehouse`. */
const MACHINES = /\b(?:erp|wms|oms|warehouses?|logistics|couriers?|carriers?|suppliers?)\b/;
const CALLED = /\b(?:hooks?|notify|callbacks?|postback|listener)\b/;

function isOfMachines(path: string): boolean {
  const own = words(path);
  return MACHINES.test(own) && CALLED.test(own);
}

function doesHarm({ path, handler, effects }: Route): boolean {
  return (
    OF_ORDERS.test(words(`${path} ${handler}`)) || effects.some(({ does }) => does === "delete")
  );
}

/** What the app SDK gives, and what a check of one's own is called. */
const CHECKED_BY_HAND = /@saleor\/app-sdk|signature|jwks|verif|hmac|secret|authorization|api-?key/i;

/** A hook of a Saleor app that only sends on what it was told: where nobody asks, anybody tells it. */
function handedOnForSaleor(route: Route, project: ProjectView) {
  const { file, framework, exposure } = route;
  if (framework !== "next" || exposure !== "public" || !isUnderstood(route)) return undefined;
  const others = CHECKING_DEEDS.filter((kind) => kind !== "requests");
  const request = deedOf(route, "requests");
  if (!request || isOfStaff(route) || deedOf(route, ...others)) return undefined;
  if (!project.platforms(file).some(({ id }) => id === "saleor-app")) return undefined;
  const text = project.read(file) ?? "";
  return CHECKED_BY_HAND.test(text) || !/\breq(?:uest)?\.(?:body|json)\b/.test(text)
    ? undefined
    : request;
}

/** Whether anything on the way may be a check of who calls, or asks the provider itself. */
function isChecked(route: Route): boolean {
  return (
    !isUnderstood(route) ||
    isOfStaff(route) ||
    isCheckedItself(route) ||
    route.guards.some(({ kind }) => kind === "authentication")
  );
}

/** The same of the handler alone, where a middleware asks for logins and nothing else stands before it. */
function isCheckedItself(route: Route): boolean {
  return (
    // A handler that looks at a signature and does not check it has a rule of its own.
    deedOf(route, ...CHECKING_DEEDS) !== undefined ||
    STAFF_PATH.test(route.path) ||
    route.guards.some(
      ({ kind, certain }) => kind === "signature" || (kind === "authentication" && certain),
    )
  );
}

/** Routes of who runs the shop, and of its own machines. */
const STAFF_PATH =
  /(?:^|[/\-_.])(?:admin|staff|internal|cron|jobs?|seed|test|debug|dev)(?:[/\-_.]|$)/i;

function shown(path: string): string {
  return path.length > 30 ? `${path.slice(0, 29)}…` : path;
}
