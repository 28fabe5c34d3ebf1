import type { ConfigDocument, ConfigEntry } from "../../../engine/api.ts";
import { isComposeFile } from "../edit/use-environment.ts";
import { ACCOUNT } from "./secret-slot.ts";

/** What a file of variables is for, by its name. */
export type EnvironmentFile = "template" | "test" | "local" | "production";

export function environmentFile(path: string): EnvironmentFile {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  if (/example|sample|template|dist|default|schema|\.(?:hbs|ejs|tpl|tmpl|mustache)/.test(name))
    return "template";
  if (/\.(?:tests?|testing|e2e|ci|spec|cypress|playwright)\b|^tests?\./.test(name)) return "test";
  return /prod|staging|live|preview/.test(name) ? "production" : "local";
}

/** Where values of a file that is no script are used. */
export type ConfigPlace = "compose" | "development-compose" | "continuous-integration" | "other";

export function configPlace(document: ConfigDocument): ConfigPlace {
  const { path } = document;
  if (
    /(?:^|\/)(?:\.github\/|\.circleci\/|\.gitlab-ci|bitbucket-pipelines|azure-pipelines|\.drone|\.travis)/.test(
      path,
    )
  ) {
    return "continuous-integration";
  }
  if (!isComposeFile(path)) return "other";
  return /dev|test|local|override|\bci\b|e2e/.test(path.slice(path.lastIndexOf("/") + 1))
    ? "development-compose"
    : "compose";
}

/** Translations, schemas of interfaces, templates of generators: their values are words, not settings. */
export function isTextFile(path: string): boolean {
  return /(?:^|\/)(?:i18n(?:-messages)?|locales?|translations?|lang(?:uages?)?|messages|l10n|templates?|scaffolds?|schematics|blueprints)(?:\/|\.)|(?:openapi|swagger|schema|postman)[^/]*\.(?:json|ya?ml)$/i.test(
    path,
  );
}

/** Values below keys that describe or show something, and those that are encrypted. */
export function isDescription(entry: Pick<ConfigEntry, "path">): boolean {
  return entry.path.some((key) =>
    /^(?:examples?|samples?|properties|paths|definitions|components|encryptedData|errorMessage|description|translations?)$/.test(
      key,
    ),
  );
}

/** True when a key beside the value names an account or a server. */
export function hasAccountKey(document: ConfigDocument, entry: ConfigEntry): boolean {
  const parent = JSON.stringify(entry.path.slice(0, -1));
  return document.entries.some(
    (other) =>
      other !== entry &&
      ACCOUNT.test(other.path.at(-1) ?? "") &&
      JSON.stringify(other.path.slice(0, -1)) === parent,
  );
}
