import picomatch from "picomatch";
import { parentOf } from "./folders.ts";

/** What stands in the folders of a project, as far as its files are known. */
export class FolderLists {
  readonly #paths: () => readonly string[];
  /** The list that the tables were made of. */
  #of: readonly string[] | undefined;
  readonly #names = new Map<string, Set<string>>();

  constructor(paths: () => readonly string[]) {
    this.#paths = paths;
  }

  /** The names of files and folders in a folder. */
  in(folder: string): readonly string[] {
    this.#refresh();
    return [...(this.#names.get(folder) ?? [])];
  }

  /** The files below a folder that a glob matches, as seen from there. */
  matching(folder: string, glob: string): readonly string[] {
    const below = folder === "" ? "" : `${folder}/`;
    const isMatch = picomatch(glob.replace(/^(?:\.?\/)+/, ""));
    return this.#paths().filter(
      (path) => path.startsWith(below) && isMatch(path.slice(below.length)),
    );
  }

  #refresh(): void {
    const paths = this.#paths();
    if (paths === this.#of) return;
    this.#of = paths;
    this.#names.clear();
    for (const path of paths) {
      for (let each = path; each !== ""; each = parentOf(each)) {
        const folder = parentOf(each);
        const names = this.#names.get(folder) ?? new Set();
        const name = each.slice(folder === "" ? 0 : folder.length + 1);
        if (names.has(name)) break;
        this.#names.set(folder, names.add(name));
      }
    }
  }
}
