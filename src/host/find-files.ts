import { type Dirent, closeSync, openSync, readFileSync, readSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import {
  type Skipped,
  type TrackedFiles,
  classifyPath,
  documentKind,
  fileKind,
  globMatcher,
  isRunByNode,
  mayBeProgram,
} from "../engine/api.ts";
import { HostError, failureOf } from "./failure.ts";
import { type IgnoreRules, isIgnored, rulesAbove, rulesIn } from "./ignore-rules.ts";
import { mayMatchBelow } from "./include-globs.ts";

export interface FindOptions {
  /** Globs that win over .gitignore files and over muted folders. */
  readonly include?: readonly string[];
  /** Globs that win over everything. */
  readonly exclude?: readonly string[];
  /** What git tracks is never ignored, whatever .gitignore files say. */
  readonly tracked?: TrackedFiles;
  readonly signal?: AbortSignal;
  /** Told of each file that is worth analysing as soon as it is found. */
  readonly onFile?: ((path: string) => void) | undefined;
  /** Lists a folder; tests put their own in. */
  readonly list?: (folder: string) => Promise<readonly Dirent[]>;
}

/** Paths are relative to the root, with forward slashes, in a stable order. */
export interface FoundFiles {
  /** Worth analysing. Whether a file is too large or binary shows when it is read. */
  readonly files: readonly string[];
  /** What was left out and why; a folder, whose path ends with a slash, stands for all below it. */
  readonly skipped: readonly Skipped[];
  /** Files of PHP, which no rule looks at: what they use is asked about packages of Composer. */
  readonly php: readonly string[];
  /** How many files are of kinds that no rule looks at: images, style sheets and the like. */
  readonly others: number;
}

/** Folders read at the same time. More only queue up in the thread pool. */
const PARALLEL = 16;

/**
 * Walks a root for files worth analysing. Symbolic links are not followed: their targets are either
 * found under their own names or lie outside. `.env` files are listed even when git ignores them,
 * since the secrets of a local .env file are part of a store's security.
 *
 * @throws HostError when the root itself cannot be read.
 */
export async function findFiles(root: string, options: FindOptions = {}): Promise<FoundFiles> {
  const walk = new Walk(root, options);
  await walk.folder("", rulesAbove(root));
  return walk.found();
}

class Walk {
  readonly #root: string;
  readonly #options: FindOptions;
  readonly #limit = pLimit(PARALLEL);
  readonly #isIncluded: (path: string) => boolean;
  readonly #isExcluded: (path: string) => boolean;
  readonly #mayInclude: (folder: string) => boolean;
  readonly #tracked: ReadonlySet<string>;
  /** Folders that hold tracked files, so that an ignored folder is entered only for a reason. */
  readonly #trackedFolders: ReadonlySet<string>;
  readonly #files: string[] = [];
  readonly #php: string[] = [];
  readonly #skipped: Skipped[] = [];
  #others = 0;

  constructor(root: string, options: FindOptions) {
    this.#root = root;
    this.#options = options;
    this.#isIncluded = globMatcher(options.include ?? []);
    this.#isExcluded = globMatcher(options.exclude ?? []);
    this.#mayInclude = mayMatchBelow(options.include ?? []);
    this.#tracked = options.tracked?.known ? options.tracked.paths : new Set();
    this.#trackedFolders = foldersOf(this.#tracked);
  }

  found(): FoundFiles {
    return {
      files: this.#files.sort(),
      skipped: this.#skipped.sort((a, b) => (a.path < b.path ? -1 : 1)),
      php: this.#php,
      others: this.#others,
    };
  }

  async folder(path: string, above: IgnoreRules | undefined): Promise<void> {
    if (this.#options.signal?.aborted) return;
    const native = join(this.#root, path);
    let entries: readonly Dirent[];
    try {
      entries = await this.#limit(() => (this.#options.list ?? listFolder)(native));
    } catch (error) {
      const failure = failureOf(error);
      if (path === "") throw new HostError(failure, "The folder cannot be read", error);
      this.#skip(`${path}/`, `it cannot be read: ${failure.text}`);
      return;
    }
    const rules = this.#rulesOf(path, native, entries, above);
    const below: Promise<void>[] = [];
    for (const entry of entries) {
      const each = path === "" ? entry.name : `${path}/${entry.name}`;
      if (entry.isDirectory()) {
        if (this.#enters(each, entry.name, rules)) below.push(this.folder(each, rules));
      } else {
        this.#file(each, entry, rules);
      }
    }
    await Promise.all(below);
  }

  #rulesOf(
    path: string,
    native: string,
    entries: readonly Dirent[],
    above: IgnoreRules | undefined,
  ): IgnoreRules | undefined {
    if (!entries.some((entry) => entry.name === ".gitignore" && entry.isFile())) return above;
    try {
      return rulesIn(path, readFileSync(join(native, ".gitignore"), "utf8"), above);
    } catch (error) {
      this.#skip(`${path}/.gitignore`, `it cannot be read: ${failureOf(error).text}`);
      return above;
    }
  }

  #enters(path: string, name: string, rules: IgnoreRules | undefined): boolean {
    // Nobody expects git's own files among what was skipped.
    if (name === ".git") return false;
    if (this.#isExcluded(path)) return this.#skip(`${path}/`, EXCLUDED);
    if (this.#mayInclude(path)) return true;
    const pathClass = classifyPath(`${path}/-`);
    if (pathClass.kind === "muted") return this.#skip(`${path}/`, pathClass.reason);
    if (this.#trackedFolders.has(path)) return true;
    return isIgnored(`${path}/`, rules) ? this.#skip(`${path}/`, IGNORED) : true;
  }

  #file(path: string, entry: Dirent, rules: IgnoreRules | undefined): void {
    // What a link stands for is not known without following it.
    if (!entry.isSymbolicLink() && !this.#isOfKind(path, entry)) {
      this.#others++;
      if (path.endsWith(".php") && this.#reasonAgainst(path, entry, rules) === undefined) {
        this.#php.push(path);
      }
      return;
    }
    const reason = this.#reasonAgainst(path, entry, rules);
    if (reason !== undefined) {
      this.#skip(path, reason);
      return;
    }
    this.#files.push(path);
    this.#options.onFile?.(path);
  }

  /** Programs without an extension are scripts where their first line says so. */
  #isOfKind(path: string, entry: Dirent): boolean {
    if (!fileKind(path)) return false;
    return (
      !mayBeProgram(path) || (entry.isFile() && isRunByNode(firstLine(join(this.#root, path))))
    );
  }

  #reasonAgainst(path: string, entry: Dirent, rules: IgnoreRules | undefined): string | undefined {
    if (entry.isSymbolicLink()) return "symbolic link";
    if (!entry.isFile()) return "it is no regular file";
    if (this.#isExcluded(path)) return EXCLUDED;
    if (this.#isIncluded(path)) return undefined;
    const pathClass = classifyPath(path);
    if (pathClass.kind === "muted") return pathClass.reason;
    if (this.#tracked.has(path) || documentKind(path) === "env") return undefined;
    return isIgnored(path, rules) ? IGNORED : undefined;
  }

  /** False, so that a caller can return what it skips. */
  #skip(path: string, reason: string): false {
    this.#skipped.push({ path, reason });
    return false;
  }
}

const EXCLUDED = "excluded in the configuration";
const IGNORED = "ignored by .gitignore";

const FIRST_LINE = 100;

/** How a file begins; nothing where it cannot be read. */
function firstLine(native: string): string {
  let file: number | undefined;
  try {
    file = openSync(native, "r");
    const bytes = Buffer.alloc(FIRST_LINE);
    return (
      bytes.toString("latin1", 0, readSync(file, bytes, 0, FIRST_LINE, 0)).split("\n")[0] ?? ""
    );
  } catch {
    return "";
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function listFolder(folder: string): Promise<Dirent[]> {
  return readdir(folder, { withFileTypes: true });
}

function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      // Its parents are there already.
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
