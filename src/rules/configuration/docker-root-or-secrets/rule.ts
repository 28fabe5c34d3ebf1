import {
  type ConfigContext,
  type ConfigDocument,
  type ConfigEntry,
  configRule,
} from "../../../engine/api.ts";
import { isDevelopmentImage, lastStage } from "../../helpers/match/dockerfile.ts";
import { givesAway } from "../../helpers/match/compose-rights.ts";
import { isPublicName, secretRole } from "../../helpers/match/secret-names.ts";

/** Images that give their rights away by themselves when they start, or have none to begin with. */
const SAFE_BASE =
  /(?:^|\/)(?:nginx|nginx-unprivileged|caddy|httpd|traefik|haproxy|postgres|mysql|mariadb|mongo|redis|valkey|memcached|rabbitmq|elasticsearch|opensearch|kibana|grafana|minio|wordpress|php|varnish|scratch)(?:[:@-]|$)|nonroot|rootless|unprivileged|(?:^|\/)bitnami\/|chainguard|cgr\.dev|lambda\/|^\$/;
/** Base images whose programs run as root until a USER says otherwise. */
const ROOT_BASE =
  /(?:^|\/)(?:node|alpine-node|bun|deno|denoland\/deno|debian|ubuntu|alpine|python|ruby|golang|openjdk|eclipse-temurin|amazonlinux|fedora|centos|rockylinux|almalinux)(?:[:@]|$)/;
/** Commands that change the user when they start the program. */
const DROPS =
  /\b(?:su-exec|gosu|setpriv|su\s+-|su\s+\w+\s+-c|runuser|setuidgid|chroot\s+--userspec|dumb-init\s+--user)\b/;

export const rule = configRule({
  id: "docker-root-or-secrets",
  meta: {
    category: "configuration",
    title: "A container runs as root, or its image keeps secrets",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [250, 526, 538],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["13.3.1", "13.2.2"],
    tips: [8],
    since: "0.1.0",
  },
  messages: {
    root: {
      what: "This image runs its program as root: a vulnerability in it gives away more than the program.",
      help: "Switch to an unprivileged user before the program starts; the Node images come with one: `USER node`.",
    },
    privileged: {
      what: "A privileged container may do everything its host may: a vulnerability in it gives away the whole host.",
      help: "Leave it out, and name the one thing that is needed under `cap_add` or `devices`.",
    },
    socket: {
      what: "Whoever gets into this container can start any other through Docker's socket: that gives away the whole host.",
      help: "Leave it out, or put a proxy in between that allows only the requests that are needed.",
    },
    file: {
      what: "{{file}} is copied into the image: whoever gets the image has the secrets in it.",
      help: "Leave it out, name it in .dockerignore, and hand the variables over when the container starts.",
    },
    argument: {
      what: "{{name}} stays in the history of the image, where everybody who gets the image can read it.",
      help: "Use a secret mount, which leaves nothing behind: `RUN --mount=type=secret,id=…`.",
    },
    variable: {
      what: "{{name}} is written into the image, where everybody who gets the image can read it.",
      help: "Hand it over when the container starts, or use a secret mount for the build: `RUN --mount=type=secret,id=…`.",
    },
  },
  fixes: [
    { id: "use-user", kind: "suggestion", title: "Run the program as the user node" },
    { id: "remove-instruction", kind: "suggestion", title: "Remove it" },
  ],
  config: {
    kinds: ["dockerfile", "yaml"],
    check(document, context) {
      if (document.kind === "yaml") {
        for (const { at, message } of givesAway(document)) {
          context.report({ at, message, level: "warning" });
        }
        return;
      }
      // Earlier stages stay where the image is built.
      const shipped = new Set(lastStage(document)?.entries);
      for (const entry of document.entries) {
        if (!shipped.has(entry)) continue;
        if (entry.path.length > 1) checkVariable(entry, document, context);
        else if (/^(?:COPY|ADD)$/.test(entry.path[0] ?? "")) checkCopy(entry, document, context);
      }
      if (!isDevelopmentImage(document.path)) checkUser(document, context);
    },
  },
});

