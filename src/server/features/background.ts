import { setTimeout as sleep } from "node:timers/promises";
import * as l10n from "@vscode/l10n";
import { fileKind } from "../../engine/api.ts";
import { isMemoryShort } from "../../host/memory.ts";
import type { ServerHost } from "../ports.ts";
import type { OpenDocument } from "../workspace/document.ts";
import { followFile } from "../workspace/follow.ts";
import { Patience } from "../workspace/patience.ts";
import { type Project, fileKey } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { Indexing } from "./indexing.ts";
import { findProjectFiles } from "./project-files.ts";
import type { StatusReporter } from "./status.ts";

/** Above this a workspace is not analysed by itself. */
const FILE_LIMIT = 20_000;
/** Work and rest alternate, so that typing always finds the process free and half a core is left. */
const SLICE_MS = 12;
const REST_MS = 12;
/** Whoever has typed so recently will type again. */
const WORKING_MS = 10_000;
/** So long after an edit nothing is done that nobody waits for: the next one comes soon. */
const QUIET_MS = 250;
/** What an edit changes in files that nobody looks at is found once the typing rests. */
const AFTER_EDIT_MS = 1_500;
/** What somebody looks at is answered before anything else is begun. */
const FIRST_ANSWER_MS = 2_000;
/** The share of the memory that the process may have at which the background ends: what is used then is not garbage. */
const MEMORY_SHARE = 0.75;

interface Job {
  readonly project: Project;
  readonly path: string;
  /** True for files whose findings are shown already and must be right, whatever the scope is. */
  readonly shown: boolean;
}

/**
 * Analyses the rest of the workspace where the setting `analysis.scope` asks for it: after opening,
 * and again what changes. Open documents are left to themselves; they are always served first.
 */
export class Background {
  readonly #workspace: Workspace;
  readonly #host: ServerHost;
  readonly #status: StatusReporter;
  /** Jobs by project and path, in the order in which they came. */
  readonly #queue = new Map<string, Job>();
  /** Projects that are analysed as a whole; true where all of their files were listed as work. */
  readonly #listed = new WeakMap<Project, boolean>();
  readonly indexing: Indexing;
  /** Files that an edit affected since the typing rested last. */
  readonly #affected = new Map<Project, Set<string>>();
  #affectedTimer: NodeJS.Timeout | undefined;
  /** Documents that were opened since the work rested last, by project and path. */
  readonly #opened = new Map<string, { readonly project: Project; readonly path: string }>();
  #total = 0;
  /** For finding out what is not complete. */
  readonly #patience = new Patience(SLICE_MS);
  /** Until then whoever types has the process for themselves. */
  #quietUntil = Number.NEGATIVE_INFINITY;
  /** When somebody opened or changed something last: they may type at any moment. */
  #lastSeen = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #paused = false;

  constructor(
    workspace: Workspace,
    host: ServerHost,
    status: StatusReporter,
    storage: string | undefined,
  ) {
    this.#workspace = workspace;
    this.#host = host;
    this.#status = status;
    this.indexing = new Indexing(host, storage, (done, total) => {
      this.#status.work("analysing", { done, total });
    });
  }

  /** Settings changed or folders came: begins where it is wanted, ends where it is not. */
  configured(): void {
    const { folders } = this.#workspace.projects;
    for (const [key, job] of this.#queue) {
      const isWanted = job.shown || job.project.isIndexed;
      if (!folders.includes(job.project) || !isWanted) this.#queue.delete(key);
    }
    for (const project of folders) {
      if (project.isIndexed) void this.#begin(project);
      else if (this.#listed.delete(project)) {
        this.indexing.stop(project);
        // What was found without being asked for goes with the wish for it.
        project.audited.clear();
        this.#workspace.events.closedChanged();
      }
    }
    if (folders.every((project) => !project.isIndexed)) this.#status.notice("limit", undefined);
  }

