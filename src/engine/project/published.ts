/**
 * The files that a published package hands to its users, from its package.json: what `main`,
 * `module` and `exports` name, as Node and bundlers complete such names. None for private packages.
 */
export function publishedFiles(manifest: string, folder: string): readonly string[] {
  const top = read(manifest);
  if (!top || !isForOthers(top)) return [];
  const entries = ["main", "module", "exports"].flatMap((key) => pathsIn(top[key]));
  // Without an entry its users name the scripts that it says it is made of.
  const named = entries.length > 0 ? entries : pathsIn(top["files"]).filter(isScript);
  const prefix = folder === "" ? "" : `${folder}/`;
  // Node looks for the index as well where `main` names what is not there.
  const isOpen = top["exports"] === undefined;
  const files = [...named, ...(isOpen ? ["index"] : [])].flatMap(completed);
  return [...new Set(files.map((path) => prefix + path))];
}

/**
 * True for a package that names no entry and has no index: its users name its files one by one. What
 * somebody starts is no package for others.
 */
export function isOpenPackage(
  manifest: string,
  folder: string,
  exists: (path: string) => boolean,
): boolean {
  const top = read(manifest);
  if (!top || !isForOthers(top) || typeof top["version"] !== "string") return false;
  if (["main", "module", "exports", "bin", "workspaces"].some((key) => top[key] !== undefined))
    return false;
  const scripts = isRecord(top["scripts"]) ? Object.keys(top["scripts"]) : [];
  if (scripts.some((name) => /^(?:start|dev|serve|deploy)\b/.test(name))) return false;
  return publishedFiles(manifest, folder).every((path) => !exists(path));
}

/** Scripts that the users of such a package name: those that lie at its top, or one folder below. */
export function isOpenFile(path: string, folder: string): boolean {
  const [, name] = OPEN_FILE.exec(folder === "" ? path : path.slice(folder.length + 1)) ?? [];
  return name !== undefined && !NO_TOOL.test(name);
}

const OPEN_FILE = /^(?:(?:lib|src)\/)?([^/.]+)\.[cm]?[jt]s$/;
const NO_TOOL = /^(?:gulpfile|gruntfile|app|server|index)$/i;

const EXTENSIONS = ["js", "cjs", "mjs", "ts", "tsx", "mts", "cts"];
/** Where a build puts what it made of `src`. */
const BUILT = /^(?:dist|build|lib|out|esm|cjs)\/(?:(?:cjs|esm|es|lib|src|node|commonjs|module)\/)?/;

/** `./lib` is `lib.js` or `lib/index.js`; what a build makes stands for the source that it is made from. */
function completed(path: string): string[] {
  const name = path.replace(/^\.?\//, "").replace(/\/$/, "");
  if (name === "" || name === ".") return withExtensions("index");
  const bare = name.replace(/\.[cm]?[jt]sx?$/, "");
  const own = isScript(name)
    ? [name]
    : [...withExtensions(name), ...withExtensions(`${name}/index`)];
  // What is left out as minified mostly lies beside what it was made of.
  const written = bare.replace(/[.-]min$/, "");
  if (written !== bare) own.push(...withExtensions(written));
  if (!BUILT.test(name)) return own;
  const source = written.replace(BUILT, "src/");
  return [...own, ...withExtensions(source)];
}

/** A manifest that is being written publishes nothing until it is whole again. */
function read(manifest: string): Record<string, unknown> | undefined {
  try {
    const top: unknown = JSON.parse(manifest);
    return isRecord(top) ? top : undefined;
  } catch {
    return undefined;
  }
}

function isForOthers(top: Record<string, unknown>): boolean {
  return top["private"] !== true && typeof top["name"] === "string";
}

function isScript(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

function withExtensions(path: string): string[] {
  return EXTENSIONS.map((extension) => `${path}.${extension}`);
}

/** `exports` nests conditions and subpaths; whatever is a text in it is a file. */
function pathsIn(value: unknown): string[] {
  if (typeof value === "string") return value.includes("*") ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(pathsIn);
  return isRecord(value) ? Object.values(value).flatMap(pathsIn) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
