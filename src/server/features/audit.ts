import * as l10n from "@vscode/l10n";
import { type CancellationToken, type Connection, ProgressType } from "vscode-languageserver";
import {
  type AuditProgress as EngineProgress,
  type AuditResult,
  type FileResult,
  type AskComposer,
  type LookUp,
  type NotCheckedItem,
  type Verify,
  audit,
} from "../../engine/api.ts";
import {
  type AuditParams,
  type AuditProgress,
  type AuditSummary,
  METHODS,
} from "../../protocol/messages.ts";
import { fittingWorkers } from "../../host/choose-workers.ts";
import type { ServerHost } from "../ports.ts";
import type { Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Background } from "./background.ts";
import type { Dependencies } from "./dependencies.ts";
import { askSigned } from "./registry-questions.ts";
import { type ProjectFilesFound, findProjectFiles, makerFor } from "./project-files.ts";
import type { StatusReporter } from "./status.ts";

/** The editor hears of progress at most this often. */
const PROGRESS_MS = 100;
/** How long an audit may hold up everything else of the process. */
const SLICE_MS = 15;

const PROGRESS = new ProgressType<AuditProgress>();

export interface AuditDependencies {
  readonly workspace: Workspace;
  readonly host: ServerHost;
  readonly status: StatusReporter;
  readonly dependencies: Dependencies;
  readonly background: Background;
}

/** Audits the workspace or one file on request. Cancelled at any moment, it keeps what it has. */
export function registerAudit(connection: Connection, needs: AuditDependencies): void {
  const { workspace, status, background } = needs;
  connection.onRequest(
    METHODS.audit,
    async (params: AuditParams, token: CancellationToken): Promise<AuditSummary> => {
      const start = performance.now();
      await workspace.ready;
      const targets = chooseTargets(workspace, params);
      if (typeof targets === "string") return { ...NOTHING, problem: targets };
      const report = throttled((progress: AuditProgress) => {
        status.work("auditing", { done: progress.done, total: progress.total });
        if (params.progressToken === undefined) return;
        void connection.sendProgress(PROGRESS, params.progressToken, progress);
      });
      let summary = NOTHING;
      background.pause(true);
      try {
        for (const { project, path } of targets) {
          const run = new AuditRun(needs, project, token, report);
          const one = path === undefined ? run.run() : run.runFile(path);
          summary = add(summary, await one);
        }
      } finally {
        background.pause(false);
        status.work("auditing", undefined);
        workspace.events.tellClosed();
        workspace.events.refresh();
      }
      return { ...summary, milliseconds: Math.round(performance.now() - start) };
    },
  );
  connection.onRequest(METHODS.clear, (): null => {
    for (const project of workspace.projects.all) {
      project.audited.clear();
      project.lastAudit = undefined;
    }
    workspace.events.tellClosed();
    workspace.events.refresh();
    workspace.events.status();
    return null;
  });
}

/** One audit of one project. */
class AuditRun {
  readonly #needs: AuditDependencies;
  readonly #project: Project;
  readonly #abort = new AbortController();
  readonly #report: (progress: AuditProgress) => void;
  readonly #texts = new Map<string, string>();
  #sliceStart = performance.now();

