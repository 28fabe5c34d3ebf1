import type { Manifests } from "./manifests.ts";
import type { FolderLists } from "./folder-lists.ts";
import { join } from "./folders.ts";
import type { ProjectFiles } from "./ports.ts";

/** The modules under which Nuxt keeps what it imports by itself, and the files of an app may ask for. */
const FUNCTIONS = "#imports";
const COMPONENTS = "#components";

/** Folders whose exports code needs no import for, as seen from the package. */
const OF_SERVER = ["server/utils"];
const OF_APP = ["composables", "utils", "stores"];
/** Where an app may keep them. */
const ROOTS = ["", "app", "src"];
const SCRIPTS = ["ts", "js", "mts", "mjs"];

/** Finds the files from which Nuxt takes a name that nobody imports; nothing in other projects. */
export function automaticImports(
  files: Pick<ProjectFiles, "exists" | "read">,
  manifests: Pick<Manifests, "packageOf" | "folders">,
): (from: string, specifier: string, name: string) => readonly string[] {
  const exported = exportedNames();
  return (from, specifier, name) => {
    const found = manifests.packageOf(from);
    if (!found?.names.has("nuxt")) return [];
    const isServer = from.startsWith(join(found.folder, "server/"));
    const paths = namesOf(specifier, name, isServer).map((each) => join(found.folder, each));
    const named = paths.filter((path) => files.exists(path));
    if (named.length > 0 || specifier !== FUNCTIONS) return named;
    return foldersOf(isServer)
      .flatMap((folder) => scriptsIn(manifests.folders, join(found.folder, folder), isServer))
      .filter((path) => exported(path, files.read(path) ?? "").has(name));
  };
}

/** The names that files declare and export, each read once for as long as its text stays. */
function exportedNames(): (path: string, text: string) => ReadonlySet<string> {
  const kept = new Map<string, { readonly text: string; readonly names: ReadonlySet<string> }>();
  return (path, text) => {
    const known = kept.get(path);
    if (known?.text === text) return known.names;
    const names = new Set([...text.matchAll(EXPORT)].map(([, name = ""]) => name));
    kept.set(path, { text, names });
    return names;
  };
}

const EXPORT = /^export\s+(?:(?:async\s+)?function\*?|const|let|class)\s+(\w+)/gm;

/** The scripts that stand in a folder; those of a server below it as well. */
function scriptsIn(folders: FolderLists, folder: string, isDeep: boolean): string[] {
  return folders.in(folder).flatMap((name) => {
    if (SCRIPT.test(name)) return [`${folder}/${name}`];
    return isDeep && !name.includes(".") ? scriptsIn(folders, `${folder}/${name}`, true) : [];
  });
}

const SCRIPT = /(?<!\.d)\.m?[jt]s$/;

function foldersOf(isServer: boolean): string[] {
  return isServer ? OF_SERVER : ROOTS.flatMap((root) => OF_APP.map((folder) => join(root, folder)));
}

function namesOf(specifier: string, name: string, isServer: boolean): string[] {
  if (specifier === COMPONENTS) return ROOTS.flatMap((root) => componentsIn(root, name));
  if (specifier !== FUNCTIONS) return [];
  return foldersOf(isServer).flatMap((folder) =>
    [...fileNames(name), "index"].flatMap((file) =>
      SCRIPTS.map((ending) => `${folder}/${file}.${ending}`),
    ),
  );
}

/** `useCartStore` is in `useCartStore`, `use-cart-store`, `cartStore`, `cart-store` or `cart`. */
function fileNames(name: string): string[] {
  const bare = name.replace(/^use(?=[A-Z])/, "");
  const short = bare.replace(/(?<=.)Store$/, "");
  const all = [name, ...[bare, short].flatMap((each) => [lowerFirst(each), each])];
  return [...new Set(all.flatMap((each) => [each, kebab(each)]))];
}

/** `BaseNoticeBar` is `components/BaseNoticeBar.vue`, or `Bar.vue` in folders of the words before. */
function componentsIn(root: string, name: string): string[] {
  const words = name.split(/(?=[A-Z])/);
  const found: string[] = [];
  for (let folders = 0; folders < words.length; folders++) {
    const before = words.slice(0, folders);
    const rest = words.slice(folders).join("");
    for (const cased of [before, before.map((word) => word.toLowerCase())]) {
      const folder = join(root, ["components", ...cased].join("/"));
      for (const file of [rest, kebab(rest), name]) found.push(`${folder}/${file}.vue`);
    }
  }
  return [...new Set(found)];
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function kebab(name: string): string {
  return name.replace(/(?<=.)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
}
