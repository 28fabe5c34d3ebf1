import {
  type Assignment,
  type ConfigDocument,
  type ConfigEntry,
  type ProjectView,
  type Range,
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
      what: "Whoever sits between the shop and the database at {{host}} can pose as the database: DB_SSLMODE is no-verify.",
      help: "Use `DB_SSLMODE=verify-full`, with the certificate of the provider's authority in DB_SSLROOTCERT.",
    },
    short: {
      what: "{{name}} has {{count}} characters: whoever has a token can find a secret that short offline.",
      help: "Give it 32 random bytes of its own: `openssl rand -base64 32`. Whoever knows it makes tokens of any account.",
    },
    same: {
      what: "{{name}} has the value of {{other}}: tokens of one kind pass as tokens of the other.",
      help: "Give each of the four JWT secrets 32 random bytes of its own: `openssl rand -base64 32`. A customer's token is then nothing to the admin.",
    },
    disabled: {
      what: "The extension {{name}} is switched off, but its code is still in the project.",
      help: "Delete the entry and the folder, or switch it on: what nobody runs, nobody keeps up to date.",
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
      for (const each of disabledExtensions(document, home, project)) {
        context.report(path, {
          at: each.at,
          message: "disabled",
          data: { name: each.name.slice(0, 40) },
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
      for (const { at, name, other } of sharedSecrets(path, project))
        context.report(path, { at, message: "same", data: { name, other }, preset: "balanced" });
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

interface Extension {
  readonly at: Range;
  readonly name: string;
}

function extensionsOutside(document: ConfigDocument): Extension[] {
  return extensionsWith("resolve", document)
    .filter(({ value }) => /^(?:\.\.\/|\/|[a-z]:\\|~)/i.test(String(value)))
    .map((entry) => ({ at: entry.valueRange, name: nameOf(entry, document) }));
}

/** Extensions in a folder of the store that EverShop skips. */
function disabledExtensions(
  document: ConfigDocument,
  home: string,
  { files }: ProjectView,
): Extension[] {
  return extensionsWith("enabled", document).flatMap((entry) => {
    const folder = String(memberOf(entry, "resolve", document)?.value ?? "").replace(/^\.\//, "");
    const isOwn = folder !== "" && !/node_modules|^\.\.|^\//.test(folder);
    if (entry.value !== false || !isOwn) return [];
    const prefix = `${home}${folder.replace(/\/$/, "")}/`;
    return files.some((file) => file.startsWith(prefix))
      ? [{ at: entry.valueRange, name: nameOf(entry, document) }]
      : [];
  });
}

function extensionsWith(member: string, { entries }: ConfigDocument): ConfigEntry[] {
  return entries.filter(
    ({ path }) => path[0] === "system" && path[1] === "extensions" && path[3] === member,
  );
}

/** Another member of the same extension. */
function memberOf({ path: [, , index] }: ConfigEntry, member: string, document: ConfigDocument) {
  return extensionsWith(member, document).find(({ path }) => path[2] === index);
}

function nameOf(entry: ConfigEntry, document: ConfigDocument): string {
  return String(memberOf(entry, "name", document)?.value ?? "of this entry");
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
  return tokenSecrets(path, project).filter(({ value }) => value.length < LEAST);
}

/** Secrets that stand under more than one name; each is told beside the first of them. */
function sharedSecrets(path: string, project: ProjectView) {
  const first = new Map<string, string>();
  return tokenSecrets(path, project).flatMap(({ name, value, valueRange }) => {
    const other = first.get(value);
    if (other === undefined) first.set(value, name);
    return other === undefined || other === name ? [] : [{ at: valueRange, name, other }];
  });
}

function tokenSecrets(path: string, project: ProjectView): Assignment[] {
  if (environmentFile(path) === "test") return [];
  const document = project.document(path);
  return (document ? assignments(document) : []).filter(
    ({ name, value }) =>
      TOKEN_SECRET.test(name) &&
      value !== "" &&
      !isReference(value) &&
      !isPlaceholder(value) &&
      !isKnownDefault(value),
  );
}
