import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { readBunSettings } from "./bun-settings.ts";
import { type Environment, readNpmrc } from "./npmrc-file.ts";
import { readPnpmSettings } from "./pnpm-settings.ts";
import type { Settings, UNREADABLE } from "./settings-file.ts";
import { readClassicYarnSettings, readYarnSettings } from "./yarn-settings.ts";

type Manager = "npm" | "yarn" | "pnpm" | "bun";

/** A file that may say which registries are asked. */
export interface SettingsFile {
  readonly path: string;
  readonly name: string;
  readonly read: (text: string, env: Environment) => Settings | typeof UNREADABLE;
}

interface Kind extends Omit<SettingsFile, "path"> {
  readonly manager: Manager;
}

const NPMRC: Kind = { manager: "npm", name: ".npmrc", read: readNpmrc };
const OTHERS: readonly Kind[] = [
  { manager: "yarn", name: ".yarnrc.yml", read: readYarnSettings },
  { manager: "yarn", name: ".yarnrc", read: readClassicYarnSettings },
  { manager: "bun", name: "bunfig.toml", read: readBunSettings },
  { manager: "pnpm", name: "pnpm-workspace.yaml", read: readPnpmSettings },
];

const LOCKFILES: readonly (readonly [Manager, readonly string[]])[] = [
  ["yarn", ["yarn.lock"]],
  ["pnpm", ["pnpm-lock.yaml"]],
  ["bun", ["bun.lock", "bun.lockb"]],
];

/** Which package manager the folders of a project are for, by the nearest lockfile. */
export function managerOf(projectDirs: readonly string[]): Manager {
  for (const dir of projectDirs) {
    const found = LOCKFILES.find(([, names]) => names.some((name) => existsSync(join(dir, name))));
    if (found) return found[0];
  }
  return "npm";
}

/**
 * The files of a folder, strongest first: those of the package manager in use, then .npmrc, which
 * all but Yarn read. Those of the others come last: a scope that one of them maps to a registry is
 * private, whoever installs it.
 */
export function projectSettings(dir: string, manager: Manager): SettingsFile[] {
  const own = OTHERS.filter((kind) => kind.manager === manager);
  const rest = OTHERS.filter((kind) => kind.manager !== manager).map((kind) => ({
    ...kind,
    read: (text: string, env: Environment) => scopesOnly(kind.read(text, env)),
  }));
  return [...own, NPMRC, ...rest].map(({ name, read }) => ({ path: join(dir, name), name, read }));
}

/** What a file of a manager that is not in use says of the default registry does not count. */
function scopesOnly(settings: Settings | typeof UNREADABLE): Settings {
  if (typeof settings === "string") return new Map();
  return new Map([...settings].filter(([key]) => key.startsWith("@") || key.startsWith("//")));
}

/** The user's own files of a package manager, strongest first, besides those of npm. */
export function userSettings(manager: Manager, env: Environment): SettingsFile[] {
  const home = env["HOME"] ?? env["USERPROFILE"] ?? homedir();
  const xdg = env["XDG_CONFIG_HOME"];
  const at = (folder: string, name: string, read: SettingsFile["read"]): SettingsFile => ({
    path: join(folder, name),
    name: `~/${name}`,
    read,
  });
  switch (manager) {
    case "yarn":
      return [
        at(home, ".yarnrc.yml", readYarnSettings),
        at(home, ".yarnrc", readClassicYarnSettings),
      ];
    case "bun":
      return [at(xdg ?? home, ".bunfig.toml", readBunSettings)];
    case "pnpm":
      return [at(join(xdg ?? join(home, ".config"), "pnpm"), "rc", readNpmrc)];
    default:
      return [];
  }
}

/** What a manager's own environment variables say, in the words of npm. */
export const ENVIRONMENT: Readonly<Record<Manager, ReadonlyMap<string, string>>> = {
  npm: new Map(),
  pnpm: new Map(),
  yarn: new Map([
    ["YARN_NPM_REGISTRY_SERVER", "registry"],
    ["YARN_NPM_AUTH_TOKEN", "default:_authToken"],
  ]),
  bun: new Map([
    ["BUN_CONFIG_REGISTRY", "registry"],
    ["BUN_CONFIG_TOKEN", "default:_authToken"],
  ]),
};
