import {
  type ProjectContext,
  type ProjectView,
  type Range,
  type Route,
  deedsOf,
  isFunction,
  projectRule,
} from "../../../engine/api.ts";
import {
  deedOf,
  headOf,
  isBehindLogins,
  isOfStaff,
  isUnderstood,
  isWebhook,
  stepsTo,
} from "../../helpers/match/payment-route.ts";

/** Addresses that a provider sends the customer's browser back to. */
const RETURN =
  /success|return|thank|complete|confirm|callback|approve|finish|done|verify|result|status/i;

export const rule = projectRule({
  id: "fulfilment-from-return-url",
  meta: {
    category: "payments",
    title: "A customer's own request marks an order as paid",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [345, 841],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["2.3.1"],
    pci: ["6.2.4"],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    returned: {
      what: "{{path}} marks the order as paid because the browser came back to it: anybody may open that address.",
      help: "Mark orders as paid from the provider's verified webhook, or ask the provider here for the payment and compare its order and amount.",
    },
    found: {
      what: "{{path}} marks an order as paid because the customer's browser says so; the provider is not asked.",
      help: "Mark orders as paid from the provider's verified webhook, or ask the provider here for the payment and compare its order and amount.",
    },
  },
  noFix: "Which provider knows of the payment, and by which id, is not known here.",
  project(project, context) {
    for (const route of project.routes) {
      const paid = deedOf(route, "pays");
      // Whoever buys has logged in; a role is another matter.
      const isOpen = isBehindLogins(route, (path) => project.read(path));
      if (!paid || isWebhook(route) || isPaidOtherwise(route, isOpen)) continue;
      if (AT_A_TILL.test(textOf(project.read(route.file), route.range))) continue;
      const isSure = isOpen || route.exposure === "public" || route.exposure === "customer";
      context.report(route.file, {
        at: headOf(project.read(route.file), route.range),
        message: comesBack(route) ? "returned" : "found",
        data: { path: shown(route) },
        ...(isSure ? {} : { confidence: "medium", preset: "balanced" }),
        steps: stepsTo(route, paid),
      });
    }
    for (const path of project.files) checkPage(path, project, context);
  },
});

/** Pages of Next.js that run on the server when the browser comes back to them, with what they export. */
const PAGES: readonly (readonly [path: RegExp, exported: string, asks: RegExp])[] = [
  [/(?:^|\/)app\/(.*\/)?page\.[jt]sx?$/, "default", /searchParams|params/],
  [/(?:^|\/)pages\/(.+)\.[jt]sx?$/, "getServerSideProps", /\bquery\b|\bparams\b|\breq\b/],
];

function checkPage(path: string, project: ProjectView, context: ProjectContext): void {
  for (const [pattern, exported, asks] of PAGES) {
    const folder = pattern.exec(path)?.[1];
    if (folder === undefined || !RETURN.test(folder) || STAFF.test(path)) continue;
    const text = project.read(path) ?? "";
    if (/paid|status|payment/i.test(text) && text.includes(exported) && asks.test(text))
      checkServed({ path, folder, exported, text }, project, context);
  }
}

interface ServedPage {
  readonly path: string;
  readonly folder: string;
  readonly exported: string;
  readonly text: string;
}

function checkServed(
  { path, folder, exported, text }: ServedPage,
  project: ProjectView,
  context: ProjectContext,
): void {
  const page = project.beside.script(path)?.exported(exported);
  if (!page || !("node" in page) || !isFunction(page.node)) return;
  const deeds = deedsOf(page.node, page.in);
  const paid = deeds.find(({ kind }) => kind === "pays");
  if (!paid || deeds.some(({ kind }) => ASKED.has(kind))) return;
  context.report(path, {
    at: paid.file === path ? paid.range : headOf(text, rangeOf(page.node)),
    message: "returned",
    data: { path: `/${folder.replace(/\(\w+\)\//g, "").replace(/\/$/, "")}`.slice(-28) },
  });
}

/** Who takes the money at a till types in what was handed over; no customer calls that. */
const AT_A_TILL = /tendered|cashier|cash_?drawer|change_?(?:due|given)|\btill_?id|register_?id/i;

function textOf(text: string | undefined, { start, end }: Range): string {
  return text?.slice(start, end) ?? "";
}

/** What shows that the success of the page is not believed, or that nothing of a provider is told there. */
const ASKS = [
  "verifies",
  "compares-secret",
  "asks",
  "requests",
  "hands-on",
  "debits",
  "charges",
] as const;
const ASKED: ReadonlySet<string> = new Set(ASKS);
const STAFF = /admin|staff|back-?office/i;

function rangeOf({ range: [start, end] }: { range: readonly [number, number] }) {
  return { start, end };
}

/** Whether the provider is asked, somebody else is, or what is paid with is the shop's own. */
function isPaidOtherwise(route: Route, isOpen: boolean): boolean {
  return (
    !(isOpen || isUnderstood(route)) ||
    isOfStaff(route) ||
    deedOf(route, ...ASKS) !== undefined ||
    route.guards.some(({ kind }) => kind === "signature") ||
    /wallet|balance|\bcod\b|cash|gift|voucher|points|deliver|carrier|courier|driver|rider|warehouse/i.test(
      `${route.path} ${route.handler}`,
    )
  );
}

/** A browser is sent back to an address, and not to a mutation. */
function comesBack({ path, method }: Route): boolean {
  return (
    method !== "ACTION" && !path.includes("#") && RETURN.test(path.split("/").slice(-2).join("/"))
  );
}

function shown({ path, method, handler }: Route): string {
  const name = method === "ACTION" ? handler : path;
  return name.length > 28 ? `…${name.slice(-27)}` : name;
}
