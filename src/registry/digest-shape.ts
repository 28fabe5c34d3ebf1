import semver from "semver";
import type { PackageFacts } from "../engine/api.ts";

type Json = Readonly<Record<string, unknown>>;

/** True for facts in the shape that this version writes: a file on disk may hold anything. */
export function isPackageFacts(value: unknown): value is PackageFacts {
  if (!isObject(value)) return false;
  return (
    typeof value["name"] === "string" &&
    (value["form"] === "full" || value["form"] === "abbreviated") &&
    isTime(value["fetchedAt"]) &&
    optional(value["etag"], isText) &&
    optional(value["modified"], isTime) &&
    optional(value["unpublishedAt"], isTime) &&
    optional(value["latest"], isVersion) &&
    optional(value["repository"], isText) &&
    optional(value["license"], isText) &&
    optional(value["maintainers"], isTime) &&
    optional(value["maintainerNames"], (list) => isListOf(list, isText)) &&
    optional(value["removed"], (list) => isListOf(list, isVersion)) &&
    isListOf(value["tags"], isTag) &&
    optional(value["needs"], (list) => isListOf(list, isNeeds)) &&
    isListOf(value["versions"], isVersionFacts)
  );
}

function isVersionFacts(value: unknown): boolean {
  return (
    isObject(value) &&
    isVersion(value["version"]) &&
    optional(value["publishedAt"], isTime) &&
    optional(value["deprecated"], isText) &&
    optional(value["enginesNode"], isText) &&
    typeof value["hasInstallScript"] === "boolean" &&
    typeof value["hasDependencies"] === "boolean" &&
    optional(value["peers"], (list) => isListOf(list, isPair)) &&
    optional(value["hasProvenance"], (flag) => flag === true) &&
    optional(value["publisher"], isText) &&
    optional(value["needs"], Number.isInteger)
  );
}

function isNeeds(value: unknown): boolean {
  return (
    isObject(value) && isListOf(value["bundled"], isText) && isListOf(value["requires"], isRequire)
  );
}

function isRequire(value: unknown): boolean {
  return isObject(value) && isText(value["key"]) && isText(value["spec"]);
}

function isTag(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && isText(value[0]) && isVersion(value[1]);
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(is);
}

function optional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || is(value);
}

function isVersion(value: unknown): boolean {
  return typeof value === "string" && semver.valid(value) !== null;
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

function isTime(value: unknown): boolean {
  return typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= 8.64e15;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