  constructor(
    needs: AuditDependencies,
    project: Project,
    token: CancellationToken,
    report: (progress: AuditProgress) => void,
  ) {
    this.#needs = needs;
    this.#project = project;
    this.#report = report;
    if (token.isCancellationRequested) this.#abort.abort();
    token.onCancellationRequested(() => this.#abort.abort());
  }

  /** The whole project. */
  async run(): Promise<AuditSummary> {
    const startedAt = this.#project.session.now;
    const found = await this.#find();
    // What an earlier audit said of files that are gone must not stay.
    this.#project.audited.clear();
    const off = this.#needs.dependencies.off(this.#project);
    const { session } = this.#project;
    const workers = fittingWorkers(session.incoming.wanted(found.files));
    const maker = makerFor(this.#needs.host, this.#project, workers);
    const result = await audit({
      session,
      files: found.files,
      skipped: found.skipped,
      tracked: found.tracked,
      ...(off === undefined
        ? { lookUp: this.#lookUp, askComposer: this.#askComposer, verify: this.#verify }
        : { lookUpOff: off }),
      signal: this.#abort.signal,
      onProgress: (progress: EngineProgress) => this.#report(progress),
      onResult: (each) => this.#keep(each),
      pause: () => this.#pause(),
      ...(maker ? { maker } : {}),
    });
    this.#finish(result, startedAt, { otherFiles: found.others });
    return summaryOf(result);
  }

  /** One file with its dependencies. What only the project as a whole shows is left to a whole audit. */
  async runFile(path: string): Promise<AuditSummary> {
    const { session } = this.#project;
    const startedAt = session.now;
    const notChecked: NotCheckedItem[] = [];
    if (session.manifests.isManifest(path)) {
      const off = this.#needs.dependencies.off(this.#project);
      if (off === undefined) await this.#lookUp(path, this.#abort.signal);
      notChecked.push(...session.manifests.notChecked(path, session.now, off));
    }
    const file = session.analyse(path);
    if (file.problem) notChecked.push({ what: path, reason: file.problem.message, file: path });
    this.#keep(file);
    const result: AuditResult = {
      results: file.unread === undefined ? [file] : [],
      skipped: file.unread === undefined ? [] : [{ path, reason: file.unread }],
      notChecked,
      platforms: session.platforms.of(path),
      cancelled: this.#abort.signal.aborted,
      lines: file.lines,
    };
    this.#finish(result, startedAt, { otherFiles: 0, only: path });
    return summaryOf(result);
  }

  #keep(result: FileResult): void {
    const { path, findings, silenced } = result;
    const text = findings.length + silenced.length > 0 ? this.#project.read(path) : undefined;
    if (text !== undefined) this.#texts.set(path, text);
    this.#needs.workspace.keep(this.#project, result);
  }

  #finish(
    result: AuditResult,
    startedAt: Date,
    more: { readonly otherFiles: number; readonly only?: string },
  ): void {
    const endedAt = this.#project.session.now;
    this.#project.lastAudit = { result, startedAt, endedAt, texts: this.#texts, ...more };
  }

  async #find(): Promise<ProjectFilesFound> {
    this.#report({ stage: "searching", done: 0, total: 0, findings: 0 });
    return findProjectFiles(this.#needs.host, this.#project, this.#abort.signal);
  }

  /** The answers are handed to the session where they come in. */
  readonly #askComposer: AskComposer = async (path, signal) => {
    await this.#needs.dependencies.askComposer(this.#project, path, signal);
    return undefined;
  };

  readonly #verify: Verify = (path, signal) =>
    askSigned(this.#needs.dependencies.registry.signatures(), this.#project, path, signal);

  readonly #lookUp: LookUp = (path, signal) =>
    this.#needs.dependencies.lookUp(this.#project, path, {
      again: true,
      fresh: true,
      ...(signal ? { signal } : {}),
    });

  /** Lets typing and cancellation through. */
  async #pause(): Promise<void> {
    if (performance.now() - this.#sliceStart < SLICE_MS) return;
    await new Promise<void>((done) => {
      setImmediate(done);
    });
    this.#sliceStart = performance.now();
  }
}

const NOTHING: AuditSummary = {
  files: 0,
  lines: 0,
  findings: 0,
  skipped: 0,
  notChecked: 0,
  cancelled: false,
  milliseconds: 0,
};

/** What to audit, or why there is nothing. */
function chooseTargets(
  workspace: Workspace,
  params: AuditParams,
): { project: Project; path?: string }[] | string {
  const { uri } = params;
  if (uri !== undefined) {
    const place = workspace.document(uri) ?? workspace.projects.locateFile(uri);
    return place
      ? [{ project: place.project, path: place.path }]
      : l10n.t("This document is not analysed: only files and untitled documents are.");
  }
  const { folders, loose } = workspace.projects;
  if (folders.length > 0) return folders.map((project) => ({ project }));
  // Without a folder the open documents are all there is.
  return loose.overlay.size > 0 ? [{ project: loose }] : l10n.t("No folder is open.");
}

function summaryOf(result: AuditResult): AuditSummary {
  return {
    files: result.results.length,
    lines: result.lines,
    findings: result.results.reduce((sum, each) => sum + each.findings.length, 0),
    skipped: result.skipped.length,
    notChecked: result.notChecked.length,
    cancelled: result.cancelled,
    milliseconds: 0,
  };
}

function add(a: AuditSummary, b: AuditSummary): AuditSummary {
  return {
    files: a.files + b.files,
    lines: a.lines + b.lines,
    findings: a.findings + b.findings,
    skipped: a.skipped + b.skipped,
    notChecked: a.notChecked + b.notChecked,
    cancelled: a.cancelled || b.cancelled,
    milliseconds: 0,
  };
}

function throttled(report: (progress: AuditProgress) => void): (progress: AuditProgress) => void {
  let last = -PROGRESS_MS;
  let stage: AuditProgress["stage"] | undefined;
  return (progress) => {
    const now = performance.now();
    const isLast = progress.done === progress.total;
    if (now - last < PROGRESS_MS && progress.stage === stage && !isLast) return;
    last = now;
    stage = progress.stage;
    report(progress);
  };
}
