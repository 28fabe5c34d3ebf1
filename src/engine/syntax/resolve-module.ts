import type { CompilerOptions, ModuleResolutionHost } from "typescript";
import { ts } from "./parser-chunk.ts";
import type { ResolutionFiles } from "./resolution-files.ts";
import { type WorkspaceMember, createMembers, sourcesOf } from "./workspaces.ts";

/** Finds the file of the project behind a specifier; undefined for packages and for what does not exist. */
export type ResolveModule = (from: string, specifier: string) => string | undefined;

/** A root that no real path starts with: the compiler wants absolute paths, the engine has relative ones. */
const ROOT = "/";

/** Module resolution by the TypeScript compiler, with the `paths` of the nearest tsconfig or jsconfig. */
export function createResolver(files: ResolutionFiles): ResolveModule {
  const cache = new Map<string, string | undefined>();
  const memberOf = createMembers(files);
  const configurations = new Map<string, PathMapping | undefined>();
  const host = {
    fileExists: (path: string) => files.exists(relative(path)),
    readFile: (path: string) => files.read(relative(path)),
    directoryExists: () => true,
    getCurrentDirectory: () => ROOT,
    useCaseSensitiveFileNames: true,
  };

  const mappingFor = (folder: string): PathMapping | undefined => {
    if (configurations.has(folder)) return configurations.get(folder);
    const own = readMapping(files, folder);
    const found = own ?? (folder === "" ? undefined : mappingFor(parentOf(folder)));
    configurations.set(folder, found);
    return found;
  };

  return (from, specifier) => {
    const folder = parentOf(from);
    const key = `${folder}\0${specifier}`;
    if (cache.has(key)) return cache.get(key);
    const isRelative =
      specifier.startsWith("./") ||
      specifier.startsWith("../") ||
      specifier === ".." ||
      specifier === ".";
    const mapping = isRelative ? undefined : mappingFor(folder);
    let found = isRelative ? beside(folder, specifier, files) : undefined;
    if (found === undefined && (isRelative || mapping?.matches(specifier))) {
      const paths = mapping ? { paths: mapping.paths, pathsBasePath: ROOT + mapping.base } : {};
      found = scriptOf(from, specifier, host, paths);
    }
    const member = isRelative || found !== undefined ? undefined : memberOf(folder, specifier);
    if (member) found = inMember(member, specifier, host);
    cache.set(key, found);
    return found;
  };
}

/** What the compiler looks for first, and nearly always finds; it would ask for a hundred other files. */
function beside(folder: string, specifier: string, files: ResolutionFiles): string | undefined {
  const name = specifier.slice(specifier.lastIndexOf("/") + 1);
  if (name === "" || name === "." || name === ".." || OTHER_EXTENSION.test(name)) return undefined;
  const stem = join(folder, specifier.replace(/\.jsx?$/, ""));
  return [`${stem}.ts`, `${stem}.tsx`].find((path) => files.exists(path));
}

/** Files that are named in full, as what they are. */
const OTHER_EXTENSION = /\.(?:[cm]?ts|tsx|[cm]js|json)$/;

/** The file that the compiler finds; declaration files describe code and hold none. */
function scriptOf(
  from: string,
  specifier: string,
  host: ModuleResolutionHost,
  more: Partial<CompilerOptions>,
): string | undefined {
  const options = {
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    allowJs: true,
    ...more,
  };
  const { resolvedModule } = ts.resolveModuleName(specifier, ROOT + from, options, host);
  const path = resolvedModule && relative(resolvedModule.resolvedFileName);
  if (path === undefined || /\.d\.[cm]?ts$/.test(path)) return undefined;
  return path.includes("node_modules/") ? undefined : path;
}

/** A file of a package that stands next door: what its package.json says, or where its sources are. */
function inMember(
  member: WorkspaceMember,
  specifier: string,
  host: ModuleResolutionHost,
): string | undefined {
  const installed = `${ROOT}node_modules/${member.name}/`;
  const real = (path: string): string =>
    path.startsWith(installed) ? `${ROOT}${member.folder}/${path.slice(installed.length)}` : path;
  const linked = {
    ...host,
    fileExists: (path: string) => host.fileExists(real(path)),
    readFile: (path: string) => host.readFile(real(path)),
    // What the compiler finds in the package is named by where it really is.
    realpath: real,
  };
  const found = scriptOf("index.ts", specifier, linked, {});
  if (found !== undefined) return found;
  for (const each of sourcesOf(member, specifier)) {
    const source = scriptOf(`${member.folder}/package.ts`, each, host, {});
    if (source !== undefined) return source;
  }
  return undefined;
}

interface PathMapping {
  readonly base: string;
  readonly paths: Record<string, string[]>;
  matches(specifier: string): boolean;
}

function readMapping(files: ResolutionFiles, folder: string): PathMapping | undefined {
  for (const name of ["tsconfig.json", "jsconfig.json"]) {
    const path = folder === "" ? name : `${folder}/${name}`;
    const text = files.exists(path) ? files.read(path) : undefined;
    if (text === undefined) continue;
    const parsed: unknown = ts.parseConfigFileTextToJson(path, text).config;
    const options = field(parsed, "compilerOptions");
    const baseUrl = field(options, "baseUrl");
    const declared = field(options, "paths");
    const paths: Record<string, string[]> = Object.create(null);
    if (typeof declared === "object" && declared !== null) {
      for (const [pattern, targets] of Object.entries(declared)) {
        if (Array.isArray(targets))
          paths[pattern] = targets.filter((target) => typeof target === "string");
      }
    }
    const base = typeof baseUrl === "string" ? join(folder, baseUrl) : folder;
    const patterns = Object.keys(paths);
    return {
      base,
      paths,
      matches: (specifier) => patterns.some((pattern) => matchesPattern(pattern, specifier)),
    };
  }
  return undefined;
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

function join(folder: string, path: string): string {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "" : path.slice(0, slash);
}

function relative(path: string): string {
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : path;
}
