import { readComposerConstraint, satisfiesComposer } from "../deps/composer/constraint.ts";
import { readComposerVersion } from "../deps/composer/version.ts";
import { readComposer } from "../platforms/composer.ts";
import { type FolderFacts, detectPlatforms } from "../platforms/detect.ts";
import type { DetectedPlatform, PlatformRow } from "../platforms/platform.ts";
import { markedFolders } from "./marked-folders.ts";
import type { Manifests } from "./manifests.ts";
import type { ProjectFiles } from "./ports.ts";
import type { SessionOptions } from "./session-options.ts";

/** Files that make a folder a package of its own. */
const MANIFESTS = [
  "package.json",
  "composer.json",
  "shopify.app.toml",
  "shopify.extension.toml",
] as const;

/** Which platforms the folders of a root are made for. Asked for when needed, remembered until a manifest changes. */
export class Platforms {
  readonly #rows: readonly PlatformRow[];
  readonly #files: ProjectFiles;
  readonly #manifests: Manifests;
  readonly #now: () => Date;
  readonly #known = new Map<string, readonly DetectedPlatform[]>();
  #paths: readonly string[] = [];
  /** Folders that a file shows to be a theme or a store of their own. */
  #marked: ReadonlySet<string> = new Set();

  constructor(
    { platforms = [], files, now }: Pick<SessionOptions, "platforms" | "files" | "now">,
    manifests: Manifests,
  ) {
    this.#rows = platforms;
    this.#files = files;
    this.#manifests = manifests;
    this.#now = now;
  }

  /** Manifests changed, or files came or went. */
  reset(): void {
    this.#known.clear();
  }

  /** The platforms of the packages that a file is in, those of the nearest package first. */
  of(path: string): readonly DetectedPlatform[] {
    const found: DetectedPlatform[] = [];
    for (let at = path; at !== "";) {
      at = at.includes("/") ? at.slice(0, at.lastIndexOf("/")) : "";
      found.push(...this.#ofFolder(at));
    }
    return found;
  }

  /** All platforms of a root, by folder. The files also show stores that name no platform. */
  all(paths: readonly string[]): readonly DetectedPlatform[] {
    this.#paths = paths;
    this.#known.clear();
    this.#marked = markedFolders(paths, (path) => this.#files.exists(path));
    const folders = new Set(["", ...this.#marked]);
    for (const path of paths) {
      const slash = path.lastIndexOf("/");
      if (isManifest(path.slice(slash + 1))) folders.add(path.slice(0, Math.max(slash, 0)));
    }
    const found = [...folders].toSorted().flatMap((folder) => this.#ofFolder(folder));
    return found.filter((each) => !this.#isPartOf(each, found));
  }

  /** What stands in a store of the same platform, and has no manifest, is one of its many parts. */
  #isPartOf({ id, folder }: DetectedPlatform, all: readonly DetectedPlatform[]): boolean {
    return (
      this.#marked.has(folder) &&
      !MANIFESTS.some((name) => this.#files.exists(`${folder}/${name}`)) &&
      all.some(
        (other) =>
          other.id === id &&
          other.folder !== folder &&
          (other.folder === "" || folder.startsWith(`${other.folder}/`)),
      )
    );
  }

  #ofFolder(folder: string): readonly DetectedPlatform[] {
    const known = this.#known.get(folder);
    if (known) return known;
    const found = this.#isPackage(folder)
      ? detectPlatforms(this.#rows, this.#facts(folder), this.#now())
      : [];
    this.#known.set(folder, found);
    return found;
  }

  /** The root may show a platform by its files alone. */
  #isPackage(folder: string): boolean {
    if (folder === "" || this.#marked.has(folder)) return true;
    return MANIFESTS.some((name) => this.#files.exists(`${folder}/${name}`));
  }

  #facts(folder: string): FolderFacts {
    const prefix = folder === "" ? "" : `${folder}/`;
    const exists = (path: string): boolean => this.#files.exists(prefix + path);
    const read = (path: string): string | undefined =>
      exists(path) ? this.#files.read(prefix + path) : undefined;
    const manifest = this.#manifests.manifestOf(folder);
    const composer = read("composer.json");
    return {
      folder,
      ...(manifest?.name === undefined ? {} : { name: manifest.name }),
      ...(manifest?.version === undefined ? {} : { ownVersion: manifest.version }),
      keywords: keywordsOf(read("package.json")),
      packages: new Set(manifest?.dependencies.map((entry) => entry.key)),
      version: (name) => this.#manifests.versionWithSource(`${prefix}package.json`, name),
      ...(composer === undefined
        ? {}
        : { composer: readComposer(composer, read("composer.lock")) }),
      isComposerVersion,
      exists,
      read,
      paths: this.#paths
        .filter((path) => path.startsWith(prefix))
        .map((path) => path.slice(prefix.length)),
    };
  }
}

function isComposerVersion(version: string, constraint: string): boolean {
  const exact = readComposerVersion(version);
  const wanted = readComposerConstraint(constraint);
  return exact !== undefined && wanted !== undefined && satisfiesComposer(exact, wanted);
}

function isManifest(name: string): boolean {
  return MANIFESTS.some((each) => each === name);
}

function keywordsOf(manifest: string | undefined): readonly string[] {
  try {
    const top: unknown = JSON.parse(manifest ?? "");
    const list =
      typeof top === "object" && top !== null && "keywords" in top ? top.keywords : undefined;
    return Array.isArray(list) ? list.filter((each) => typeof each === "string") : [];
  } catch {
    // A manifest that is being written has no keywords until it is whole again.
    return [];
  }
}
