import * as l10n from "@vscode/l10n";
import type { Connection } from "vscode-languageserver";
import { catalogUsers, isCatalogFile, type LookupResult, vulnerableIn } from "../../engine/api.ts";
import { METHODS, type ProxyParams, type ProxySettings } from "../../protocol/messages.ts";
import type { LookupOptions } from "../../registry/registry-options.ts";
import { CurrentRegistry } from "../workspace/current-registry.ts";
import type { ServerHost } from "../ports.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { askComposer } from "./composer-answers.ts";
import { findProjectFiles } from "./project-files.ts";
import { askDownloads, askInFull, folderOf, sourcesOf } from "./registry-questions.ts";
import type { StatusReporter } from "./status.ts";

/** A name that is still being typed is nobody's business. */
const SETTLE_MS = 1_000;

export interface DependenciesOptions {
  readonly host: ServerHost;
  readonly storage: string | undefined;
  readonly now: () => Date;
  /** The editor's, when it began. */
  readonly proxy?: ProxySettings;
}

/** Asks registries about the dependencies of manifests: of open ones by itself, of others on request. */
export class Dependencies {
  readonly #connection: Connection;
  readonly #workspace: Workspace;
  readonly #status: StatusReporter;
  readonly #options: DependenciesOptions;
  readonly #answers = new WeakMap<Project, Map<string, ReadonlyMap<string, LookupResult>>>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** Projects whose manifests are all known, so that their own packages are asked about nowhere. */
  readonly #listed = new WeakMap<Project, readonly string[]>();
  readonly registry: CurrentRegistry;
  /** Told whenever more is known. */
  onAnswers: (() => void) | undefined;
  #underWay = 0;

  constructor(
    connection: Connection,
    workspace: Workspace,
    status: StatusReporter,
    options: DependenciesOptions,
  ) {
    this.#connection = connection;
    this.#workspace = workspace;
    this.#status = status;
    this.#options = options;
    this.registry = new CurrentRegistry(connection, workspace, options);
    connection.onNotification(METHODS.proxy, ({ proxy }: ProxyParams) => {
      this.registry.proxy = proxy;
    });
  }

  /** Why no registry is asked for a project; undefined when one is. */
  offReason(project: Project): string | undefined {
    if (project.session.configuration.registry) return undefined;
    return project.settings.registry
      ? l10n.t("Registry look-ups are switched off in storewarden.config.json.")
      : l10n.t("Registry look-ups are switched off in the settings.");
  }

  /** A document was opened or changed: names that nobody has asked about yet are asked about. */
  documentChanged(document: OpenDocument): void {
    const { project, path } = document;
    const { manifests, composers } = project.session;
    if (manifests.isManifest(path) || composers.isManifest(path) || isCatalogFile(path)) {
      this.#schedule(project, path);
    }
  }

  /** Other versions may be installed now: what was looked up already is looked at again. */
  lockChanged(project: Project): void {
    for (const path of this.#known(project).keys()) {
      if (project.files.exists(path)) this.#schedule(project, path);
    }
    const { composers } = project.session;
    for (const path of project.overlay.keys()) {
      if (composers.isManifest(path)) this.#schedule(project, path);
    }
  }

  /** Manifests may have come, gone or been renamed. */
  filesChanged(project: Project): void {
    this.#listed.delete(project);
    for (const path of project.unanswered.keys()) {
      if (project.files.exists(path)) continue;
      project.unanswered.delete(path);
      project.vulnerable.delete(path);
    }
  }

