import { parse as parseJsonc } from "jsonc-parser";
import { parse as parseYaml } from "yaml";

type Json = Readonly<Record<string, unknown>>;

/** What a lockfile installs, as `name@version`, read by general readers in a few lines: a second opinion. Undefined for other files. */
export function plainLock(file: string, text: string): ReadonlySet<string> | undefined {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (name === "package-lock.json" || name === "npm-shrinkwrap.json") return npm(JSON.parse(text));
  if (name === "pnpm-lock.yaml") return pnpm(parseYaml(text));
  if (name === "bun.lock") return bun(parseJsonc(text));
  if (name !== "yarn.lock") return undefined;
  return text.includes("__metadata:") ? berry(parseYaml(text)) : classic(text);
}

function npm(lock: Json): Set<string> {
  const found = new Set<string>();
  const { packages, dependencies } = lock;
  for (const [path, entry] of Object.entries(bag(packages))) {
    const { name, version, link } = bag(entry);
    const own = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    if (path.includes("node_modules/") && link !== true && typeof version === "string")
      found.add(`${text(name) ?? own}@${version}`);
  }
  if (packages === undefined) nested(bag(dependencies), found);
  return found;
}

/** The first version of the format nests what is installed below something. */
function nested(dependencies: Json, found: Set<string>): void {
  for (const [key, entry] of Object.entries(dependencies)) {
    const { version, dependencies: below } = bag(entry);
    const alias = /^npm:(.+)@([^@]+)$/.exec(text(version) ?? "");
    if (alias) found.add(`${alias[1]}@${alias[2]}`);
    else if (typeof version === "string") found.add(`${key}@${version}`);
    nested(bag(below), found);
  }
}

function pnpm(lock: Json): Set<string> {
  const found = new Set<string>();
  for (const [key, entry] of Object.entries(bag(lock["packages"]))) {
    const { name, version } = bag(entry);
    const plain = key.replace(/^\//, "").replace(/\(.*$/s, "");
    const at = plain.lastIndexOf("@");
    found.add(
      `${text(name) ?? plain.slice(0, at)}@${text(version) ?? plain.slice(at + 1).replace(/_.*$/, "")}`,
    );
  }
  return found;
}

function bun(lock: Json): Set<string> {
  const found = new Set<string>();
  for (const entry of Object.values(bag(lock["packages"]))) {
    const id = Array.isArray(entry) ? text(entry[0]) : undefined;
    if (id !== undefined && !id.includes("@workspace:")) found.add(id);
  }
  return found;
}

function berry(lock: Json): Set<string> {
  const found = new Set<string>();
  for (const entry of Object.values(lock)) {
    const { resolution, version } = bag(entry);
    const id = /^(@?[^@]+)@(npm|patch):/.exec(text(resolution) ?? "");
    if (id && version !== undefined) found.add(`${id[1]}@${String(version)}`);
  }
  return found;
}

function classic(lock: string): Set<string> {
  const found = new Set<string>();
  for (const [, head, version] of lock.matchAll(/^"?([^\s#][^\n]*?)"?:\n {2}version "([^"]+)"/gm)) {
    const first = (head ?? "").split(/"?, "?/)[0] ?? "";
    const alias = /@npm:(@?[^@]+)@/.exec(first);
    found.add(`${alias?.[1] ?? first.slice(0, first.indexOf("@", 1))}@${version}`);
  }
  return found;
}

function bag(value: unknown): Json {
  return typeof value === "object" && value !== null ? (value as Json) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
