import type { ManifestFacts } from "../deps/types.ts";
import { above, join, parentOf } from "./folders.ts";
import type { ProjectFiles } from "./ports.ts";
import { isOpenFile, isOpenPackage, publishedFiles } from "./published.ts";

/** The package that a file belongs to. */
export interface PackageOfFile {
  readonly folder: string;
  /** The packages that it depends on. */
  readonly names: ReadonlySet<string>;
  /** The files that it hands to its users. */
  readonly published: readonly string[];
  /** True where its users name its files one by one. */
  readonly open?: boolean;
}

/** The files that a package hands to its users, as far as they can be known by somebody who looks at this one. */
export function publishedBeside(found: PackageOfFile | undefined, path: string): readonly string[] {
  if (!found) return [];
  return found.open && isOpenFile(path, found.folder) ? [path] : found.published;
}

/** Which package each file is in: that of the nearest package.json. */
export class PackagesOfFiles {
  readonly #files: ProjectFiles;
  readonly #manifestOf: (folder: string) => ManifestFacts | undefined;
  /** By folder: what a function is asks for it again and again. */
  readonly #known = new Map<string, PackageOfFile | undefined>();

  constructor(files: ProjectFiles, manifestOf: (folder: string) => ManifestFacts | undefined) {
    this.#files = files;
    this.#manifestOf = manifestOf;
  }

  forget(): void {
    this.#known.clear();
  }

  of(path: string): PackageOfFile | undefined {
    return this.#at(parentOf(path));
  }

  #at(folder: string): PackageOfFile | undefined {
    if (this.#known.has(folder)) return this.#known.get(folder);
    const facts = this.#manifestOf(folder);
    const outer = above(folder);
    const found = facts
      ? this.#describe(folder, facts)
      : outer === undefined
        ? undefined
        : this.#at(outer);
    this.#known.set(folder, found);
    return found;
  }

  #describe(folder: string, facts: ManifestFacts): PackageOfFile {
    const names = new Set(facts.dependencies.map((entry) => entry.key));
    const text = facts.private ? undefined : this.#files.read(join(folder, "package.json"));
    if (text === undefined) return { folder, names, published: [] };
    const open = isOpenPackage(text, folder, (path) => this.#files.exists(path));
    return { folder, names, published: publishedFiles(text, folder), open };
  }
}