  /** Settings or trust changed: open manifests are looked at again. */
  configured(): void {
    for (const document of this.#workspace.documents) this.documentChanged(document);
  }

  /** All files of a project: its own packages must be known before any name is sent anywhere. */
  async filesOf(project: Project, signal?: AbortSignal): Promise<readonly string[]> {
    const known = this.#listed.get(project);
    if (known) return known;
    const { files } = await findProjectFiles(this.#options.host, project, signal);
    if (!signal?.aborted) this.#listed.set(project, files);
    return files;
  }

  /** The files may have changed without anybody telling. */
  forgetFiles(project: Project): void {
    this.#listed.delete(project);
  }

  /** Asks about all dependencies of one manifest and hands the answers to its session. */
  async lookUp(
    project: Project,
    path: string,
    options: { readonly signal?: AbortSignal; readonly again?: boolean; readonly fresh?: boolean },
  ): Promise<ReadonlyMap<string, LookupResult>> {
    const known = this.#known(project);
    const before = known.get(path) ?? new Map<string, LookupResult>();
    const { manifests } = project.session;
    manifests.setPaths(await this.filesOf(project, options.signal));
    const all = manifests.requests(path);
    const requests = options.again ? all : all.filter(({ name }) => !before.has(name));
    const folder = folderOf(project, path);
    const registry = this.registry.current();
    const about: LookupOptions = {
      ...(folder === undefined ? {} : { folder }),
      ...(options.signal ? { signal: options.signal } : {}),
      ...(options.fresh ? { retryFailed: true } : {}),
      // Publish dates of living packages are worth their price only where inferred findings are shown.
      thorough: project.session.configuration.preset === "audit",
      privateScopes: manifests.privateScopes(),
      thresholds: project.session.configuration.dependencies ?? {},
      sources: sourcesOf(project),
    };
    const [answers, holes] = await Promise.all([
      registry.lookup(requests, about),
      // One request for the whole lockfile, and none within the hour unless it has changed.
      registry.advisories(manifests.holes.installed(path), {
        ...about,
        bringersOf: (vulnerable) => manifests.holes.bringers(path, vulnerable),
      }),
    ]);
    const merged = new Map([...before, ...answers]);
    known.set(path, merged);
    project.session.setLookups(path, merged, holes);
    const missing = manifests.notChecked(path, this.#options.now(), undefined);
    project.unanswered.set(path, missing.length);
    project.vulnerable.set(path, vulnerableIn(project.session, path));
    project.lookUps++;
    this.onAnswers?.();
    this.#status.changed();
    return merged;
  }

  /** Asks the sources that are switched on about a composer.json; true where that was news. */
  async askComposer(project: Project, path: string, signal?: AbortSignal): Promise<boolean> {
    // Findings say which PHP uses what is vulnerable.
    await this.filesOf(project, signal);
    const isNews = await askComposer(this.registry.current(), project, path, signal);
    if (!isNews) return false;
    project.vulnerable.set(path, vulnerableIn(project.session, path));
    project.lookUps++;
    this.#status.changed();
    return true;
  }

  /** Asks about names of a manifest that nobody has asked about yet. */
  async check(project: Project, path: string): Promise<void> {
    await this.#workspace.ready;
    if (this.offReason(project) !== undefined) return;
    await this.busily(async () => {
      try {
        if (await this.#isNews(project, path)) this.#workspace.events.refresh();
      } catch (error) {
        this.#connection.console.warn(`Dependencies of ${path}: ${String(error)}`);
      }
    });
  }

  /** All that a registry tells about a dependency of a manifest, for somebody who looks at it. */
  async describe(project: Project, path: string, name: string): Promise<LookupResult | undefined> {
    if (this.offReason(project) !== undefined) return undefined;
    project.session.manifests.setPaths(await this.filesOf(project));
    return askInFull(this.registry.current(), project, path, name);
  }

  /** How often a dependency was fetched in a week, for somebody who looks at it. */
  async weeklyDownloads(project: Project, path: string, name: string): Promise<number | undefined> {
    if (this.offReason(project) !== undefined) return undefined;
    project.session.manifests.setPaths(await this.filesOf(project));
    return askDownloads(this.registry.downloads(), project, path, name);
  }

  /** True for manifests whose dependencies somebody was asked about already. */
  wasAsked(project: Project, path: string): boolean {
    return this.#known(project).has(path);
  }

  /** Says that somebody is being asked, until it is done. */
  async busily<Result>(run: () => Promise<Result>): Promise<Result> {
    this.#underWay++;
    this.#status.work("checking-dependencies", {});
    try {
      return await run();
    } finally {
      this.#underWay--;
      if (this.#underWay === 0) this.#status.work("checking-dependencies", undefined);
    }
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.registry.close();
  }

  #schedule(project: Project, path: string): void {
    const uri = project.uriOf(path);
    clearTimeout(this.#timers.get(uri));
    const timer = setTimeout(() => {
      this.#timers.delete(uri);
      void this.#checkUsers(project, path);
    }, SETTLE_MS);
    this.#timers.set(uri, timer);
  }

  /** A manifest, or all that refer to the catalogs of a file. */
  async #checkUsers(project: Project, path: string): Promise<void> {
    const { manifests } = project.session;
    if (!isCatalogFile(path)) return this.check(project, path);
    manifests.setPaths(await this.filesOf(project));
    const users = catalogUsers(manifests, path).filter((each) => each !== path);
    for (const each of manifests.isManifest(path) ? [path, ...users] : users) {
      await this.check(project, each);
    }
  }

  async #isNews(project: Project, path: string): Promise<boolean> {
    if (project.session.composers.isManifest(path)) return this.askComposer(project, path);
    const before = this.#known(project).get(path);
    const holes = String(project.vulnerable.get(path));
    const after = await this.lookUp(project, path, {});
    return before?.size !== after.size || holes !== String(project.vulnerable.get(path));
  }

  #known(project: Project): Map<string, ReadonlyMap<string, LookupResult>> {
    const known = this.#answers.get(project) ?? new Map();
    this.#answers.set(project, known);
    return known;
  }
}
