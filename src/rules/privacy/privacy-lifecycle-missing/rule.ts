import {
  type ProjectContext,
  type ProjectView,
  type Route,
  projectRule,
} from "../../../engine/api.ts";

/** Frameworks in which the shop's own code keeps the accounts; platforms have their own way to delete them. */
const OWN = new Set(["express", "fastify", "koa", "nest", "next", "remix"]);
const SIGN_UP =
  /\/(?:register|sign-?up|registration|create-account|register-?user|signup-?user|user\/signup)\b/i;
const ACCOUNT = /\/(?:me|accounts?|profiles?|users?|customers?|members?)\b/i;
const ENDS =
  /delete-?(?:me|my|account|user|customer|profile)|remove-?(?:account|user|customer)|close-?account|deactivate|anonymi[sz]e|erasure|erase|gdpr|right-?to-?be|data-?(?:export|request|deletion)|privacy-?request/i;
/** Code that deletes accounts, wherever it is called from. */
const DELETES =
  /\b(?:delete|remove|destroy|anonymi[sz]e|erase|purge)\w*(?:Customer|User|Account|Member|Profile)\w*\b|\b(?:user|customer|account|member)s?\w*\.(?:destroy|delete\w*|remove|findByIdAndDelete|findOneAndDelete|softDelete)\(/i;
const PEOPLE = /(?:customer|user|account|profile|member|auth|privacy)[\w.-]*\.(?:[cm]?[jt]s)$/i;
const TOPICS = /customers[/_]redact/i;

export const rule = projectRule({
  id: "privacy-lifecycle-missing",
  meta: {
    category: "privacy",
    title: "Accounts cannot be deleted",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [212],
    owasp: ["A04:2021", "A06:2025"],
    asvs: ["14.2.7"],
    pci: ["3.2.1"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    account: {
      what: "Customers sign up here, and nothing in the store deletes or anonymises an account again.",
      help: "Add a way to delete an account, keep the invoices that the law asks for without it, and delete what is old by itself.",
    },
    shopify: {
      what: "This app does not listen to Shopify's requests to show and to delete a customer's data.",
      help: "Subscribe to customers/data_request, customers/redact and shop/redact in `compliance_topics`: public apps must.",
    },
  },
  noFix: "What has to be kept, and for how long, the shop has to find out.",
  project(project, context) {
    checkAccounts(project, context);
    checkShopify(project, context);
  },
});

function checkAccounts(project: ProjectView, context: ProjectContext): void {
  const { routes, files } = project;
  const own = routes.filter(({ framework }) => OWN.has(framework));
  const signUp = own.find(({ method, path }) => method === "POST" && SIGN_UP.test(path));
  if (!signUp || own.some(ends) || files.some((path) => ENDS.test(path))) return;
  if (files.some((path) => PEOPLE.test(path) && DELETES.test(project.read(path) ?? ""))) return;
  const { file, range } = signUp.registered ?? signUp;
  context.report(file, { at: range, message: "account" });
}

function ends({ method, path, handler }: Route): boolean {
  return (method === "DELETE" && ACCOUNT.test(path)) || ENDS.test(path) || ENDS.test(handler);
}

/** The settings of a Shopify app stand beside its package.json. */
function checkShopify(project: ProjectView, context: ProjectContext): void {
  for (const manifest of project.files) {
    if (!/(?:^|\/)package\.json$/.test(manifest)) continue;
    const folder = manifest.slice(0, -"package.json".length);
    const path = `${folder}shopify.app.toml`;
    const text = project.read(path);
    if (text === undefined || TOPICS.test(withoutComments(text))) continue;
    // `shopify-compliance-webhooks` speaks of apps that Shopify knows.
    if (/^client_id\s*=\s*["'][^"']/m.test(text)) continue;
    const handles = project.files.some(
      (file) =>
        file.startsWith(folder) &&
        (TOPICS.test(file) ||
          (/webhook|shopify\.server|privacy|gdpr/i.test(file) &&
            TOPICS.test(project.read(file) ?? ""))),
    );
    if (handles) continue;
    const start = Math.max(0, text.search(/^\[webhooks\]/m));
    const end = text.indexOf("\n", start);
    context.report(path, {
      at: { start, end: end === -1 ? text.length : end },
      message: "shopify",
    });
  }
}

function withoutComments(toml: string): string {
  return toml.replace(/^[ \t]*#[^\n]*/gm, "");
}
