import * as l10n from "@vscode/l10n";
import { type CancellationToken, type Connection, ProgressType } from "vscode-languageserver";
import { type LookupResult, vulnerableIn } from "../../engine/api.ts";
import {
  type AuditProgress,
  type CheckDependenciesParams,
  type CheckDependenciesSummary,
  METHODS,
  type NotCheckedEntry,
} from "../../protocol/messages.ts";
import type { LookupOptions } from "../../registry/registry-options.ts";
import { CurrentRegistry } from "../workspace/current-registry.ts";
import type { ServerHost } from "../ports.ts";
import type { OpenDocument } from "../workspace/document.ts";
import type { Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { findingsOfProject } from "../workspace/findings.ts";
import { askComposer, composerFiles, composerNotChecked } from "./composer-answers.ts";
import { findProjectFiles } from "./project-files.ts";
import { askInFull, folderOf, sourcesOf } from "./registry-questions.ts";
import type { StatusReporter } from "./status.ts";

/** A name that is still being typed is nobody's business. */
const SETTLE_MS = 1_000;

const PROGRESS = new ProgressType<AuditProgress>();

export interface DependenciesOptions {
  readonly host: ServerHost;
  readonly storage: string | undefined;
  readonly now: () => Date;
}

/** Asks registries about the dependencies of manifests: of open ones by itself, of all on request. */
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
    connection.onRequest(
      METHODS.checkDependencies,
      (params: CheckDependenciesParams, token: CancellationToken) => this.#checkAll(params, token),
    );
  }

  /** Why no registry is asked for a project; undefined when one is. */
  off(project: Project): string | undefined {
    if (project.session.configuration.registry) return undefined;
    return project.settings.registry
      ? l10n.t("Registry look-ups are switched off in storewarden.config.json.")
      : l10n.t("Registry look-ups are switched off in the settings.");
  }

  /** A document was opened or changed: names that nobody has asked about yet are asked about. */
  documentChanged(document: OpenDocument): void {
    const { project, path } = document;
    const { manifests, composers } = project.session;
    if (!manifests.isManifest(path) && !composers.isManifest(path)) return;
    this.#schedule(project, path);
  }

  #schedule(project: Project, path: string): void {
    const uri = project.uriOf(path);
    clearTimeout(this.#timers.get(uri));
    const timer = setTimeout(() => {
      this.#timers.delete(uri);
      void this.check(project, path);
    }, SETTLE_MS);
    this.#timers.set(uri, timer);
  }

  /** Other versions may be installed now: what was looked up already is looked at again. */
  lockChanged(project: Project): void {
    for (const path of this.#known(project).keys()) {
      if (project.files.exists(path)) this.#schedule(project, path);
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
    return askComposer(this.registry.current(), project, path, signal);
  }

  /** All that a registry tells about a dependency of a manifest, for somebody who looks at it. */
  async describe(project: Project, path: string, name: string): Promise<LookupResult | undefined> {
    if (this.off(project) !== undefined) return undefined;
    project.session.manifests.setPaths(await this.filesOf(project));
    return askInFull(this.registry.current(), project, path, name);
  }

  /** True for manifests whose dependencies somebody was asked about already. */
  wasAsked(project: Project, path: string): boolean {
    return this.#known(project).has(path);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.registry.close();
  }

  /** Asks about names of a manifest that nobody has asked about yet. */
  async check(project: Project, path: string): Promise<void> {
    await this.#workspace.ready;
    if (this.off(project) !== undefined) return;
    this.#begin();
    try {
      if (project.session.composers.isManifest(path)) {
        if (await this.askComposer(project, path)) this.#workspace.events.refresh();
        return;
      }
      const before = this.#known(project).get(path);
      const holes = String(project.vulnerable.get(path));
      const after = await this.lookUp(project, path, {});
      const isNews = before?.size !== after.size || holes !== String(project.vulnerable.get(path));
      if (isNews) this.#workspace.events.refresh();
    } catch (error) {
      this.#connection.console.warn(`Dependencies of ${path}: ${String(error)}`);
    } finally {
      this.#end();
    }
  }

  async #checkAll(
    params: CheckDependenciesParams,
    token: CancellationToken,
  ): Promise<CheckDependenciesSummary> {
    await this.#workspace.ready;
    const abort = new AbortController();
    if (token.isCancellationRequested) abort.abort();
    token.onCancellationRequested(() => abort.abort());
    const tally = { manifests: 0, packages: 0, findings: 0 };
    const notChecked: NotCheckedEntry[] = [];
    let off: string | undefined;
    this.#begin();
    try {
      for (const project of this.#workspace.projects.all) {
        const reason = this.off(project);
        if (reason !== undefined && project.root !== undefined) off = reason;
        const { session } = project;
        this.#listed.delete(project);
        const files = await this.filesOf(project, abort.signal);
        const paths = files.filter(
          (path) => session.manifests.isManifest(path) && session.classify(path).kind !== "muted",
        );
        for (const path of composerFiles(project, files)) {
          if (abort.signal.aborted) break;
          if (reason === undefined) await this.askComposer(project, path, abort.signal);
          const result = session.analyse(path);
          this.#keep(project, result);
          tally.findings += result.findings.length;
          notChecked.push(...composerNotChecked(project, path));
        }
        for (const [done, path] of paths.entries()) {
          if (abort.signal.aborted) break;
          this.#progress(params, done, paths.length, tally.findings);
          if (reason === undefined) {
            await this.lookUp(project, path, { signal: abort.signal, again: true, fresh: true });
          }
          const result = session.analyse(path);
          this.#keep(project, result);
          tally.manifests++;
          tally.packages += session.manifests.requests(path).length;
          tally.findings += result.findings.length;
          const uri = project.uriOf(path);
          const missing = session.manifests.notChecked(path, this.#options.now(), reason);
          notChecked.push(
            ...missing.map((item) => ({ what: item.what, reason: item.reason, uri })),
          );
        }
      }
    } finally {
      this.#end();
      this.#workspace.events.tellClosed();
      this.#workspace.events.refresh();
    }
    const cancelled = abort.signal.aborted;
    return { ...tally, notChecked, cancelled, ...(off === undefined ? {} : { off }) };
  }

  /** All files of a project: its own packages must be known before any name is sent anywhere. */
  async filesOf(project: Project, signal?: AbortSignal): Promise<readonly string[]> {
    const known = this.#listed.get(project);
    if (known) return known;
    const { files } = await findProjectFiles(this.#options.host, project, signal);
    if (!signal?.aborted) this.#listed.set(project, files);
    return files;
  }

  /** The manifest's own findings anew, those of the project as a whole as they were. */
  #keep(project: Project, result: ReturnType<Project["session"]["analyse"]>): void {
    const ofProject = findingsOfProject(project, result.path);
    this.#workspace.keep(project, { ...result, findings: [...result.findings, ...ofProject] });
  }

  #known(project: Project): Map<string, ReadonlyMap<string, LookupResult>> {
    const known = this.#answers.get(project) ?? new Map();
    this.#answers.set(project, known);
    return known;
  }

  #begin(): void {
    this.#underWay++;
    this.#status.work("checking-dependencies", {});
  }

  #end(): void {
    this.#underWay--;
    if (this.#underWay === 0) this.#status.work("checking-dependencies", undefined);
  }

  #progress(params: CheckDependenciesParams, done: number, total: number, findings: number): void {
    this.#status.work("checking-dependencies", { done, total });
    if (params.progressToken === undefined) return;
    void this.#connection.sendProgress(PROGRESS, params.progressToken, {
      stage: "dependencies",
      done,
      total,
      findings,
    });
  }
}
