import {
  type ConfigDocument,
  type ConfigEntry,
  type TextEdit,
  configRule,
} from "../../../engine/api.ts";
import { configPlace } from "../../helpers/match/config-place.ts";

/** Servers that the store talks to and nobody else, by the last part of their image's name. */
const INTERNAL =
  /(?:^|\/)(postgres|postgresql|postgis|pgvector|timescaledb|mysql|mysql-server|mariadb|percona|mongo|mongodb|mongodb-community-server|redis|redis-stack|valkey|keydb|dragonfly|memcached|elasticsearch|opensearch|couchdb|cassandra|clickhouse-server|rabbitmq|adminer|phpmyadmin|pgadmin4?|mongo-express|redis-commander|redisinsight)(?=[:@]|$)/i;
/** Ports on which their own protocol is spoken; pages for their administrators are listed as well. */
const PORTS =
  /^(?:5432|3306|33060|27017|6379|11211|9200|9300|5984|9042|9000|8123|5672|15672|80|8080|8081|5050|5540)$/;

export const rule = configRule({
  id: "database-port-published",
  meta: {
    category: "configuration",
    title: "A database listens to the whole internet",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [668],
    owasp: ["A01:2021", "A01:2025"],
    asvs: ["13.4.5"],
    tips: [8, 2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Port {{port}} of {{service}} is open to everybody: Docker publishes ports past the host's firewall.",
      help: 'Leave `ports` out: containers of one network reach each other without it. For a tool on the machine itself write `"127.0.0.1:{{port}}"`.',
    },
  },
  fixes: [{ id: "only-here", kind: "suggestion", title: "Publish it on this machine alone" }],
  config: {
    kinds: ["yaml"],
    check(document, context) {
      if (configPlace(document) !== "compose") return;
      const images = imagesOf(document);
      if (images.size === 0) return;
      const isLive = runsTheStore(document);
      for (const entry of document.entries) {
        const [top, service = "", key] = entry.path;
        const image = top === "services" && key === "ports" ? images.get(service) : undefined;
        const port = image === undefined ? undefined : publishedPort(entry, document);
        if (port === undefined) continue;
        context.report({
          at: entry.valueRange,
          message: "found",
          data: { service: service.slice(0, 30), port },
          // Who develops looks into the database, and starts it on a machine that others do not reach.
          ...(!isLive && { level: "information" as const, preset: "audit" as const }),
          fixes:
            entry.path.length === 4 && isWritten(entry, document)
              ? [{ id: "only-here", edits: () => onlyHere(entry) }]
              : [],
        });
      }
    },
  },
});

/** The images of services that only the store should reach, by service. */
function imagesOf(document: ConfigDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { path, value } of document.entries) {
    const [top, service = "", key] = path;
    if (top !== "services" || key !== "image" || path.length !== 3) continue;
    const image = INTERNAL.exec(String(value))?.[1];
    if (image !== undefined) found.set(service, image);
  }
  return found;
}

/** True for what is meant for a server: by the file's name, or since the store itself runs there for customers. */
function runsTheStore({ path, entries }: ConfigDocument): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (/prod|live|deploy|server|stack/i.test(name)) return true;
  return entries.some(
    (entry) =>
      entry.path[2] === "environment" &&
      /^(?:NODE_ENV=)?production$/.test(String(entry.value)) &&
      (entry.path[3] === "NODE_ENV" || String(entry.value).startsWith("NODE_ENV=")),
  );
}

/** `5432:5432` on all addresses of the machine, in the short or the long way to write it. */
function publishedPort(entry: ConfigEntry, document: ConfigDocument): string | undefined {
  if (entry.path.length === 4) {
    const short = /^(?:0\.0\.0\.0:)?(\d+|\$\{\w+(?::-\d+)?\}):(\d+)(?:\/tcp)?$/.exec(
      String(entry.value),
    );
    if (!short?.[2] || !PORTS.test(short[2])) return undefined;
    return `${/^\d+$/.test(short[1] ?? "") ? short[1] : short[2]}:${short[2]}`;
  }
  if (entry.path[4] !== "published" || entry.path.length !== 5) return undefined;
  const own = JSON.stringify(entry.path.slice(0, 4));
  const beside = document.entries.filter(({ path }) => JSON.stringify(path.slice(0, 4)) === own);
  const of = (key: string) => beside.find(({ path }) => path[4] === key)?.value;
  const host = of("host_ip");
  const target = String(of("target") ?? "");
  if ((host !== undefined && host !== "0.0.0.0") || !PORTS.test(target)) return undefined;
  return `${String(entry.value)}:${target}`;
}

/** True where the text of the port itself stands there, not a variable. */
function isWritten({ valueRange }: ConfigEntry, { text }: ConfigDocument): boolean {
  return /^\d/.test(text.slice(valueRange.start, valueRange.end));
}

function onlyHere({ value, valueRange }: ConfigEntry): TextEdit[] {
  const { start } = valueRange;
  const all = "0.0.0.0:";
  const end = start + (String(value).startsWith(all) ? all.length : 0);
  return [{ start, end, text: "127.0.0.1:" }];
}
