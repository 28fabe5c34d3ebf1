import type { CompilerOptions, ModuleResolutionHost } from "typescript";
import { ts } from "./parser-chunk.ts";
import { inOtherCase } from "./other-case.ts";
import { type PathMapping, byCustom, join, parentOf, readMapping } from "./path-aliases.ts";
import type { ResolutionFiles } from "./resolution-files.ts";
import { type WorkspaceMember, createMembers, sourcesOf } from "./workspaces.ts";

/** Finds the file of the project behind a specifier; undefined for packages and for what does not exist. */
type ResolveModule = (from: string, specifier: string) => string | undefined;

/** Where a specifier leads from all files of a folder, which the key names both; to no path for packages and for what does not exist. */
export type Resolved = readonly [key: string, path: string | undefined];

/** What is found once and holds until files come or go. */
export interface ModuleResolver {
  readonly resolve: ResolveModule;
  /** What was found since this was asked last. */
  takeNews(): Resolved[];
  /** Takes over what another resolver of the same files has found. */
  learn(found: Iterable<Resolved>): void;
}

/** A root that no real path starts with: the compiler wants absolute paths, the engine has relative ones. */
const ROOT = "/";

/** Module resolution by the TypeScript compiler, with the `paths` of the nearest tsconfig or jsconfig. */
export function createResolver(files: ResolutionFiles): ModuleResolver {
  const cache = new Map<string, string | undefined>();
  // An iterator of a map goes on with what is added later, as long as it was not at the end.
  const found = cache.entries();
  let taken = 0;
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

  const find = (from: string, folder: string, specifier: string): string | undefined => {
    const isRelative =
      specifier.startsWith("./") ||
      specifier.startsWith("../") ||
      specifier === ".." ||
      specifier === ".";
    // `#models/order` means what the package's own `imports` say.
    const isOwnName = specifier.startsWith("#");
    const mapping = isRelative ? undefined : mappingFor(folder);
    let found = isRelative ? beside(folder, specifier, files) : undefined;
    if (found === undefined && (isRelative || isOwnName || mapping?.matches(specifier))) {
      const paths = mapping ? { paths: mapping.paths, pathsBasePath: ROOT + mapping.base } : {};
      found = scriptOf(from, specifier, host, paths);
    }
    if (found === undefined && isRelative) found = inOtherCase(files, folder, specifier);
    const member = isRelative || found !== undefined ? undefined : memberOf(folder, specifier);
    if (member) found = inMember(member, specifier, host);
    if (found === undefined && !isRelative) found = byCustom(files, folder, specifier, mapping);
    return found;
  };

  return {
    resolve(from, specifier) {
      const folder = parentOf(from);
      const key = keyOf(folder, specifier);
      if (cache.has(key)) return cache.get(key);
      const path = find(from, folder, specifier);
      cache.set(key, path);
      return path;
    },
    takeNews() {
      const news: Resolved[] = [];
      for (; taken < cache.size; taken++) {
        const { value } = found.next();
        if (value) news.push(value);
      }
      return news;
    },
    learn(others) {
      for (const [key, path] of others) cache.set(key, path);
    },
  };
}

function keyOf(folder: string, specifier: string): string {
  return `${folder}\0${specifier}`;
}

/** What the compiler looks for first, and nearly always finds; it would ask for a hundred other files. */
function beside(folder: string, specifier: string, files: ResolutionFiles): string | undefined {
  const name = specifier.slice(specifier.lastIndexOf("/") + 1);
  if (COMPONENT_FILE.test(name)) {
    const path = join(folder, specifier);
    return files.exists(path) ? path : undefined;
  }
  if (name === "" || name === "." || name === ".." || OTHER_EXTENSION.test(name)) return undefined;
  const stem = join(folder, specifier.replace(/\.jsx?$/, ""));
  return [`${stem}.ts`, `${stem}.tsx`].find((path) => files.exists(path));
}

/** The compiler knows declarations of such files only. */
const COMPONENT_FILE = /\.(?:vue|svelte)$/;

/** Files that are named in full, as what they are. */
const OTHER_EXTENSION = /\.(?:[cm]?ts|tsx|[cm]js|json)$/;

/**
 * The file that the compiler finds; declaration files describe code and hold none. Packages put them
 * beside their code, so the compiler is asked for code: the option is its own, for jumps to sources.
 */
function scriptOf(
  from: string,
  specifier: string,
  host: ModuleResolutionHost,
  more: Partial<CompilerOptions>,
): string | undefined {
  const options: CompilerOptions = {
    noDtsResolution: true,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
    allowJs: true,
    ...more,
  };
  const isComponent = COMPONENT_FILE.test(specifier);
  const { resolvedModule } = ts.resolveModuleName(
    specifier,
    ROOT + from,
    options,
    isComponent ? withComponents(host) : host,
  );
  const found = resolvedModule && relative(resolvedModule.resolvedFileName);
  const path = isComponent ? found?.replace(/\.ts$/, "") : found;
  if (path === undefined || /\.d\.[cm]?ts$/.test(path)) return undefined;
  return path.includes("node_modules/") ? undefined : path;
}

/** Looks for `Price.vue` where the compiler asks for `Price.vue.ts`. */
function withComponents(host: ModuleResolutionHost): ModuleResolutionHost {
  return {
    ...host,
    fileExists: (path) => /\.(?:vue|svelte)\.ts$/.test(path) && host.fileExists(path.slice(0, -3)),
  };
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

function relative(path: string): string {
  return path.startsWith(ROOT) ? path.slice(ROOT.length) : path;
}