  /** Files that are there now, new or changed. */
  filesChanged(project: Project, paths: readonly string[]): void {
    if (!project.isIndexed || !this.#listed.has(project)) return;
    for (const path of paths) this.#add(project, path);
  }

  /** An open document changed, and with it what these files mean. */
  affected(project: Project, paths: readonly string[]): void {
    this.#lastSeen = performance.now();
    this.#quietUntil = this.#lastSeen + QUIET_MS;
    const all = this.#affected.get(project) ?? new Set<string>();
    for (const path of paths) if (!project.overlay.has(path)) all.add(path);
    this.#affected.set(project, all);
    clearTimeout(this.#affectedTimer);
    this.#affectedTimer = setTimeout(() => {
      for (const [each, found] of this.#affected) this.filesChanged(each, [...found]);
      this.#affected.clear();
      // Data may come into what was edited from files whose answers are not at hand.
      this.#schedule(true);
    }, AFTER_EDIT_MS);
  }

  /** What was found in closed files is judged again: the configuration changed. */
  recheck(project: Project): void {
    for (const path of project.audited.keys()) this.#add(project, path, true);
  }

  /** A document was opened: what is known of it is brought to where an edit of it costs little. */
  opened({ project, path }: OpenDocument): void {
    if (fileKind(path) !== "script" || !this.#listed.has(project)) return;
    this.#opened.set(fileKey(project, path), { project, path });
    this.#lastSeen = performance.now();
    this.#schedule(true);
  }

  /** While somebody waits for an audit the background rests: the audit does the same work. */
  pause(paused: boolean): void {
    this.#paused = paused;
    this.indexing.pause(paused);
    if (!paused) this.#schedule();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#affectedTimer);
    this.indexing.dispose();
    this.#queue.clear();
  }

  async #begin(project: Project): Promise<void> {
    this.#listed.set(project, false);
    // An editor that shows a document need not ask about it, so this waits for a while only.
    await Promise.race([
      this.#workspace.firstAnswer,
      sleep(FIRST_ANSWER_MS, undefined, { ref: false }),
    ]);
    if (!this.#listed.has(project)) return;
    const { files } = await findProjectFiles(this.#host, project);
    if (!this.#listed.has(project)) return;
    if (files.length > FILE_LIMIT) {
      this.#status.notice(
        "limit",
        l10n.t(
          "{0} has {1} files, more than {2}: only open files and what they import are analysed. Audit Workspace analyses everything.",
          project.name,
          files.length,
          FILE_LIMIT,
        ),
      );
      return;
    }
    const { results, old } = await this.indexing.restore(project, files);
    if (!this.#listed.has(project)) return;
    for (const result of results) {
      if (!project.overlay.has(result.path)) this.#workspace.keep(project, result);
    }
    const known = new Set(results.map(({ path }) => path));
    const isOld = new Set(old);
    const rest = files.filter((path) => !known.has(path) || isOld.has(path));
    await this.indexing.run(project, rest);
    if (!this.#listed.has(project)) return;
    this.#warmOpen(project);
    for (const path of rest) this.#add(project, path);
    this.#listed.set(project, true);
    // Also where nothing is left to do, what others send into files that changed is looked at.
    this.#schedule(true);
  }

  #add(project: Project, path: string, shown = false): void {
    this.#queue.set(fileKey(project, path), { project, path, shown });
    this.#total++;
    this.#schedule();
  }

  #schedule(isWanted = this.#queue.size > 0): void {
    if (this.#paused || !isWanted) return;
    const quiet = this.#quietUntil - performance.now();
    this.#timer ??= setTimeout(() => this.#slice(), Math.max(REST_MS, quiet));
  }

  #slice(): void {
    this.#timer = undefined;
    if (this.#paused) return;
    if (performance.now() < this.#quietUntil) return this.#schedule(true);
    const end = performance.now() + SLICE_MS;
    if (isMemoryShort(MEMORY_SHARE)) this.#giveUp();
    for (const [key, job] of this.#queue) {
      const { project, path } = job;
      const isOpen = project.overlay.has(path);
      // A file that takes long is left in the middle for whoever types; what was begun of it is lost in part.
      const isWatched = !isOpen && performance.now() < this.#quietUntil + WORKING_MS;
      const follow = (isOver: () => boolean): boolean => followFile(project, path, isOver);
      if (isWatched && !this.#follow(project, follow)) {
        // Others need not wait for one that takes longer than there is time.
        this.#queue.delete(key);
        this.#queue.set(key, job);
        break;
      }
      this.#queue.delete(key);
      if (!isOpen) this.#workspace.keep(project, project.session.analyse(path));
      if (project.session.archive.release()) this.#warmOpen(project);
      if (performance.now() > end) break;
    }
    if (this.#queue.size > 0) {
      const done = this.#total - this.#queue.size;
      this.#status.work("analysing", { done, total: this.#total });
      this.#schedule();
    } else if (this.#isComplete()) {
      this.#total = 0;
      this.#status.work("analysing", undefined);
      void this.#keep();
    } else {
      this.#schedule(true);
    }
  }

  /** What nobody asked for must not end the process for want of memory. */
  #giveUp(): void {
    for (const project of this.#workspace.projects.folders) {
      if (!this.#listed.delete(project)) continue;
      this.indexing.stop(project);
      project.session.incoming.flows.release();
      this.#status.notice(
        "limit",
        l10n.t(
          "{0} needs more memory than is available: only open files and what they import are analysed. Audit Workspace analyses everything.",
          project.name,
        ),
      );
    }
    this.#queue.clear();
  }

  /** Data may flow into a file from one that came after it: those files are looked at again, the open ones by who shows them. */
  #isComplete(): boolean {
    let isOpenAffected = false;
    for (const project of this.#workspace.projects.folders) {
      if (!this.#listed.has(project) && project.overlay.size === 0) continue;
      let paths: readonly string[] | undefined;
      this.#follow(project, (isOver) => {
        paths = project.session.unsettled(isOver, this.#listed.get(project) ?? false);
        return paths !== undefined;
      });
      if (!paths) return false;
      for (const path of paths) {
        if (project.overlay.has(path)) isOpenAffected = true;
        else if (this.#listed.has(project)) this.#add(project, path);
      }
    }
    if (isOpenAffected) this.#workspace.events.refresh();
    if (this.#queue.size > 0) return false;
    for (const [key, { project, path }] of this.#opened) {
      const { flows } = project.session.incoming;
      if (!this.#follow(project, (isOver) => flows.warm(path, isOver))) return false;
      // One in each slice.
      return this.#opened.delete(key) && this.#opened.size === 0;
    }
    return true;
  }

  #follow({ session }: Project, work: (isOver: () => boolean) => boolean): boolean {
    return this.#patience.run(work, () => session.incoming.flows.finished, this.#lastSeen);
  }

  #warmOpen(project: Project): void {
    for (const path of project.overlay.keys()) {
      if (fileKind(path) === "script") this.#opened.set(fileKey(project, path), { project, path });
    }
  }

  async #keep(): Promise<void> {
    for (const project of this.#workspace.projects.folders) {
      if (!this.#listed.has(project)) continue;
      const list = async () => (await findProjectFiles(this.#host, project)).files;
      await this.indexing.keep(project, list);
      // To be kept, answers were forgotten.
      if (project.session.incoming.flows.remembered > 0) continue;
      this.#warmOpen(project);
      this.#schedule(this.#opened.size > 0);
    }
  }
}
