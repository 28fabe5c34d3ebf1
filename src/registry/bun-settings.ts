import { type ConfigDocument, readDocument } from "../engine/api.ts";
import type { Environment, NpmrcValue } from "./npmrc-file.ts";
import { hostKey, lineOf, type Settings, UNREADABLE, writtenText } from "./settings-file.ts";

/** What `[install]` says of one registry: its address alone, or a table. */
type Registry = Partial<Record<"url" | "token" | "username" | "password", NpmrcValue>>;

/** Reads a bunfig.toml, in the words of npm. Never throws. */
export function readBunSettings(text: string, env: Environment): Settings | typeof UNREADABLE {
  const document = readDocument("bunfig.toml", text);
  if (!document || document.problem) return UNREADABLE;
  const settings = new Map<string, NpmrcValue>();
  const registries = new Map<string, Registry>();
  for (const entry of document.entries) {
    const [first, ...path] = entry.path;
    if (first !== "install") continue;
    const value = expanded(document, entry, env);
    if (path[0] === "registry") note(of(registries, "registry"), path[1] ?? "url", value);
    else if (path[0] === "scopes" && path[1] !== undefined) {
      const scope = `@${path[1].replace(/^@/, "")}:registry`;
      note(of(registries, scope), path[2] ?? "url", value);
    } else if (path.length === 1 && path[0] === "cafile") settings.set("cafile", value);
  }
  for (const [key, registry] of registries) add(settings, key, registry);
  return settings;
}

function add(settings: Settings, key: string, { url, token, username, password }: Registry): void {
  if (url) settings.set(key, url);
  const place = url ? hostKey(url) : key === "registry" ? "default" : undefined;
  if (place === undefined) return;
  const inAddress = url && place !== "default" ? credentialsIn(url) : undefined;
  if (token) settings.set(`${place}:_authToken`, token);
  if (inAddress) settings.set(`${place}:_auth`, inAddress);
  if (!username || !password) return;
  const value = Buffer.from(`${String(username.value)}:${String(password.value)}`).toString(
    "base64",
  );
  settings.set(`${place}:_auth`, {
    ...password,
    value,
    unset: [...username.unset, ...password.unset],
  });
}

/** `https://name:password@host`. */
function credentialsIn(url: NpmrcValue): NpmrcValue | undefined {
  const { username, password } = new URL(String(url.value));
  if (username === "" || password === "") return undefined;
  try {
    const ident = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return { ...url, value: Buffer.from(ident).toString("base64") };
  } catch {
    return undefined;
  }
}

function of(map: Map<string, Registry>, key: string): Registry {
  const known = map.get(key) ?? {};
  map.set(key, known);
  return known;
}

function note(into: Registry, key: string, value: NpmrcValue): void {
  if (key === "url" || key === "token" || key === "username" || key === "password")
    into[key] = value;
}

/** A value that is the name of a variable, `$NAME` or `${NAME}`, stands for what is in it. */
function expanded(
  document: ConfigDocument,
  entry: ConfigDocument["entries"][number],
  env: Environment,
): NpmrcValue {
  const written = writtenText(document, entry);
  const line = lineOf(document, entry);
  const name = /^\$(?:(\w+)|\{(\w+)\})$/.exec(written);
  if (!name) return { value: written, unset: [], line };
  const variable = name[1] ?? name[2] ?? "";
  const found = Object.hasOwn(env, variable) ? env[variable] : undefined;
  return { value: found ?? written, unset: found === undefined ? [variable] : [], line };
}
