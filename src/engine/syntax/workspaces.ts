import type { ResolutionFiles } from "./resolution-files.ts";

/** A package of the same repository, as another one imports it. */
export interface WorkspaceMember {
  readonly name: string;
  /** Its folder, from the root of the project. */
  readonly folder: string;
}

/** Finds the member of the workspace that a specifier names, as seen from a folder; undefined for packages of the registry. */
export type FindMember = (folder: string, specifier: string) => WorkspaceMember | undefined;

/**
 * Members are looked for where the workspace keeps them: nothing lists folders here, so a member
 * has to be in a folder of its own name, with or without its scope. Its package.json says whether
 * it is the one.
 */
export function createMembers(files: ResolutionFiles): FindMember {
  const patterns = new Map<string, readonly string[]>();
  const members = new Map<string, WorkspaceMember | undefined>();
  const names = new Map<string, unknown>();

  const patternsOf = (folder: string): readonly string[] => {
    const known = patterns.get(folder) ?? readPatterns(files, folder);
    patterns.set(folder, known);
    return known;
  };

  /** The name that a folder's package.json says; the same folders are asked for again and again. */
  const nameOf = (folder: string): unknown => {
    if (!names.has(folder)) names.set(folder, manifestOf(files, folder)?.["name"]);
    return names.get(folder);
  };

  const find = (folder: string, name: string): WorkspaceMember | undefined => {
    for (const pattern of patternsOf(folder)) {
      for (const candidate of candidates(pattern, name)) {
        const path = folder === "" ? candidate : `${folder}/${candidate}`;
        if (nameOf(path) === name) return { name, folder: path };
      }
    }
    return folder === "" ? undefined : memberFrom(parentOf(folder), name);
  };

  const memberFrom = (folder: string, name: string): WorkspaceMember | undefined => {
    const key = `${folder}\0${name}`;
    if (!members.has(key)) members.set(key, find(folder, name));
    return members.get(key);
  };

  return (folder, specifier) => {
    const name = packageName(specifier);
    return name === undefined ? undefined : memberFrom(folder, name);
  };
}

/** Where sources stand when what a package.json points at is built from them: nothing is built here. */
export function sourcesOf(member: WorkspaceMember, specifier: string): readonly string[] {
  const inside = specifier.slice(member.name.length + 1);
  return inside === ""
    ? ["./src/index", "./index", "./lib/index"]
    : [`./src/${inside}`, `./${inside}`];
}

function packageName(specifier: string): string | undefined {
  const [first = "", second] = specifier.split("/");
  if (!first.startsWith("@"))
    return /^[a-z0-9]/i.test(first) && !first.includes(":") ? first : undefined;
  return second ? `${first}/${second}` : undefined;
}

/** Folders that a pattern such as `packages/*` may mean by a package. */
function candidates(pattern: string, name: string): string[] {
  const path = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
  const star = path.indexOf("*");
  if (star === -1) return [path];
  const base = path.slice(0, star);
  const own = name.slice(name.indexOf("/") + 1);
  return [base + own, base + name.replace(/^@/, "").replace("/", "-"), base + name];
}

function readPatterns(files: ResolutionFiles, folder: string): readonly string[] {
  const declared = manifestOf(files, folder)?.["workspaces"];
  const list =
    typeof declared === "object" && declared !== null && "packages" in declared
      ? declared.packages
      : declared;
  if (Array.isArray(list)) return list.filter((each) => typeof each === "string");
  const path = folder === "" ? "pnpm-workspace.yaml" : `${folder}/pnpm-workspace.yaml`;
  const text = files.exists(path) ? (files.read(path) ?? "") : "";
  const packages = /^packages:\s*\n((?:[ \t]*(?:-.*|#.*)?\n?)*)/m.exec(text)?.[1] ?? "";
  return [...packages.matchAll(/^[ \t]*-[ \t]*["']?([^"'#\s]+)/gm)].flatMap(
    ([, each]) => each ?? [],
  );
}

function manifestOf(files: ResolutionFiles, folder: string): Record<string, unknown> | undefined {
  const path = folder === "" ? "package.json" : `${folder}/package.json`;
  const text = files.exists(path) ? files.read(path) : undefined;
  if (text === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null
      ? (parsed as Record<string, unknown>)
      : undefined;
  } catch {
    // A manifest that is being written names nothing until it is whole again.
    return undefined;
  }
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}
