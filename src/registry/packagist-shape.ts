import type { Advisory } from "../engine/api.ts";
import {
  type ComposerNeeds,
  type ComposerRelease,
  compareComposerVersions,
  readComposerConstraint,
  readComposerVersion,
  readTime,
} from "../engine/api.ts";
import { isObject, severityWord } from "./advisory-shape.ts";

const MAX_TEXT = 300;
const MAX_FOR_NAME = 500;
const MAX_VERSIONS = 5000;
const MAX_NEEDS = 1500;

/**
 * The advisories of an answer of Packagist, by name; of names that nobody asked about nothing is
 * kept. Undefined where it is no such answer at all.
 */
export function readPackagistAdvisories(
  answer: unknown,
  asked: ReadonlySet<string>,
): Map<string, readonly Advisory[]> | undefined {
  const all = isObject(answer) ? answer["advisories"] : undefined;
  // PHP writes an empty object as an empty list.
  if (Array.isArray(all) && all.length === 0) return new Map();
  if (!isObject(all)) return undefined;
  const byName = new Map<string, readonly Advisory[]>();
  for (const [name, list] of Object.entries(all)) {
    const each = Array.isArray(list) ? list : isObject(list) ? Object.values(list) : undefined;
    if (!each) return undefined;
    if (!asked.has(name)) continue;
    byName.set(
      name,
      each.slice(0, MAX_FOR_NAME).flatMap((one) => readAdvisory(one) ?? []),
    );
  }
  return byName;
}

function readAdvisory(value: unknown): Advisory | undefined {
  if (!isObject(value)) return undefined;
  const { affectedVersions: vulnerable, title, cve, advisoryId, remoteId, link, sources } = value;
  if (typeof vulnerable !== "string" || !readComposerConstraint(vulnerable)) return undefined;
  const remote = Array.isArray(sources)
    ? sources.flatMap((each) => (isObject(each) ? [each["remoteId"]] : []))
    : [];
  const names = [advisoryId, cve, remoteId, ...remote].filter(isName);
  const id = names.find((name) => name.startsWith("GHSA-")) ?? names.find(isCve) ?? names[0];
  if (id === undefined) return undefined;
  const url =
    typeof link === "string" && /^https:\/\/[^\s"'<>]{1,200}$/.test(link) ? link : undefined;
  return {
    id,
    title: typeof title === "string" && title !== "" ? title.slice(0, MAX_TEXT) : "a known hole",
    severity: severityWord(value["severity"]) ?? "high",
    vulnerable,
    ...(url !== undefined && { url }),
    cwe: [],
    aliases: [...new Set(names)],
  };
}

export interface PackagistDocument {
  readonly abandoned: string | boolean;
  readonly versions: readonly string[];
  readonly releases: Readonly<Record<string, ComposerRelease>>;
  readonly needs: readonly ComposerNeeds[];
}

/**
 * The versions of a package's document and whether it is abandoned. Documents are minified: each
 * version says only in what it differs from the one before it.
 */
export function readPackagistDocument(
  answer: unknown,
  name: string,
): PackagistDocument | undefined {
  const packages = isObject(answer) ? answer["packages"] : undefined;
  const found = isObject(packages) ? ofName(packages, name) : undefined;
  // Repositories of the older kind have versions by name, in no order.
  const list = Array.isArray(found) ? found : isObject(found) ? newestFirst(found) : undefined;
  if (!list || !isObject(answer)) return undefined;
  const isMinified = answer["minified"] === "composer/2.0";
  const versions: string[] = [];
  const releases = new Map<string, ComposerRelease>();
  const needs = new NeedsList();
  let before: Readonly<Record<string, unknown>> = {};
  let abandoned: unknown;
  let newest: unknown;
  for (const [index, each] of list.slice(0, MAX_VERSIONS).entries()) {
    if (!isObject(each)) return undefined;
    before = isMinified ? { ...before, ...each } : each;
    if (typeof each["version"] === "string") {
      versions.push(each["version"]);
      releases.set(each["version"], { ...releaseOf(before), needs: needs.add(before) });
    }
    if ("abandoned" in each || !isMinified) abandoned = each["abandoned"];
    // The newest version comes first, and what it says counts for the package.
    if (index === 0) newest = abandoned;
  }
  const said = newest === "__unset" ? false : newest;
  return {
    abandoned: typeof said === "string" && said !== "" ? said : said === true,
    versions,
    releases: Object.fromEntries(releases),
    needs: needs.all,
  };
}

/** Older repositories keep the spelling of the package itself. */
function ofName(packages: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(packages, name)) return packages[name];
  return Object.entries(packages).find(([each]) => each.toLowerCase() === name)?.[1];
}

function newestFirst(versions: Readonly<Record<string, unknown>>): unknown[] {
  const all = Object.entries(versions).slice(0, MAX_VERSIONS);
  const read = all.map(([text, each]) => ({ version: readComposerVersion(text), each }));
  const sorted = read.toSorted((a, b) => {
    const [own, other] = [b.version, a.version];
    if (own?.kind !== "release" || other?.kind !== "release") {
      return Number(own?.kind === "release") - Number(other?.kind === "release");
    }
    return compareComposerVersions(own, other) ?? 0;
  });
  return sorted.map(({ each }) => each);
}

function releaseOf({ time, require }: Readonly<Record<string, unknown>>): ComposerRelease {
  const publishedAt = readTime(time);
  const php = isObject(require) && Object.hasOwn(require, "php") ? require["php"] : undefined;
  return {
    ...(publishedAt !== undefined && { publishedAt }),
    ...(typeof php === "string" && php.length <= 100 && { php }),
  };
}

/** Most versions ask for what the one before them asked for. */
class NeedsList {
  readonly all: ComposerNeeds[] = [];
  readonly #places = new Map<string, number>();

  add({ require, conflict, replace }: Readonly<Record<string, unknown>>): number {
    const replaces = Object.keys(constraintsOf(replace));
    const needs = {
      requires: constraintsOf(require),
      conflicts: constraintsOf(conflict),
      ...(replaces.length > 0 && { replaces }),
    };
    const key = JSON.stringify(needs);
    const place = this.#places.get(key) ?? this.all.push(needs) - 1;
    this.#places.set(key, place);
    return place;
  }
}

function constraintsOf(value: unknown): Readonly<Record<string, string>> {
  const entries = isObject(value) ? Object.entries(value).slice(0, MAX_NEEDS) : [];
  return Object.fromEntries(
    entries.flatMap(([name, text]): [string, string][] => {
      const isPackage = /^[a-z\d][\w.-]{0,99}\/[\w.-]{1,100}$/i.test(name);
      if (!isPackage || typeof text !== "string" || text.length > MAX_TEXT) return [];
      return [[name.toLowerCase(), text]];
    }),
  );
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= 100;
}

function isCve(name: string): boolean {
  return name.startsWith("CVE-");
}
