import type { Model, ProtectionRow } from "../models/model.ts";
import type { PathToken } from "../models/place.ts";
import { middlewaresBeside } from "./file-name-middleware.ts";
import type { FlowSurroundings } from "./flow-surroundings.ts";
import { above, join, parentOf } from "./folders.ts";

/** Where programs begin, and set up what holds for all of their requests. */
const BEGINNINGS = ["main", "app", "server", "index", "bootstrap"];
const ENDINGS = ["ts", "js", "mts", "mjs", "cjs"];
/** Folders of a package in which they stand. */
const FOLDERS: ReadonlySet<string> = new Set(["src", "app", "server", "api", "backend"]);
const BEGINNING = new RegExp(
  String.raw`(?:^|/)(?:${BEGINNINGS.join("|")})\.(?:${ENDINGS.join("|")})$`,
);

/**
 * Files that say what holds for the requests of another file, to be followed before its flows are
 * told: whoever opens a controller must not be shown what the pipe in `main.ts` stops.
 */
export class ReadBefore {
  readonly #around: Pick<FlowSurroundings, "text" | "packageOf">;
  /** Texts that say that something protects: all words of one of them. */
  readonly #words: readonly (readonly string[])[];
  /** By folder: the files in it where a program begins that is protected. */
  readonly #known = new Map<string, readonly string[]>();
  /** Files that protected once: when they do so no more, that has to be found out, too. */
  readonly #once = new Set<string>();

  constructor(models: readonly Model[], around: Pick<FlowSurroundings, "text" | "packageOf">) {
    this.#around = around;
    this.#words = models.flatMap(({ protections, versions }) =>
      // What a version does by itself stands wherever the package is used, not in one place.
      versions === undefined ? (protections ?? []).flatMap(wordsOf) : [],
    );
  }

  of(path: string): readonly string[] {
    const top = this.#around.packageOf(path)?.folder ?? "";
    const own = new Set([top, join(top, "src")]);
    for (
      let folder: string | undefined = parentOf(path);
      folder !== undefined;
      folder = above(folder)
    ) {
      if (folder.length < top.length) break;
      if (FOLDERS.has(folder.split("/").at(-1) ?? "")) own.add(folder);
    }
    const beside = middlewaresBeside(path).filter((each) => this.#around.text(each) !== undefined);
    return [...beside, ...[...own].flatMap((folder) => this.#in(folder))];
  }

  changed(paths: readonly string[]): void {
    for (const path of paths) if (BEGINNING.test(path)) this.#known.delete(parentOf(path));
  }

  reset(): void {
    this.#known.clear();
    this.#once.clear();
  }

  #in(folder: string): readonly string[] {
    let known = this.#known.get(folder);
    if (!known) {
      known = BEGINNINGS.flatMap((name) =>
        ENDINGS.map((ending) => join(folder, `${name}.${ending}`)),
      ).filter((path) => this.#protects(path));
      this.#known.set(folder, known);
    }
    return known;
  }

  #protects(path: string): boolean {
    const text = this.#around.text(path);
    if (text === undefined) return false;
    if (this.#words.some((words) => words.every((each) => text.includes(each))))
      this.#once.add(path);
    return this.#once.has(path);
  }
}

/** What a text has to say where a row may apply, for each of its places. */
function wordsOf({ at, when }: ProtectionRow): string[][] {
  const constants = when.flatMap(({ is }) => is?.filter((each) => typeof each === "string") ?? []);
  return at.flatMap(({ origin, path }) => {
    const names = path.findLast(isMember)?.names;
    if (names) return names.map((name) => [name, ...constants]);
    return origin.kind === "module" ? origin.specifiers.map((name) => [name, ...constants]) : [];
  });
}

function isMember(token: PathToken): token is Extract<PathToken, { token: "member" }> {
  return token.token === "member";
}
