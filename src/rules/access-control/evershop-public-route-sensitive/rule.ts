import { type Route, projectRule } from "../../../engine/api.ts";

/** What nobody but the store's people does. */
const SENSITIVE =
  /authori[sz]\w*[/ ]*capture|capture\w*(?:authori[sz]|intent|charge)|refund|void(?!0)|admin|export|import(?!ant)|sync(?!hron)|delete|remove(?!Item|CartItem)|approve|reject|cancel(?!led)|settle|payout|bulk|publish|restock|adjust|grant|revoke|impersonat|purge|reindex|migrate/i;
/** Customers that come back from a provider capture what it holds; then the handler asks the provider. */
const CAPTURES = /capture/i;
/** What customers do with their own things. */
const OF_CUSTOMERS =
  /cart|wish-?list|address|customers?\/me|\/me\/|review|newsletter|subscri|webhook|callback|return(?!s\b)|login|logout|password|session/i;
/** Code that asks who is there. */
const ASKS = /user|customer|session|admin|auth|jwt|signature|secret|hmac|40[13]/i;

export const rule = projectRule({
  id: "evershop-public-route-sensitive",
  meta: {
    category: "access-control",
    title: "A route of EverShop that moves money or data is public",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [306],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["8.2.1"],
    pci: ["7.2.1"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{method}} {{path}} is public: anybody may call it, not only the people who run the shop.",
      help: 'Write `"access": "private"`, so that EverShop asks for an admin. Where customers have to call it, ask in the handler who is there and whose order it is.',
    },
  },
  fixes: [{ id: "make-private", kind: "suggestion", title: "Let EverShop ask for an admin" }],
  project(project, context) {
    const told = new Set<string>();
    for (const route of project.routes) {
      const file = route.registered?.file ?? route.file;
      if (route.framework !== "evershop" || !file.endsWith("/route.json") || told.has(file))
        continue;
      if (route.exposure !== "public" || /^(?:GET|HEAD|OPTIONS)$/.test(route.method)) continue;
      const folder = file.split("/").at(-2) ?? "";
      const names = `${folder} ${route.path}`;
      const isMeant =
        SENSITIVE.test(names) || (CAPTURES.test(names) && !asksProvider(route) && writes(route));
      if (!isMeant || OF_CUSTOMERS.test(names)) continue;
      // Tokens for the payment provider say nothing of who calls.
      if (route.mayCheck !== undefined && ASKS.test(route.mayCheck)) continue;
      if (route.guards.some(({ kind }) => kind === "authentication" || kind === "signature"))
        continue;
      const access = project
        .document(file)
        ?.entries.find(({ path }) => path.length === 1 && path[0] === "access");
      if (access?.value !== "public") continue;
      told.add(file);
      const { start = access.outerRange.start } = access.keyRange ?? {};
      context.report(file, {
        at: { start: Math.max(0, start - 1), end: access.outerRange.end },
        message: "found",
        data: { method: route.method, path: route.path.slice(0, 50) },
        fixes: [
          {
            id: "make-private",
            edits: () => [{ ...access.valueRange, text: "private" }],
          },
        ],
      });
    }
  },
});

function writes({ effects, deeds }: Route): boolean {
  return (
    effects.some(({ does }) => does === "write" || does === "delete") ||
    deeds?.some(({ kind }) => kind === "writes") === true
  );
}

function asksProvider({ effects, deeds }: Route): boolean {
  return (
    effects.some(({ does }) => does === "payment") ||
    deeds?.some(({ kind }) => /^(?:asks|requests|charges|hands-on)$/.test(kind)) === true
  );
}
