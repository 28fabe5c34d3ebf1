import { readFileSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import type { EditorProxy } from "./editor-proxy.ts";
import {
  ENVIRONMENT,
  managerOf,
  projectSettings,
  type SettingsFile,
  userSettings,
} from "./manager-files.ts";
import { type Environment, type NpmrcValue, readNpmrc } from "./npmrc-file.ts";
import { UNREADABLE } from "./settings-file.ts";
import { withoutVariables } from "./project-addresses.ts";

/** A setting with the place that gave it, in words for people: `line 3 of ~/.npmrc`. */
export interface NpmSetting extends NpmrcValue {
  readonly source: string;
}

export interface NpmConfig {
  get(key: string): NpmSetting | undefined;
  /** All keys that are set, the strongest source for each. */
  entries(): IterableIterator<[string, NpmSetting]>;
  /** Where a user would add a token, in words. */
  readonly userFile: string;
  /** Files that exist and could not be read, with the reason. Their settings are unknown, not absent. */
  readonly unreadable: readonly string[];
  /** The editor's proxy, for where nothing else names one. */
  readonly editorProxy?: EditorProxy;
}

export interface NpmConfigOptions {
  /**
   * Folders whose .npmrc and the like count as the project's, strongest first, the project itself last;
   * ignored unless `trusted`.
   */
  readonly projectDirs: readonly string[];
  /** Whether the workspace is trusted. The project's file names hosts and may send tokens to them. */
  readonly trusted: boolean;
  readonly env: Environment;
  readonly editorProxy?: EditorProxy;
}

/** A configuration file of megabytes is none. */
const MAX_BYTES = 1_000_000;

/**
 * Settings of npm in its own order: environment, project, user, global; those of Yarn, pnpm and Bun
 * stand beside them under the names that npm has for them. The files are read anew at
 * each call; they are small, and a token that was just added has to count at once.
 */
export function readNpmConfig(options: NpmConfigOptions): NpmConfig {
  const { env, projectDirs, trusted, editorProxy } = options;
  const settings = new Map<string, NpmSetting>();
  const unreadable: string[] = [];
  const layer = (path: string, words: string, read: SettingsFile["read"] = readNpmrc): void => {
    const text = readText(path, words, unreadable);
    const values = text === undefined ? undefined : read(text, env);
    if (values === undefined) return;
    if (values === UNREADABLE) {
      unreadable.push(words);
      return;
    }
    for (const [key, value] of values) {
      const line = value.line === undefined ? "" : `line ${value.line} of `;
      if (!settings.has(key)) settings.set(key, { ...value, source: `${line}${words}` });
    }
  };
  const manager = managerOf(projectDirs);
  const managerEnvironment = environmentSettings(env, ENVIRONMENT[manager]);
  for (const [key, value] of managerEnvironment) settings.set(key, value);
  const userFile = userConfigPath(env, settings);
  const userFiles = userSettings(manager, env);
  const own = new Set([userFile, ...userFiles].map(({ path }) => resolve(path)));
  for (const [index, dir] of trusted ? projectDirs.entries() : []) {
    const isNested = index < projectDirs.length - 1;
    for (const { path, name, read } of projectSettings(dir, manager)) {
      if (own.has(resolve(path))) continue;
      const words = isNested ? `the ${name} in ${basename(dir)}` : `the project's ${name}`;
      layer(path, words, withoutVariables(read));
    }
  }
  // The user's token for "the default registry" is not for the one that a project chose.
  const isChosen = settings.has("registry");
  for (const { path, name, read } of userFiles) {
    layer(path, name, (text, variables) => {
      const values = read(text, variables);
      if (values === UNREADABLE || !isChosen) return values;
      return new Map([...values].filter(([key]) => !key.startsWith("default:")));
    });
  }
  layer(userFile.path, userFile.words);
  const globalFile = globalConfigPath(env, settings);
  if (globalFile !== undefined) layer(globalFile, "the global npmrc");
  return {
    get: (key) => settings.get(key),
    entries: () => settings.entries(),
    userFile: userFile.words,
    unreadable,
    ...(editorProxy && { editorProxy }),
  };
}

/** The text of a setting; of a list its last entry, as npm takes it where it expects one value. */
export function textOf(setting: NpmSetting | undefined): string | undefined {
  const value = typeof setting?.value === "string" ? setting.value : setting?.value.at(-1);
  return value === undefined || value === "" || value === "null" ? undefined : value;
}

/** Whether a switch is on, as npm reads it: a number counts as what it is, any word but two means yes. */
export function isOn(setting: NpmSetting | undefined): boolean {
  const text = textOf(setting)?.trim();
  if (text === undefined || text === "false") return false;
  return Number.isNaN(Number(text)) || Number(text) !== 0;
}

/** `npm_config_strict_ssl` is `strict-ssl`; keys of hosts keep their spelling. */
function environmentSettings(
  env: Environment,
  ofManager: ReadonlyMap<string, string>,
): Map<string, NpmSetting> {
  const settings = new Map<string, NpmSetting>();
  for (const [name, value] of Object.entries(env)) {
    const own = ofManager.get(name);
    if (own !== undefined && value !== undefined && value !== "") {
      settings.set(own, { value, unset: [], source: `the environment variable ${name}` });
    }
    if (!/^npm_config_/i.test(name) || value === undefined || value === "") continue;
    const bare = name.slice("npm_config_".length);
    const key = bare.startsWith("//") ? bare : bare.replace(/(?!^)_/g, "-").toLowerCase();
    settings.set(key, { value, unset: [], source: `the environment variable ${name}` });
  }
  return settings;
}

function userConfigPath(
  env: Environment,
  settings: ReadonlyMap<string, NpmSetting>,
): { path: string; words: string } {
  const named = textOf(settings.get("userconfig"));
  const home = env["HOME"] ?? env["USERPROFILE"] ?? homedir();
  if (named === undefined) return { path: join(home, ".npmrc"), words: "~/.npmrc" };
  return { path: resolve(named), words: "the user's npmrc" };
}

/** Where `npm config -g` writes: next to the Node that runs npm, unless a setting says otherwise. */
function globalConfigPath(
  env: Environment,
  settings: ReadonlyMap<string, NpmSetting>,
): string | undefined {
  const named = textOf(settings.get("globalconfig"));
  if (named !== undefined) return resolve(named);
  const prefix = textOf(settings.get("prefix")) ?? env["PREFIX"] ?? prefixOfNode(env);
  return prefix === undefined ? undefined : join(prefix, "etc", "npmrc");
}

/** Looks for the `node` on the path: inside an editor the running program is not the user's Node. */
function prefixOfNode(env: Environment): string | undefined {
  if (env["APPDATA"] !== undefined) return join(env["APPDATA"], "npm");
  for (const folder of (env["PATH"] ?? "").split(delimiter)) {
    if (folder === "") continue;
    try {
      return dirname(dirname(realpathSync(join(folder, "node"))));
    } catch {
      continue;
    }
  }
  return undefined;
}

function readText(path: string, words: string, unreadable: string[]): string | undefined {
  try {
    const { size } = statSync(path);
    if (size > MAX_BYTES) throw new Error("it is too large");
    return readFileSync(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code !== "ENOENT" && code !== "ENOTDIR") unreadable.push(words);
    return undefined;
  }
}
