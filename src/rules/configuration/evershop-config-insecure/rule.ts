import {
  type Assignment,
  type ConfigDocument,
  type ProjectView,
  type Report,
  assignments,
  projectRule,
} from "../../../engine/api.ts";
import { environmentFile } from "../../helpers/match/config-place.ts";
import { isKnownDefault } from "../../helpers/match/known-defaults.ts";
import { isLocalHost } from "../../helpers/match/provider-tokens.ts";
import { isPlaceholder, isReference } from "../../helpers/match/secret-values.ts";

const TOKEN_SECRET = /^JWT_(?:ADMIN|CUSTOMER)_(?:REFRESH_)?SECRET$/;
/** What a machine tries within days ends below this. */
const LEAST = 16;

export const rule = projectRule({
  id: "evershop-config-insecure",
  meta: {
    category: "configuration",
    title: "A setting of EverShop leaves the store open",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1392, 319],
    owasp: ["A07:2021", "A07:2025"],
    asvs: ["13.2.3", "12.3.1"],
    tips: [4, 6],
    since: "0.1.0",
  },
  messages: {
    secret: {
      what: "Without system.session.cookieSecret, EverShop signs sessions with a word that everybody knows.",
      help: "Set it from the environment: `config/custom-environment-variables.json` with `system.session.cookieSecret` and the name of a variable.",
    },
    database: {
      what: "The connection to the database at {{host}} is not encrypted: DB_SSLMODE is disable.",
      help: "Use `DB_SSLMODE=verify-full`, with the certificate of the provider's authority in DB_SSLROOTCERT.",
    },
    unverified: {
      what: "Whoever stands between the shop and the database at {{host}} can be the database: DB_SSLMODE is no-verify.",
      help: "Use `DB_SSLMODE=verify-full`, with the certificate of the provider's authority in DB_SSLROOTCERT.",
    },
    short: {
      what: "{{name}} has {{count}} characters: whoever has a token of their own can try all such secrets at home.",
      help: "Give it 32 random bytes of its own: `openssl rand -base64 32`. Whoever knows it makes tokens of any account.",
    },
    outside: {
      what: "The extension {{name}} is loaded from outside the project.",
      help: "Keep it in `extensions/` or install it as a package: what lies elsewhere changes without a trace in the repository.",
    },
  },
  noFix:
    "A secret does not belong into the file, and the variable that holds it has to be set where the shop runs.",
  project(project, context) {
    const folders = new Set<string>();
    for (const path of project.files) {
      if (!/(?:^|\/)config\/(?:default|production)\.json$/.test(path) || !isStore(path, project))
        continue;
      const home = path.slice(0, path.lastIndexOf("config/"));
      const document = project.document(path);
      if (!document || document.problem) continue;
      for (const each of extensionsOutside(document)) {
        context.report(path, {
          at: each.at,
          message: "outside",
          data: { name: each.name },
          level: "information",
          preset: "audit",
        });
      }
      if (folders.has(home)) continue;
      folders.add(home);
      if (hasSecret(home, project)) continue;
      const system = document.entries.find(({ path: keys }) => keys[0] === "system");
      // The first key of the section, or the beginning of the file.
      context.report(path, { at: system?.keyRange ?? { start: 0, end: 1 }, message: "secret" });
    }
    for (const path of project.files) {
      if (!/(?:^|\/)\.env(?:\.|$)/.test(path) || environmentFile(path) === "template") continue;
      if (!isStore(path, project)) continue;
      checkDatabase(path, project, context.report);
      for (const { name, value, valueRange } of shortSecrets(path, project)) {
        context.report(path, {
          at: valueRange,
          message: "short",
          data: { name, count: String(value.length) },
          preset: "balanced",
        });
      }
    }
  },
});

/** A store, in contrast to the platform itself and to extensions for others. */
function isStore(path: string, project: ProjectView): boolean {
  return project
    .platforms(path)
    .some(({ id, roles }) => id === "evershop" && roles.includes("store"));
}

/** The files that EverShop puts together; those of a host are not known, but stand in for them by name. */
function hasSecret(home: string, project: ProjectView): boolean {
  return [
    "default",
    "production",
    "custom-environment-variables",
    "local",
    "local-production",
  ].some((name) =>
    project
      .document(`${home}config/${name}.json`)
      ?.entries.some(({ path }) => path.join(".") === "system.session.cookieSecret"),
  );
}

function extensionsOutside({ entries }: ConfigDocument) {
  return entries
    .filter(
      ({ path, value }) =>
        path[0] === "system" &&
        path[1] === "extensions" &&
        path[3] === "resolve" &&
        /^(?:\.\.\/|\/|[a-z]:\\|~)/i.test(String(value)),
    )
    .map((entry) => ({
      at: entry.valueRange,
      name: String(
        entries.find(
          ({ path }) => path[1] === "extensions" && path[2] === entry.path[2] && path[3] === "name",
        )?.value ?? "of this entry",
      ),
    }));
}

function checkDatabase(
  path: string,
  project: ProjectView,
  report: (file: string, report: Report) => void,
): void {
  const document = project.document(path);
  const all = document ? assignments(document) : [];
  const mode = all.find(({ name }) => name === "DB_SSLMODE");
  const host = all.find(({ name }) => name === "DB_HOST")?.value.trim() ?? "";
  const chosen = mode?.value.trim() ?? "";
  if (!mode || !/^(?:disable|no-verify)$/.test(chosen)) return;
  if (!host.includes(".") || isLocalHost(host)) return;
  const data = { host: host.slice(0, 40) };
  if (chosen === "disable") report(path, { at: mode.valueRange, message: "database", data });
  // Providers with certificates of their own are often used like that.
  else report(path, { at: mode.valueRange, message: "unverified", data, preset: "balanced" });
}

/** Secrets of which a token shows whether a guess is right. Well-known words are the matter of another rule. */
function shortSecrets(path: string, project: ProjectView): Assignment[] {
  if (environmentFile(path) === "test") return [];
  const document = project.document(path);
  return (document ? assignments(document) : []).filter(
    ({ name, value }) =>
      TOKEN_SECRET.test(name) &&
      value !== "" &&
      value.length < LEAST &&
      !isReference(value) &&
      !isPlaceholder(value) &&
      !isKnownDefault(value),
  );
}
