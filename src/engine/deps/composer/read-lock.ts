import { readTime } from "../calendar.ts";
import { isObject, type Json, text as asText } from "../lock-values.ts";
import type { ComposerLockResult, ComposerPackage } from "./facts.ts";

const MAX_NAME = 200;

/** Reads a composer.lock. Never throws, but for a stack that is exhausted by nesting. */
export function readComposerLock(source: string): ComposerLockResult {
  if (/^(?:<{7}|>{7}) /m.test(source)) {
    return { ok: false, reason: "it holds marks of a merge conflict" };
  }
  let root: unknown;
  try {
    root = JSON.parse(source.charCodeAt(0) === 0xfeff ? source.slice(1) : source);
  } catch {
    return { ok: false, reason: "it is no valid JSON" };
  }
  if (!isObject(root) || !Array.isArray(root["packages"])) {
    return { ok: false, reason: "it is no lock file of Composer" };
  }
  const packages = new Map<string, ComposerPackage>();
  for (const [field, dev] of [
    ["packages-dev", true],
    ["packages", false],
  ] as const) {
    const list: unknown = root[field];
    for (const each of Array.isArray(list) ? list : []) {
      const found = isObject(each) ? lockedPackage(each, dev) : undefined;
      // What is for production, too, counts as that.
      if (found) packages.set(found.name, found);
    }
  }
  const contentHash = asText(root["content-hash"]);
  return { ok: true, lock: { packages, ...(contentHash !== undefined && { contentHash }) } };
}

function lockedPackage(entry: Json, dev: boolean): ComposerPackage | undefined {
  const name = asText(entry["name"])?.toLowerCase();
  const version = asText(entry["version"]);
  if (name === undefined || name.length > MAX_NAME || version === undefined) return undefined;
  const publishedAt = readTime(entry["time"]);
  const notifiedAt = asText(entry["notification-url"]);
  const dist = isObject(entry["dist"]) ? entry["dist"] : undefined;
  const archive = dist && asText(dist["url"]);
  const abandoned = abandonedFor(entry["abandoned"]);
  const source = isObject(entry["source"]) ? entry["source"] : undefined;
  const repository = source && repositoryOf(asText(source["url"]));
  const license = Array.isArray(entry["license"]) ? asText(entry["license"][0]) : undefined;
  return {
    name,
    version,
    dev,
    ...(abandoned !== undefined && { abandoned }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(notifiedAt !== undefined && { notifiedAt }),
    ...(archive !== undefined && { archive }),
    kind: dist?.["type"] === "path" ? "path" : dist || source ? "registry" : "none",
    standsFor: [...namesOf(entry["replace"]), ...namesOf(entry["provide"])],
    requires: namesOf(entry["require"]),
    asks: constraintsOf(entry["require"]),
    conflicts: constraintsOf(entry["conflict"]),
    namespaces: namespacesOf(entry["autoload"]),
    ...(license !== undefined && { license }),
    ...(repository !== undefined && { repository }),
  };
}

/** A name of a package, true, or nothing; empty texts and false take an abandonment back. */
function abandonedFor(value: unknown): string | true | undefined {
  if (value === true) return true;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  return value.trim().slice(0, MAX_NAME);
}

function repositoryOf(url: string | undefined): string | undefined {
  const [, host, path] =
    /^(?:https?:\/\/(?:[^/@]*@)?|git@|ssh:\/\/git@)([\w.-]+)[/:]([\w./-]{1,150}?)(?:\.git)?\/?$/.exec(
      url ?? "",
    ) ?? [];
  return host === undefined || path === undefined ? undefined : `${host}/${path}`;
}

/** Those under which its classes are found. */
function namespacesOf(autoload: unknown): string[] {
  if (!isObject(autoload)) return [];
  const all = [autoload["psr-4"], autoload["psr-0"]].flatMap((each) =>
    isObject(each) ? Object.keys(each) : [],
  );
  // Names of older packages end with a line below the namespace, or with nothing.
  const names = all.map((each) => each.replace(/[\\_]*$/, "\\"));
  return [...new Set(names.filter((each) => /^[A-Za-z_][\w\\]{1,150}$/.test(each)))].slice(0, 20);
}

function constraintsOf(value: unknown): ReadonlyMap<string, string> {
  const entries = isObject(value) ? Object.entries(value) : [];
  return new Map(
    entries.flatMap(([name, text]) => {
      return typeof text === "string" ? [[name.toLowerCase(), text] as const] : [];
    }),
  );
}

function namesOf(value: unknown): string[] {
  return isObject(value) ? Object.keys(value).map((name) => name.toLowerCase()) : [];
}
