import { ts } from "./parser-chunk.ts";
import type { ResolutionFiles } from "./resolution-files.ts";

/** The `paths` of a tsconfig or jsconfig, and where they begin. */
export interface PathMapping {
  readonly base: string;
  readonly paths: Record<string, string[]>;
  /** True where a configuration names the folder that imports without dots begin in. */
  readonly hasBase: boolean;
  matches(specifier: string): boolean;
}

/** A configuration may build on another, which builds on another. */
const MAX_EXTENDED = 4;

/** What the configuration in a folder says of names that are no packages; undefined where there is none. */
export function readMapping(files: ResolutionFiles, folder: string): PathMapping | undefined {
  for (const name of ["tsconfig.json", "jsconfig.json"]) {
    const found = readConfiguration(files, join(folder, name), 0);
    if (found) return found;
  }
  for (const name of IMPORT_MAPS) {
    const found = readImportMap(files, join(folder, name));
    if (found) return found;
  }
  return undefined;
}

/** Where Deno reads what names in imports mean. */
const IMPORT_MAPS = ["deno.json", "deno.jsonc", "import_map.json", "import-map.json"];

/** The names of an import map that mean files of the project; the others are packages. */
function readImportMap(files: ResolutionFiles, path: string): PathMapping | undefined {
  const text = files.exists(path) ? files.read(path) : undefined;
  if (text === undefined) return undefined;
  const imports = field(ts.parseConfigFileTextToJson(path, text).config, "imports");
  if (typeof imports !== "object" || imports === null) return undefined;
  const paths: Record<string, string[]> = Object.create(null);
  for (const [name, target] of Object.entries(imports)) {
    if (typeof target !== "string" || !/^\.{0,2}\//.test(target)) continue;
    const here = target.startsWith("/") ? `.${target}` : target;
    const isFolder = name.endsWith("/");
    paths[isFolder ? `${name}*` : name] = [isFolder ? `${here}*` : here];
  }
  return mapping(parentOf(path), false, paths);
}

function readConfiguration(
  files: ResolutionFiles,
  path: string,
  depth: number,
): PathMapping | undefined {
  const text = files.exists(path) ? files.read(path) : undefined;
  if (text === undefined) return undefined;
  const folder = parentOf(path);
  const parsed: unknown = ts.parseConfigFileTextToJson(path, text).config;
  const options = field(parsed, "compilerOptions");
  const baseUrl = field(options, "baseUrl");
  const declared = field(options, "paths");
  const extended = field(parsed, "extends");
  const above =
    depth < MAX_EXTENDED
      ? [extended]
          .flat()
          .flatMap((each) => (typeof each === "string" && each.startsWith(".") ? [each] : []))
          .map((each) => readConfiguration(files, named(join(folder, each)), depth + 1))
          .findLast((each) => each !== undefined)
      : undefined;
  const isOwn = typeof declared === "object" && declared !== null;
  const paths: Record<string, string[]> = Object.create(null);
  for (const [pattern, targets] of isOwn ? Object.entries(declared) : []) {
    if (Array.isArray(targets))
      paths[pattern] = targets.filter((target) => typeof target === "string");
  }
  // Paths begin where they are written, unless a base is named.
  if (!isOwn && typeof baseUrl !== "string" && above) return above;
  const hasBase = typeof baseUrl === "string";
  return mapping(hasBase ? join(folder, baseUrl) : folder, hasBase, isOwn ? paths : above?.paths);
}

function mapping(
  base: string,
  hasBase: boolean,
  paths: Record<string, string[]> = {},
): PathMapping {
  const patterns = Object.keys(paths);
  return {
    base,
    paths,
    hasBase,
    matches: (specifier) => patterns.some((pattern) => matchesPattern(pattern, specifier)),
  };
}

function named(path: string): string {
  return path.endsWith(".json") ? path : `${path}.json`;
}

/** `@/lib/db`, `~/lib/db`, `#/lib/db`, `/lib/db`: no package is called so, and generators of projects and Meteor mean their root by it. */
const ROOTED = /^(?:(?:@|~~?|@@|#)?\/|\$(?=lib\/))(.+)$/;
/** Folders of programs, of which no package has the name: others would be asked for in vain again and again. */
const FOLDER =
  /^(?:src|apps?|libs?|server|api|modules?|common|shared|core|config|utils?|helpers?|services?|controllers?|models?|entities|domain|infrastructure|database|db|routes?|middlewares?|guards|components|features|pages|hooks|constants|types|auth|users?|customers?|orders?|products?|carts?|payments?)\//;
const ROOTS = ["", "src", "app"];
const ENDS = [".ts", ".tsx", ".js", ".jsx", ".mjs", "/index.ts", "/index.tsx", "/index.js"];

/**
 * The file behind a name that no configuration explains: one that begins at the root by custom, or
 * in the folder that a configuration calls its base.
 */
export function byCustom(
  files: ResolutionFiles,
  folder: string,
  specifier: string,
  known: PathMapping | undefined,
): string | undefined {
  const rooted = ROOTED.exec(specifier)?.[1];
  if (rooted === undefined) {
    if (!FOLDER.test(specifier)) return undefined;
    if (!known?.hasBase && !specifier.startsWith("src/")) return undefined;
    return scriptAt(files, join(known?.base ?? "", specifier));
  }
  for (let root = folder; ; root = parentOf(root)) {
    for (const inside of ROOTS) {
      const found = scriptAt(files, join(join(root, inside), rooted));
      if (found !== undefined) return found;
    }
    if (root === "") return undefined;
  }
}

function scriptAt(files: ResolutionFiles, path: string): string | undefined {
  if (/\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(path) && files.exists(path)) return path;
  const stem = path.replace(/\.jsx?$/, "");
  return ENDS.map((end) => stem + end).find((each) => files.exists(each));
}

function matchesPattern(pattern: string, specifier: string): boolean {
  const star = pattern.indexOf("*");
  if (star === -1) return pattern === specifier;
  return (
    specifier.startsWith(pattern.slice(0, star)) && specifier.endsWith(pattern.slice(star + 1))
  );
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

export function join(folder: string, path: string): string {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}
