import { readFileSync } from "node:fs";
import { hostsWithout, proxyAddress } from "./editor-proxy.ts";
import { type NpmConfig, type NpmSetting, textOf } from "./npm-config.ts";
import type { Environment } from "./npmrc-file.ts";

const DAY = 86_400_000;
const AUTH_KEY = /^(?:\/\/.+|default):(?:_authToken|_auth|username|_password|certfile|keyfile)$/;
const FILE_KEY = /:(?:cert|key)file$/;

/** What requests to one registry need. Holds secrets: never logged, never stored. */
export interface RegistrySettings {
  /** Absolute, with a slash at the end, without name and password. */
  readonly url: string;
  readonly host: string;
  /** Options in the words of npm-registry-fetch: only what belongs to this registry. */
  readonly auth: Readonly<Record<string, string>>;
  readonly ca?: readonly string[];
  readonly cert?: string;
  readonly key?: string;
  readonly strictSsl: boolean;
  readonly proxy?: string;
  readonly noProxy: readonly string[];
  /** In words: where the token came from, or where one would go. */
  readonly tokenHelp: string;
  readonly hasToken: boolean;
}

export type RegistryChoice =
  | { readonly ok: true; readonly settings: RegistrySettings }
  | {
      readonly ok: false;
      readonly reason: "bad-configuration" | "private-scope";
      readonly text: string;
    };

/** Whether a setting names a registry for a scope. */
export function scopeRegistry(config: NpmConfig, scope: string): NpmSetting | undefined {
  return config.get(`${scope}:registry`);
}

/** The registry of a package name, by its scope or else the default one. */
export function registryFor(
  config: NpmConfig,
  name: string,
  env: Environment,
  fallback: string,
): RegistryChoice {
  const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : undefined;
  const scoped = scope === undefined ? undefined : scopeRegistry(config, scope);
  const setting = scoped ?? config.get("registry");
  const text = textOf(setting) ?? fallback;
  const url = parseUrl(text);
  if (!url || (setting && setting.unset.length > 0)) {
    const missing = setting?.unset[0];
    const why =
      missing === undefined
        ? "is no http address"
        : setting?.isWithheld
          ? `needs ${missing}: ${WITHHELD} ${config.userFile}`
          : `needs ${missing}, which is not set`;
    return {
      ok: false,
      reason: "bad-configuration",
      text: `The registry for ${scope ?? "packages without a scope"}, in ${setting?.source ?? "the configuration"}, ${why}.`,
    };
  }
  if (config.unreadable.length > 0) {
    // An unreadable file may hold the very line that keeps this name away from this registry.
    return {
      ok: false,
      reason: "bad-configuration",
      text: `${config.unreadable.join(" and ")} cannot be read, so nobody knows which registry to ask.`,
    };
  }
  return settingsOf(config, url, env, scoped === undefined);
}

/** How an address is asked that is no registry of the configuration: with its proxies and certificates. */
export function outsideSettings(
  config: NpmConfig,
  address: string,
  env: Environment,
): RegistryChoice {
  return settingsOf(config, new URL(address), env, false);
}

/** The project's cool-down for fresh releases; undefined when npm is not told one. */
export function coolDownMs(config: NpmConfig): number | undefined {
  const days = Number(textOf(config.get("min-release-age")) ?? Number.NaN);
  return Number.isFinite(days) && days >= 0 ? days * DAY : undefined;
}

function settingsOf(
  config: NpmConfig,
  url: URL,
  env: Environment,
  isDefault: boolean,
): RegistryChoice {
  const certificates = authorities(config);
  if (typeof certificates === "string") {
    return { ok: false, reason: "bad-configuration", text: certificates };
  }
  const proxy = withheldProxy(config);
  if (proxy !== undefined) return { ok: false, reason: "bad-configuration", text: proxy };
  const auth = authFor(config, url, isDefault);
  if (auth.problem !== undefined) {
    return { ok: false, reason: "bad-configuration", text: auth.problem };
  }
  const way = wayOut(config, url, env);
  const cert = auth.cert ?? textOf(config.get("cert"));
  const key = auth.key ?? textOf(config.get("key"));
  return {
    ok: true,
    settings: {
      url: url.href,
      host: url.host,
      auth: auth.options,
      ...(certificates.length > 0 && { ca: certificates }),
      ...(cert !== undefined && { cert: unescapeLines(cert) }),
      ...(key !== undefined && { key: unescapeLines(key) }),
      ...way,
      tokenHelp: auth.help,
      hasToken: Object.keys(auth.options).length > 0,
    },
  };
}

interface Auth {
  readonly options: Readonly<Record<string, string>>;
  readonly help: string;
  readonly cert?: string;
  readonly key?: string;
  readonly problem?: string;
}

/**
 * Credentials whose key names this registry or a folder above it on the same host. Those of other
 * hosts are left out, so that no mistake further on can send them. Client certificates go to the
 * agent, which shows them to this host only.
 */
