import { type ConfigEntry, type ProjectView, projectRule } from "../../../engine/api.ts";

/** What answers requests on a server of the shop's own and brings no logger along, as Fastify and Nest do. */
const SERVER = /^(?:express|koa|@hapi\/hapi|hono)$/;
/** Platforms that have a logger or watch the programs that run there. */
const HOSTED =
  /^(?:@shopify\/|@medusajs\/|@vendure\/|@evershop\/|@strapi\/|@keystone-6\/|payload$|@nestjs\/core$|fastify$|wrangler$|firebase-functions$|@netlify\/|@vercel\/|serverless$|sst$)/;
const WATCHES =
  /^(?:@sentry\/|@opentelemetry\/|@bugsnag\/|@rollbar\/|@logtail\/|@axiomhq\/|@appsignal\/|@honeybadger-io\/|@google-cloud\/(?:logging|error-reporting)|@datadog\/|@elastic\/|@nestjs\/terminus|@godaddy\/terminus|@highlight-run\/|@newrelic\/|@baselime\/|@aws-lambda-powertools\/)|^(?:winston|pino|bunyan|log4js|tslog|signale|consola|roarr|loglayer|nestjs-pino|express-winston|pino-http|dd-trace|newrelic|elastic-apm-node|applicationinsights|prom-client|express-prom-bundle|rollbar|raven|lightship|express-status-monitor|hot-shots|aws-xray-sdk)$/;
const HEALTH =
  /\/(?:health\w*|healthz|ready|readyz|live|livez|liveness|readiness|ping|status|heartbeat|metrics)\b/i;

export const rule = projectRule({
  id: "monitoring-absent",
  meta: {
    category: "privacy",
    title: "Nobody is told when the store fails",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [778],
    owasp: ["A09:2021", "A09:2025"],
    asvs: ["16.4.3"],
    pci: ["10.4.1.1"],
    tips: [9],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "This server has no logger, no collector of errors, no metrics and no health check.",
      help: "Add a structured logger, let a service tell somebody of errors, and answer a health check. If the host does so, note it.",
    },
  },
  noFix: "Which service the shop uses, it has to decide.",
  project(project, context) {
    const manifests = project.files.filter((path) => /(?:^|\/)package\.json$/.test(path));
    const all = manifests.map((path) => ({ path, entries: dependencies(project, path) }));
    const names = all.flatMap(({ entries }) => entries.map(nameOf));
    if (names.some((name) => WATCHES.test(name) || HOSTED.test(name))) return;
    if (project.routes.some(({ path }) => HEALTH.test(path))) return;
    for (const { path, entries } of all) {
      // What is neither started nor has routes is a library or a tool.
      if (project.routes.length === 0 && !isStarted(project, path)) continue;
      const server = entries.find((entry) => SERVER.test(nameOf(entry)));
      if (server)
        context.report(path, { at: server.keyRange ?? server.valueRange, message: "found" });
    }
  },
});

function dependencies(project: ProjectView, path: string): readonly ConfigEntry[] {
  const entries = project.document(path)?.entries ?? [];
  return entries.filter(({ path: [section, name, more] }) => {
    return /^(?:dependencies|devDependencies)$/.test(section ?? "") && name && more === undefined;
  });
}

function isStarted(project: ProjectView, manifest: string): boolean {
  return (project.document(manifest)?.entries ?? []).some(
    ({ path, value }) => path.join(".") === "scripts.start" && /\bnode\b/.test(String(value)),
  );
}

function nameOf({ path }: ConfigEntry): string {
  return path[1] ?? "";
}
