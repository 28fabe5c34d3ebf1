import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isObject } from "./advisory-shape.ts";
import type { Environment } from "./npmrc-file.ts";

export interface ComposerAuth {
  /** Options in the words of npm-registry-fetch. Secret: never logged, never stored. */
  readonly options: Readonly<Record<string, string>>;
  /** In words: where they came from, or where they would go. */
  readonly help: string;
}

export interface ComposerAuthOptions {
  /** Folders whose auth.json counts, strongest first; ignored unless `trusted`. */
  readonly projectDirs: readonly string[];
  readonly trusted: boolean;
  readonly env: Environment;
}

/** A file of credentials of megabytes is none. */
const MAX_TEXT = 1_000_000;

/** The credentials for a host, as Composer finds them: the environment first, then the project, then the user. */
export function composerAuthFor(host: string, options: ComposerAuthOptions): ComposerAuth {
  const { env, projectDirs, trusted } = options;
  const sources: { readonly words: string; readonly text: string | undefined }[] = [
    { words: "the environment variable COMPOSER_AUTH", text: env["COMPOSER_AUTH"] },
    ...(trusted ? projectDirs : []).map((dir) => ({
      words: "the project's auth.json",
      text: read(join(dir, "auth.json")),
    })),
    ...homes(env).map((home) => ({
      words: "the user's auth.json",
      text: read(join(home, "auth.json")),
    })),
  ];
  for (const { words, text } of sources) {
    const found = text === undefined ? undefined : credentials(text, host);
    if (found) return { options: found, help: `The credentials come from ${words}.` };
  }
  return {
    options: {},
    help: `No credentials are set for ${host}: \`composer config --global http-basic.${host}\` adds them to your auth.json.`,
  };
}

function credentials(text: string, host: string): Readonly<Record<string, string>> | undefined {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(root)) return undefined;
  const own = (kind: string): unknown => {
    const hosts = root[kind];
    return isObject(hosts) && Object.hasOwn(hosts, host) ? hosts[host] : undefined;
  };
  const bearer = own("bearer");
  if (typeof bearer === "string" && bearer !== "") return { [`//${host}/:_authToken`]: bearer };
  const basic = own("http-basic");
  if (!isObject(basic)) return undefined;
  const { username, password } = basic;
  if (typeof username !== "string" || typeof password !== "string") return undefined;
  const pair = Buffer.from(`${username}:${password}`, "utf8").toString("base64");
  return { [`//${host}/:_auth`]: pair };
}

/** Where Composer keeps what is the user's, the likeliest first. */
function homes(env: Environment): string[] {
  const own = env["COMPOSER_HOME"];
  if (own) return [own];
  if (env["APPDATA"] !== undefined) return [join(env["APPDATA"], "Composer")];
  const home = env["HOME"] ?? homedir();
  const xdg = env["XDG_CONFIG_HOME"] || join(home, ".config");
  return [join(xdg, "composer"), join(home, ".composer")].filter((dir) => existsSync(dir));
}

function read(path: string): string | undefined {
  try {
    const text = readFileSync(path, "utf8");
    return text.length <= MAX_TEXT ? text : undefined;
  } catch {
    return undefined;
  }
}