function authFor(config: NpmConfig, url: URL, isDefault: boolean): Auth {
  const options: Record<string, string> = {};
  const files: { cert?: string; key?: string } = {};
  const own = `//${url.host}${url.pathname}`;
  let help = `No token is set for ${url.host}: add ${own}:_authToken to ${config.userFile}.`;
  for (const [key, setting] of config.entries()) {
    const place = key.slice(0, key.lastIndexOf(":"));
    const isOwn =
      place === "default" ? isDefault && !isReplaced(config, key, own) : covers(place, own);
    if (!AUTH_KEY.test(key) || !isOwn) continue;
    const missing = setting.unset[0];
    const value = textOf(setting);
    if (missing !== undefined) {
      help = `The token in ${setting.source} needs ${missing}, which is not set.`;
    } else if (value !== undefined && FILE_KEY.test(key)) {
      const text = readFile(value);
      if (text === undefined) {
        const problem = `The file named in ${setting.source} for ${url.host} cannot be read.`;
        return { options: {}, help, problem };
      }
      files[key.endsWith(":certfile") ? "cert" : "key"] = text;
    } else if (value !== undefined) {
      options[place === "default" ? own + key.slice(place.length) : key] = value;
      help = `The token comes from ${setting.source}.`;
    }
  }
  return { options, help, ...files };
}

/** Yarn and Bun have a token for whichever registry is the default one; what names it comes first. */
function isReplaced(config: NpmConfig, key: string, own: string): boolean {
  return config.get(own + key.slice("default".length)) !== undefined;
}

function covers(prefix: string, own: string): boolean {
  return own === prefix || own.startsWith(prefix.endsWith("/") ? prefix : `${prefix}/`);
}

function readFile(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** Certificates of `ca` and `cafile`, or a sentence on why they cannot be read. */
function authorities(config: NpmConfig): string[] | string {
  const inline = config.get("ca");
  const listed = typeof inline?.value === "string" ? [inline.value] : (inline?.value ?? []);
  const certificates = listed.filter((each) => each !== "" && each !== "null").map(unescapeLines);
  const file = config.get("cafile");
  const path = textOf(file);
  if (path === undefined) return certificates;
  const text = readFile(path);
  if (text === undefined) {
    return `The certificates named by cafile, in ${file?.source ?? "the configuration"}, cannot be read.`;
  }
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
  return [...certificates, ...(blocks ?? [])];
}

type Way = Pick<RegistrySettings, "strictSsl" | "proxy" | "noProxy">;

/**
 * The proxy to an address. What package managers are told counts first; the editor's own proxy is
 * for where they are told nothing, and only then counts what it says of certificates.
 */
function wayOut(config: NpmConfig, url: URL, env: Environment): Way {
  const strict = textOf(config.get("strict-ssl"));
  const excluded = noProxy(config, env);
  const told = proxyFor(config, url, env);
  const { editorProxy } = config;
  const usual = { strictSsl: strict !== "false", noProxy: excluded };
  if (told === "none" || (told === undefined && !editorProxy)) return usual;
  if (told !== undefined) return { ...usual, proxy: told };
  const hosts =
    editorProxy && isProxy(editorProxy.url) ? hostsWithout(editorProxy, url) : undefined;
  if (!editorProxy || !hosts) return usual;
  return {
    strictSsl: strict === undefined ? editorProxy.strictSsl : strict !== "false",
    proxy: proxyAddress(editorProxy),
    noProxy: [...excluded, ...hosts],
  };
}

/** The settings of npm win over the variables that other programs share; `none` where they want no proxy. */
function proxyFor(config: NpmConfig, url: URL, env: Environment): string | undefined {
  const own = textOf(config.get("https-proxy")) ?? textOf(config.get("proxy"));
  const shared =
    url.protocol === "https:"
      ? variable(env, "https_proxy")
      : (variable(env, "http_proxy") ?? variable(env, "proxy"));
  if (own === "false") return "none";
  const chosen = own ?? shared;
  return chosen !== undefined && parseUrl(chosen) ? chosen : undefined;
}

const WITHHELD =
  "no variable becomes part of an address that a project names. Write it out, or set it in";

/** Why the way out is not known, in words. */
function withheldProxy(config: NpmConfig): string | undefined {
  for (const key of ["https-proxy", "proxy"]) {
    const setting = config.get(key);
    const [missing] = setting?.isWithheld ? setting.unset : [];
    if (missing !== undefined) {
      return `The proxy in ${setting?.source ?? "the configuration"} needs ${missing}: ${WITHHELD} ${config.userFile}.`;
    }
  }
  return undefined;
}

/** Those that npm's client can talk to. */
function isProxy(text: string): boolean {
  return /^(?:https?|socks(?:4a?|5h?)?):$/.test(URL.canParse(text) ? new URL(text).protocol : "");
}

function noProxy(config: NpmConfig, env: Environment): string[] {
  const setting = config.get("noproxy")?.value ?? variable(env, "no_proxy") ?? "";
  const list = typeof setting === "string" ? setting.split(",") : setting;
  return list.map((each) => each.trim()).filter((each) => each !== "");
}

function variable(env: Environment, name: string): string | undefined {
  return env[name] || env[name.toUpperCase()] || undefined;
}

/** Name and password inside an address are dropped: they would show up in logs and errors. */
function parseUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if ((url.protocol !== "http:" && url.protocol !== "https:") || url.hostname === "")
    return undefined;
  url.username = "";
  url.password = "";
  url.search = "";
  url.hash = "";
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function unescapeLines(text: string): string {
  return text.replaceAll("\\n", "\n");
}
