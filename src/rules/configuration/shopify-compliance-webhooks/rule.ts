import { type ConfigDocument, type TextEdit, configRule } from "../../../engine/api.ts";
import { newestVersion } from "../../helpers/match/shopify-version.ts";

const TOPICS = ["customers/data_request", "customers/redact", "shop/redact"] as const;
/** How the same was written before subscriptions were. */
const OLDER: Readonly<Record<string, string>> = {
  customer_data_request_url: "customers/data_request",
  customer_deletion_url: "customers/redact",
  shop_deletion_url: "shop/redact",
};

export const rule = configRule({
  id: "shopify-compliance-webhooks",
  meta: {
    category: "configuration",
    title: "An app does not answer Shopify's requests about people's data",
    level: "warning",
    confidence: "medium",
    preset: "quiet",
    surface: "editor",
    cwe: [359],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["14.2.7"],
    tips: [12],
    since: "0.1.0",
  },
  messages: {
    some: {
      what: "The app answers some of Shopify's requests about people's data, but not {{topics}}.",
      help: "Subscribe to it under `compliance_topics`, and erase or hand out the data: apps of the App Store must.",
    },
    none: {
      what: "The app subscribes to none of Shopify's requests about people's data.",
      help: "Subscribe to customers/data_request, customers/redact and shop/redact under `compliance_topics`. Apps of the App Store must; for an app of one store it is still the law that asks.",
    },
  },
  fixes: [{ id: "subscribe", kind: "suggestion", title: "Subscribe to {{topics}}" }],
  config: {
    kinds: ["toml"],
    check(document, context) {
      const name = document.path.slice(document.path.lastIndexOf("/") + 1);
      if (!/^shopify\.app(?:\.[\w-]+)?\.toml$/.test(name) || DEVELOPMENT.test(name)) return;
      const client = document.entries.find(({ path }) => path.join(".") === "client_id");
      // A template that belongs to no app yet.
      if (!client?.keyRange || client.value === "") return;
      const known = answered(document);
      const missing = TOPICS.filter((topic) => !known.has(topic));
      if (missing.length === 0) return;
      const topics = missing.join(", ");
      const now = missing.length === TOPICS.length ? context.now : undefined;
      context.report({
        at: place(document) ?? client.keyRange,
        message: now ? "none" : "some",
        data: { topics },
        ...(now && { level: "information" as const, preset: "balanced" as const }),
        fixes: [
          {
            id: "subscribe",
            edits: () => subscribe(document, missing, now ? newestVersion(now) : ""),
          },
        ],
      });
    },
  },
});

const DEVELOPMENT = /\.(?:[\w-]*dev[\w-]*|local|test|staging|preview|example)\.toml$/i;

function answered(document: ConfigDocument): ReadonlySet<unknown> {
  const found = new Set<unknown>();
  for (const { path, value } of document.entries) {
    if (path[0] !== "webhooks") continue;
    if (path.includes("compliance_topics")) found.add(value);
    const older = OLDER[path.at(-1) ?? ""];
    if (older !== undefined && value !== "") found.add(older);
  }
  return found;
}

/** The first topic that is there, or what says something of webhooks at all. */
function place(document: ConfigDocument) {
  const of = (test: (path: readonly string[]) => boolean) =>
    document.entries.find(({ path }) => path[0] === "webhooks" && test(path));
  const topic = of((path) => path.includes("compliance_topics"));
  return topic ? topic.outerRange : of(() => true)?.keyRange;
}

/** One more subscription at the end of the file: tables may stand in any order. */
function subscribe(
  document: ConfigDocument,
  missing: readonly string[],
  newest: string,
): TextEdit[] | undefined {
  const { entries, text } = document;
  const hooks = entries.filter(({ path }) => path[0] === "webhooks");
  // A list that is written in one line cannot be gone on with elsewhere.
  if (/^\s*subscriptions\s*=/m.test(text) || /^\s*webhooks[.\s]*=/m.test(text)) return undefined;
  const uri =
    hooks.find(({ path }) => path.at(-1) === "uri" && String(path[1]) === "subscriptions")?.value ??
    "/webhooks";
  const head = hooks.length > 0 ? "" : `[webhooks]\napi_version = "${newest}"\n\n`;
  const list = missing.map((topic) => `"${topic}"`).join(", ");
  const block = `${head}[[webhooks.subscriptions]]\ncompliance_topics = [ ${list} ]\nuri = "${String(uri)}"\n`;
  const gap = text === "" || text.endsWith("\n") ? "\n" : "\n\n";
  return [{ start: text.length, end: text.length, text: gap + block }];
}
