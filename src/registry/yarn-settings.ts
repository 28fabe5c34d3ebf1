import { type ConfigDocument, readDocument } from "../engine/api.ts";
import type { Environment, NpmrcValue } from "./npmrc-file.ts";
import { hostKey, lineOf, type Settings, UNREADABLE, writtenText } from "./settings-file.ts";

/** Settings of Yarn that npm has, too, under its names. */
const SAME: ReadonlyMap<string, string> = new Map([
  ["npmRegistryServer", "registry"],
  ["httpProxy", "proxy"],
  ["httpsProxy", "https-proxy"],
  ["enableStrictSsl", "strict-ssl"],
  ["httpsCaFilePath", "cafile"],
  ["caFilePath", "cafile"],
]);

interface Credentials {
  registry?: NpmrcValue;
  token?: NpmrcValue;
  ident?: NpmrcValue;
}

/** Reads a .yarnrc.yml of Yarn 2 and later, in the words of npm. Never throws. */
export function readYarnSettings(text: string, env: Environment): Settings | typeof UNREADABLE {
  const document = readDocument("yarnrc.yml", text);
  if (!document || document.problem) return UNREADABLE;
  const settings = new Map<string, NpmrcValue>();
  const scopes = new Map<string, Credentials>();
  const hosts = new Map<string, Credentials>();
  const own: Credentials = {};
  for (const entry of document.entries) {
    const [first = "", second = "", third] = entry.path;
    const value = expanded(document, entry, env);
    const same = entry.path.length === 1 ? SAME.get(first) : undefined;
    if (same !== undefined) settings.set(same, value);
    if (entry.path.length === 1) note(own, first, value);
    else if (first === "npmScopes") note(of(scopes, second), third, value);
    else if (first === "npmRegistries") note(of(hosts, second), third, value);
  }
  for (const [scope, credentials] of scopes) {
    if (credentials.registry)
      settings.set(`@${scope.replace(/^@/, "")}:registry`, credentials.registry);
    grant(settings, credentials.registry ?? own.registry, credentials);
  }
  for (const [address, credentials] of hosts) {
    grant(settings, { value: address, unset: [] }, credentials);
  }
  grant(settings, own.registry, own);
  return settings;
}

/** Reads a .yarnrc of Yarn 1: names and values beside one another. */
export function readClassicYarnSettings(text: string): Settings {
  const settings = new Map<string, NpmrcValue>();
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    const match = /^\s*"?([@\w:./-]+)"?[ \t]+"?([^"\s]+)"?\s*$/.exec(line.slice(0, 2000));
    const [, key = "", value = ""] = match ?? [];
    if (/^(?:registry|@[^:]+:registry|cafile|strict-ssl|proxy|https-proxy)$/.test(key)) {
      settings.set(key, { value, unset: [], line: index + 1 });
    }
  }
  return settings;
}

function of(map: Map<string, Credentials>, key: string): Credentials {
  const known = map.get(key) ?? {};
  map.set(key, known);
  return known;
}

function note(into: Credentials, key: string | undefined, value: NpmrcValue): void {
  if (key === "npmRegistryServer") into.registry = value;
  else if (key === "npmAuthToken") into.token = value;
  else if (key === "npmAuthIdent") into.ident = value;
}

/** Credentials belong to the address that they are written for; without one to the default registry. */
function grant(
  settings: Map<string, NpmrcValue>,
  registry: NpmrcValue | undefined,
  { token, ident }: Credentials,
): void {
  const place = registry === undefined ? "default" : hostKey(registry);
  if (place === undefined) return;
  const put = (key: string, value: NpmrcValue): void => {
    if (!settings.has(key)) settings.set(key, value);
  };
  if (token) put(`${place}:_authToken`, token);
  // A name with its password, or both already packed.
  if (ident) put(`${place}:_auth`, { ...ident, value: packed(String(ident.value)) });
}

function packed(ident: string): string {
  return ident.includes(":") ? Buffer.from(ident).toString("base64") : ident;
}

/** `${NAME}`, and with something in its place `${NAME-other}` and, where empty is absent, `${NAME:-other}`. */
function expanded(
  document: ConfigDocument,
  entry: ConfigDocument["entries"][number],
  env: Environment,
): NpmrcValue {
  const unset: string[] = [];
  const value = writtenText(document, entry).replace(
    /\$\{(\w+)(?:(:?)-([^}]*))?\}/g,
    (whole: string, name: string, colon: string | undefined, other: string | undefined) => {
      const found = Object.hasOwn(env, name) ? env[name] : undefined;
      if (found !== undefined && !(colon === ":" && found === "")) return found;
      if (other !== undefined) return other;
      unset.push(name);
      return whole;
    },
  );
  return { value, unset, line: lineOf(document, entry) };
}