function checkUser(document: ConfigDocument, context: ConfigContext): void {
  const stage = lastStage(document);
  if (!stage || SAFE_BASE.test(stage.base) || !ROOT_BASE.test(stage.base)) return;
  const of = (keyword: string) =>
    stage.entries.filter(({ path }) => path.length === 1 && path[0] === keyword);
  const users = of("USER");
  // Its last user counts; a name that a variable holds may be anybody's.
  if (users.length > 0 && !/^(?:root|0)(?::|$)/.test(String(users.at(-1)?.value).trim())) return;
  const start = [...of("CMD"), ...of("ENTRYPOINT")];
  // An image that starts nothing is a base for others, or only builds.
  const last = of("CMD").at(-1) ?? of("ENTRYPOINT").at(-1);
  const own = lastStageEntries(document);
  if (!last?.keyRange || !own.includes(last)) return;
  // A script of its own may change the user.
  if (start.some(({ value }) => /\.sh\b/.test(String(value)) || DROPS.test(String(value)))) return;
  const isNode = /(?:^|\/)node(?:[:@]|$)/.test(stage.base);
  const at = { start: last.keyRange.start, end: last.keyRange.end };
  context.report({
    at,
    message: "root",
    fixes:
      isNode && users.length === 0
        ? [
            {
              id: "use-user",
              edits: () => {
                const first = start
                  .filter((each) => own.includes(each))
                  .map((each) => each.keyRange?.start ?? 0);
                const before = Math.min(...first);
                return [{ start: before, end: before, text: "USER node\n" }];
              },
            },
          ]
        : [],
  });
}

/** What stands behind the last FROM. */
function lastStageEntries(document: ConfigDocument): readonly ConfigEntry[] {
  const from = document.entries.findLastIndex(({ path }) => path[0] === "FROM");
  return document.entries.slice(from + 1);
}

const ENV_FILE = /(?:^|\/)\.env(?:\.(?!example|sample|template|dist|defaults?)[\w.-]+)?$/;

function checkCopy(entry: ConfigEntry, document: ConfigDocument, context: ConfigContext): void {
  const words = String(entry.value)
    .replace(/^\[|\]$/g, "")
    .split(/[\s,]+/)
    .map((word) => word.replace(/^["']|["']$/g, ""))
    .filter((word) => word !== "");
  const options = document.text.slice(entry.keyRange?.end ?? 0, entry.valueRange.start);
  if (options.includes("--from=")) return;
  const file = words.slice(0, -1).find((word) => ENV_FILE.test(word));
  if (file === undefined) return;
  context.report({
    at: entry.valueRange,
    message: "file",
    data: { file },
    level: "warning",
    preset: "quiet",
    fixes:
      words.length === 2
        ? [{ id: "remove-instruction", edits: () => [wholeLine(entry, document)] }]
        : [],
  });
}

/** A literal is another rule's business; here it is the way of a secret into the image. */
function checkVariable(entry: ConfigEntry, document: ConfigDocument, context: ConfigContext): void {
  const [keyword, name = ""] = entry.path;
  if (secretRole(name) === undefined || isPublicName(name) || !entry.keyRange) return;
  if (keyword === "ARG" && entry.value === null && isUsed(name, entry, document)) {
    context.report({ at: entry.keyRange, message: "argument", data: { name } });
  }
  // The value that the variable already has gets no worse by a prefix or suffix.
  if (keyword === "ENV" && /^\$\{?\w+\}?$/.test(String(entry.value).trim())) {
    const from = String(entry.value).replace(/\W/g, "");
    const isArgument = document.entries.some(({ path }) => path[0] === "ARG" && path[1] === from);
    if (isArgument)
      context.report({
        at: { start: entry.keyRange.start, end: entry.outerRange.end },
        message: "variable",
        data: { name },
        level: "warning",
        preset: "quiet",
      });
  }
}

/** True when an instruction runs with the argument; handing it on to ENV is said there. */
function isUsed(name: string, entry: ConfigEntry, document: ConfigDocument): boolean {
  const isHandedOn = document.entries.some(
    ({ path, value }) => path[0] === "ENV" && String(value).replace(/\W/g, "") === name,
  );
  if (isHandedOn) return false;
  return document.entries.some(
    (other) => other.path[0] === "RUN" && other.valueRange.start > entry.valueRange.start,
  );
}

function wholeLine(entry: ConfigEntry, document: ConfigDocument) {
  const { lines } = document;
  const first = lines.position(entry.keyRange?.start ?? entry.valueRange.start).line;
  const last = lines.position(entry.valueRange.end).line;
  return { start: lines.lineRange(first).start, end: lines.lineRange(last + 1).start, text: "" };
}
