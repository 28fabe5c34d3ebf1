import { isLockfile } from "../deps/lockfile.ts";
import type { AdvisoryResult } from "../deps/advisory.ts";
import { readManifest } from "../deps/manifest.ts";
import { type FactRequest, needsOf } from "../deps/registry-requests.ts";
import { resolveLocked } from "../deps/resolve-locked.ts";
import type { LockedPackage, LookupResult, ManifestFacts } from "../deps/types.ts";
import { readDocument } from "../documents/read-document.ts";
import type { PlatformVersion } from "../platforms/platform.ts";
import { choicesFor } from "./assess-options.ts";
import { Catalogs, isCatalogFile } from "./catalogs.ts";
import { withCatalogs } from "./catalog-users.ts";
import { CoolDowns, isManagerSetting } from "./cool-downs.ts";
import { dependencyFacts, factsByLine } from "./dependency-facts.ts";
import type { Meaning } from "./export-sites.ts";
import { factRequests } from "./fact-requests.ts";
import { isTopmost, join, parentOf, relativeTo } from "./folders.ts";
import { type IgnoringChoices, ignoringIn, sortAdvisories } from "./ignored-advisories.ts";
import { ImportSites } from "./import-sites.ts";
import { type InstalledBy, KnownHoles } from "./known-holes.ts";
import { LocalNames } from "./local-names.ts";
import { LockViews } from "./lock-views.ts";
import { FolderLists } from "./folder-lists.ts";
import { Locks } from "./locks.ts";
import { membersBeside } from "./member-views.ts";
import type { NotCheckedItem } from "./not-checked.ts";
import type { ProjectFiles } from "./ports.ts";
import type { LockView, ManifestView } from "./manifest-view.ts";
import { type PackageOfFile, PackagesOfFiles } from "./packages-of-files.ts";
import { privateScopes } from "./private-scopes.ts";
import { Remembered } from "./remembered.ts";
import { unanswered } from "./unanswered.ts";
import { versionWithSource } from "./version-with-source.ts";

const MANIFEST = "package.json";

/** The package.json files of a root with their lockfiles and the registries' answers. */
export class Manifests {
  /** What is known of vulnerable versions. */
  readonly holes = new KnownHoles(
    (path) => this.#installedBy(path),
    () => this.#paths,
  );
  readonly folders = new FolderLists(() => this.#all);
  readonly #files: ProjectFiles;
  readonly #facts = new Map<string, ManifestFacts | undefined>();
  readonly #usersOfCatalogs = new Set<string>();
  readonly #packages: PackagesOfFiles;
  readonly #locks: Locks;
  readonly #catalogs: Catalogs;
  readonly #coolDowns: CoolDowns;
  readonly #lockViews: LockViews;
  readonly #localNames: LocalNames;
  readonly #views = new Remembered<ManifestView | undefined>();
  readonly #requests = new Remembered<readonly FactRequest[]>();
  readonly sites: ImportSites;
  readonly #lookups = new Map<string, ReadonlyMap<string, LookupResult>>();
  #paths: readonly string[] = [];
  #all: readonly string[] = [];
  readonly #choices: () => IgnoringChoices;
  readonly #results: { delete(path: string): void };

  constructor(
    files: ProjectFiles,
    choices: () => IgnoringChoices,
    results: { delete(path: string): void },
    meaning: Meaning,
  ) {
    this.#choices = choices;
    this.#results = results;
    this.#files = files;
    this.#locks = new Locks(files);
    this.#catalogs = new Catalogs(files);
    this.#coolDowns = new CoolDowns(files, () => choices().trusted);
    this.#packages = new PackagesOfFiles(files, (folder) => this.manifestOf(folder));
    this.#localNames = new LocalNames(this.#locks, () =>
      this.#paths.flatMap((path) => this.manifestOf(parentOf(path))?.name ?? []),
    );
    this.sites = new ImportSites(files, () => this.#all, meaning);
    this.#lockViews = new LockViews(
      this.#locks,
      () => this.#paths.map((path) => parentOf(path)),
      (folder) => this.manifestOf(folder),
      this.holes.signatures,
    );
  }

  isManifest(path: string): boolean {
    return path === MANIFEST || path.endsWith(`/${MANIFEST}`);
  }

