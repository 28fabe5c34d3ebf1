import type { FileIr } from "../ir/ir.ts";
import { above, join, parentOf } from "./folders.ts";
import type { ProjectFiles } from "./ports.ts";
import { viewFolders } from "./view-folders.ts";

/** Endings of templates, the ones that are met most first. */
const ENDINGS = "ejs hbs handlebars pug njk html eta twig mustache nunjucks jade htm".split(" ");
/** Folders of templates beside code, or beside a folder of it. */
const FOLDERS = ["views", "templates", "view"];
/** The same at the root of a package. */
const OF_PACKAGES = ["src", "app", "server", "public", "resources", "web"];
/** Where parts of pages are, as seen from a folder of templates. */
const PARTS = ["partials", "views/partials", "includes", "layouts"];
/** What stands around a page where it says nothing else, as seen from the folder of templates. */
const LAYOUTS = ["layouts/main", "layout", "layouts/layout", "layouts/default"];
/** Where a layout writes the page. */
const WRITES_BODY = /\{\{\{~?\s*body\s*~?\}\}\}|<%-\s*body\s*-?%>/;
/** Files in which programs say how they make pages, as seen from the package or the folder of the one that renders. */
const SETTERS = [
  "app",
  "server",
  "index",
  "main",
  "src/app",
  "src/server",
  "src/index",
  "src/main",
];
const SCRIPTS = ["js", "ts", "mjs", "cjs", "mts"];
/** Without one of these words nothing there names a folder of templates. */
const MAY_SET = /views|templates|viewPath|root:/i;
/** Further up than this nobody keeps the templates of a file. */
const MAX_STEPS = 8;

/** Which templates code means by the names that it writes. */
export class Views {
  readonly #files: ProjectFiles;
  /** The folder of the package that a file belongs to. */
  readonly #packageOf: (path: string) => string | undefined;
  readonly #codeOf: (path: string) => FileIr | undefined;
  readonly #known = new Map<string, readonly string[]>();
  /** By file that was asked, the folders that it names. */
  readonly #named = new Map<string, readonly string[]>();

  constructor(
    files: ProjectFiles,
    packageOf: (path: string) => string | undefined,
    codeOf: (path: string) => FileIr | undefined,
  ) {
    this.#files = files;
    this.#packageOf = packageOf;
    this.#codeOf = codeOf;
  }

  /** A text changed; true where it names other folders now. */
  changed(path: string): boolean {
    const before = this.#named.get(path);
    if (!before) return false;
    this.#named.delete(path);
    const isSame = this.#namedIn(path).join() === before.join();
    if (!isSame) this.#known.clear();
    return !isSame;
  }

  /** Files came or went. */
  reset(): void {
    this.#known.clear();
    this.#named.clear();
  }

  /** The template of a name that code in a file writes, and the layout around it; nothing where there is none. */
  of(from: string, name: string): readonly string[] {
    const key = `${parentOf(from)}|${isTemplate(from) ? from : ""}|${name}`;
    const known = this.#known.get(key);
    if (known) return known;
    const found = isTemplate(from) ? this.#beside(from, name) : this.#rendered(from, name);
    this.#known.set(key, found);
    return found;
  }

  #rendered(from: string, name: string): readonly string[] {
    return this.#page(this.#folders(from), name) ?? this.#page(this.#setFolders(from), name) ?? [];
  }

  #page(folders: Iterable<string>, name: string): readonly string[] | undefined {
    for (const folder of folders) {
      const page = this.#in(folder, name);
      if (page === undefined) continue;
      const layout = this.#layoutOf(folder, page);
      return layout === undefined ? [page] : [page, layout];
    }
    return undefined;
  }

  /** Folders that the program names itself. */
  *#setFolders(from: string): Iterable<string> {
    const root = this.#packageOf(from) ?? "";
    for (const setter of this.#setters(from, root)) {
      for (const folder of this.#namedIn(setter)) {
        for (const base of new Set([parentOf(setter), root])) {
          const path = within(base, folder);
          if (path !== undefined) yield path;
        }
      }
    }
  }

  #setters(from: string, root: string): Iterable<string> {
    const setters = new Set([from]);
    for (const folder of [...foldersAround(from, root), root]) {
      for (const name of SETTERS) {
        for (const ending of SCRIPTS) {
          const path = join(folder, `${name}.${ending}`);
          if (this.#files.exists(path)) setters.add(path);
        }
      }
    }
    return setters;
  }

  #namedIn(path: string): readonly string[] {
    const known = this.#named.get(path);
    if (known) return known;
    const text = this.#files.read(path);
    const code = text !== undefined && MAY_SET.test(text) ? this.#codeOf(path) : undefined;
    const named = code ? viewFolders(code) : [];
    this.#named.set(path, named);
    return named;
  }

  #folders(from: string): string[] {
    const root = this.#packageOf(from) ?? "";
    const folders = foldersAround(from, root).flatMap((folder) =>
      FOLDERS.map((name) => join(folder, name)),
    );
    for (const outer of OF_PACKAGES)
      for (const name of FOLDERS) folders.push(join(root, `${outer}/${name}`));
    // A name that leads to the file by itself.
    return [...folders, parentOf(from), root];
  }

  /** A part that a template puts in: beside it, or as seen from a folder further up. */
  #beside(from: string, name: string): readonly string[] {
    for (const folder of foldersAround(from, this.#packageOf(from) ?? "")) {
      for (const inner of ["", ...PARTS]) {
        const found = this.#in(inner === "" ? folder : join(folder, inner), name);
        if (found !== undefined) return [found];
      }
      if (FOLDERS.includes(folder.slice(folder.lastIndexOf("/") + 1))) break;
    }
    return [];
  }

  #in(folder: string, name: string): string | undefined {
    const path = within(folder, name);
    if (path === undefined) return undefined;
    if (isTemplate(name)) return this.#files.exists(path) ? path : undefined;
    const ending = ENDINGS.find((each) => this.#files.exists(`${path}.${each}`));
    return ending && `${path}.${ending}`;
  }

  #layoutOf(folder: string, page: string): string | undefined {
    const ending = page.slice(page.lastIndexOf("."));
    return LAYOUTS.map((name) => join(folder, name) + ending).find(
      (path) => path !== page && WRITES_BODY.test(this.#files.read(path) ?? ""),
    );
  }
}

function isTemplate(path: string): boolean {
  return ENDINGS.includes(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
}

/** The folders from that of a file up to one, nearest first. */
function foldersAround(from: string, root: string): string[] {
  const folders: string[] = [];
  let folder: string | undefined = parentOf(from);
  while (folder !== undefined && folders.length < MAX_STEPS) {
    folders.push(folder);
    folder = folder === root ? undefined : above(folder);
  }
  return folders;
}

/** A path as seen from a folder; undefined where it leads out of the root. */
function within(folder: string, name: string): string | undefined {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of name.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}