  /** How often something had to be made: the rest is as it was before. */
  get work(): { readonly views: number; readonly requests: number; readonly localNames: number } {
    const [views, requests] = [this.#views.made, this.#requests.made];
    return { views, requests, localNames: this.#localNames.made };
  }

  /** Forgets what a changed file said; true when it was a manifest, a lockfile or a setting of a package manager. */
  changed(path: string): boolean {
    this.sites.forget(path);
    const isLock = isLockfile(path);
    const isSetting = isManagerSetting(path);
    const counts = isLock || isSetting || this.isManifest(path);
    if (!counts && !isCatalogFile(path)) return false;
    for (const each of this.#usersOfCatalogs) this.#facts.delete(each);
    this.#facts.delete(path);
    if (isSetting) this.#coolDowns.forget();
    if (isLock) this.#locks.forget();
    this.#forgetMade();
    return counts;
  }

  reset(): void {
    this.#facts.clear();
    this.#coolDowns.forget();
    this.#locks.forget();
    this.#forgetMade();
    this.sites.reset();
  }

  /** What was made of manifests, lockfiles, catalogs and settings has to be made anew. */
  #forgetMade(): void {
    for (const each of [
      this.#packages,
      this.#catalogs,
      this.#lockViews,
      this.#localNames,
      this.#views,
      this.#requests,
    ])
      each.forget();
  }

  /** Tells which manifests the root has, so that their own names are known. */
  setPaths(paths: readonly string[]): void {
    if (paths === this.#all) return;
    const before = this.#paths.join("\n");
    this.#all = paths;
    this.#paths = paths.filter((path) => this.isManifest(path));
    if (before === this.#paths.join("\n")) return;
    this.#forgetMade();
    // From now on catalogs tell what lines told that refer to them, or the other way round.
    for (const path of paths)
      if (isCatalogFile(path) || this.isManifest(path)) this.#results.delete(path);
  }

  /** Those that `setPaths` told of. */
  get paths(): readonly string[] {
    return this.#paths;
  }

  /** Returns the files that the answers are news to, whose findings are forgotten: manifests, and the catalogs that they refer to. */
  setAnswers(
    path: string,
    answers: ReadonlyMap<string, LookupResult>,
    all?: AdvisoryResult,
  ): readonly string[] {
    this.#lookups.set(path, answers);
    const news = withCatalogs(this, [path, ...this.holes.news(path, all)]);
    for (const each of news) this.#results.delete(each);
    return news;
  }

  /** A manifest with all that is known of its dependencies; undefined when the path is none. */
  view(path: string, text: string): ManifestView | undefined {
    if (!this.isManifest(path)) return undefined;
    const choices = this.#choices();
    const { configuration, trusted } = choices;
    const { licenses, dependencies: thresholds } = configuration;
    const lookups = this.#lookups.get(path);
    const lock = this.#lockViews.of(parentOf(path));
    const answer = this.holes.get(lock?.path ?? path);
    const ignoring = ignoringIn(path, choices);
    const from = [text, lookups, lock, answer, licenses, thresholds, trusted, ...ignoring];
    return this.#views.of(path, from, () => {
      const facts = this.#read(path, text);
      if (!facts) return undefined;
      const folder = parentOf(path);
      const dependencies = factsByLine(facts, ({ key, spec, name }) => {
        const coolDown = this.#coolDowns.of(folder, lock?.facts.format, name);
        return dependencyFacts(name, this.#locked(folder, key, spec), lookups, coolDown);
      });
      return {
        text,
        facts,
        dependencies,
        ...(lock && { lock }),
        ...(answer && sortAdvisories(answer, ignoring)),
        ...choicesFor(configuration),
        importsOf: (name) => this.sites.of(name, folder),
        useOf: (name, exports) => this.sites.uses.of(name, exports, folder),
        isTopmost: isTopmost(folder, (each) => this.manifestOf(each) !== undefined),
        localNames: this.#localNames.of(folder),
        needsOf: (name, version) => needsOf(lookups?.get(name), version),
        exists: (name) => this.#files.exists(join(folder, name)),
        members: () => membersBeside(path, lock, (each) => this.#stored(each)),
      };
    });
  }

  #stored(path: string): ManifestView | undefined {
    return this.view(path, this.#files.read(path) ?? "");
  }

  /** The lockfiles that count for the manifests among some files. */
  locksOf(files: readonly string[]): readonly LockView[] {
    return this.#lockViews.among(files.filter((each) => this.isManifest(each)).map(parentOf));
  }

  /** What to ask a registry about a manifest. Packages of the project itself are left out. */
  requests(path: string): readonly FactRequest[] {
    const folder = parentOf(path);
    const facts = this.manifestOf(folder);
    if (!facts) return [];
    const { trusted, configuration } = this.#choices();
    const { preset } = configuration;
    return this.#requests.of(path, [facts, trusted, preset], () =>
      factRequests({
        facts,
        path,
        lock: this.#locks.nearest(folder),
        files: this.#files,
        preset,
        localNames: this.#localNames.of(folder),
        locked: (key, spec) => this.#locked(folder, key, spec),
        coolDownOf: (format, name) => this.#coolDowns.of(folder, format, name),
      }),
    );
  }

  #installedBy(path: string): InstalledBy | undefined {
    const folder = parentOf(path);
    const facts = this.manifestOf(folder);
    const localNames = this.#localNames.of(folder);
    const lookups = this.#lookups.get(path);
    return facts && { path, facts, lock: this.#lockViews.of(folder), localNames, lookups };
  }

  /** The version of a package that code at `path` gets: from the lockfile, else the range of the nearest manifest. */
  versionFor(path: string, name: string): string | undefined {
    return this.versionWithSource(path, name)?.version;
  }

  /** The same together with the file that says so; a range of a manifest is not exact. */
  versionWithSource(path: string, name: string): PlatformVersion | undefined {
    return versionWithSource(path, name, {
      manifestOf: (folder) => this.manifestOf(folder),
      locked: (folder, key, spec) => this.#locked(folder, key, spec),
      lockOf: (folder) => this.#locks.nearest(folder)?.path,
    });
  }

  /** Scopes of the root's private packages: a registry that nobody chose must not hear of them. */
  privateScopes(): ReadonlySet<string> {
    return privateScopes(this.#paths.map((path) => this.manifestOf(parentOf(path))));
  }

  /** Dependencies of a manifest that no registry answered for in full, or all that would be asked for when look-ups are off. */
  notChecked(path: string, now: Date, off: string | undefined): NotCheckedItem[] {
    const view = this.#stored(path);
    const asked = { requests: this.requests(path), answers: this.#lookups.get(path), view };
    return [...unanswered(path, asked, now, off), ...(off ? [] : this.holes.notChecked(path))];
  }

  /** Lockfiles that were consulted and could not be read: versions below them are taken from manifests alone. */
  lockProblems(): readonly { readonly path: string; readonly reason: string }[] {
    return this.#locks.problems();
  }

  /** The folder of the nearest manifest and the packages that it names. */
  packageOf(path: string): PackageOfFile | undefined {
    return this.#packages.of(path);
  }

  /** What a folder's own package.json says; undefined without one. */
  manifestOf(folder: string): ManifestFacts | undefined {
    const path = join(folder, MANIFEST);
    if (!this.#facts.has(path)) {
      const text = this.#files.exists(path) ? this.#files.read(path) : undefined;
      this.#facts.set(path, text === undefined ? undefined : this.#read(path, text));
    }
    return this.#facts.get(path);
  }

  /** A manifest in which lines that refer to a catalog say what the catalog says. */
  #read(path: string, text: string): ManifestFacts | undefined {
    const document = readDocument(path, text);
    const facts = document && readManifest(document);
    if (!facts?.dependencies.some((entry) => entry.kind === "catalog")) return facts;
    this.#usersOfCatalogs.add(path);
    const folder = parentOf(path);
    const dependencies = facts.dependencies.map((entry) => this.#catalogs.follow(entry, folder));
    return { ...facts, dependencies };
  }

  /** What the nearest lockfile at or above a folder resolved a dependency of that folder to. */
  #locked(folder: string, key: string, spec?: string): LockedPackage | undefined {
    const found = this.#locks.nearest(folder);
    return found && resolveLocked(found.lock, relativeTo(found.folder, folder), key, spec);
  }
}
