import * as l10n from "@vscode/l10n";
import { type CancellationToken, type Connection, ProgressType } from "vscode-languageserver";
import {
  type AuditProgress as EngineProgress,
  type AuditResult,
  type FileResult,
  type TrackedFiles,
  audit,
} from "../../engine/api.ts";
import {
  type AuditParams,
  type AuditProgress,
  type AuditSummary,
  METHODS,
} from "../../protocol/messages.ts";
import { resultIdOf, toDiagnostics } from "../convert/diagnostics.ts";
import type { FoundFiles, ServerHost } from "../ports.ts";
import type { Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { StatusReporter } from "./status.ts";

/** The editor hears of progress at most this often. */
const PROGRESS_MS = 100;
/** How long an audit may hold up everything else of the process. */
const SLICE_MS = 15;

const PROGRESS = new ProgressType<AuditProgress>();

/** Audits the workspace or one file on request. Cancelled at any moment, it keeps what it has. */
export function registerAudit(
  connection: Connection,
  workspace: Workspace,
  host: ServerHost,
  status: StatusReporter,
): void {
  connection.onRequest(
    METHODS.audit,
    async (params: AuditParams, token: CancellationToken): Promise<AuditSummary> => {
      const start = performance.now();
      await workspace.ready;
      const projects = chooseProjects(workspace, params);
      if (typeof projects === "string") return { ...NOTHING, problem: projects };
      const report = throttled((progress: AuditProgress) => {
        status.activity("auditing", progress.done, progress.total);
        if (params.progressToken === undefined) return;
        void connection.sendProgress(PROGRESS, params.progressToken, progress);
      });
      let summary = NOTHING;
      try {
        for (const { project, path } of projects) {
          const run = new AuditRun(workspace, host, project, token, (progress) => report(progress));
          summary = add(summary, await run.run(path));
        }
      } finally {
        status.activity("idle");
        workspace.events.closedChanged();
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
    workspace.events.closedChanged();
    workspace.events.refresh();
    return null;
  });
}

/** One audit of one project. */
class AuditRun {
  readonly #workspace: Workspace;
  readonly #host: ServerHost;
  readonly #project: Project;
  readonly #abort = new AbortController();
  readonly #report: (progress: AuditProgress) => void;
  #sliceStart = performance.now();

  constructor(
    workspace: Workspace,
    host: ServerHost,
    project: Project,
    token: CancellationToken,
    report: (progress: AuditProgress) => void,
  ) {
    this.#workspace = workspace;
    this.#host = host;
    this.#project = project;
    this.#report = report;
    if (token.isCancellationRequested) this.#abort.abort();
    token.onCancellationRequested(() => this.#abort.abort());
  }

  /** The whole project, or the one file that `only` names. */
  async run(only: string | undefined): Promise<AuditSummary> {
    const start = performance.now();
    const { session } = this.#project;
    const tracked = await this.#tracked(only);
    const found = only === undefined ? await this.#find(tracked) : { files: [only], skipped: [] };
    if (only === undefined) {
      // What an earlier audit said of files that are gone must not stay.
      this.#project.audited.clear();
    }
    const result = await audit({
      session,
      files: found.files,
      skipped: found.skipped,
      tracked,
      lookUpOff: l10n.t("Dependencies are looked up by Check Dependencies."),
      signal: this.#abort.signal,
      onProgress: (progress: EngineProgress) => this.#report(progress),
      onResult: (each) => this.#keep(each),
      pause: () => this.#pause(),
    });
    if (only === undefined) {
      const milliseconds = Math.round(performance.now() - start);
      this.#project.lastAudit = { result, at: session.now, milliseconds };
    }
    return summaryOf(result);
  }

  async #tracked(only: string | undefined): Promise<TrackedFiles> {
    const { root } = this.#project;
    if (root === undefined) return { known: false, reason: l10n.t("It is in no folder.") };
    if (only !== undefined) return { known: false, reason: l10n.t("Only one file was audited.") };
    return this.#host.trackedFiles(root);
  }

  async #find(tracked: TrackedFiles): Promise<FoundFiles> {
    this.#report({ stage: "searching", done: 0, total: 0, findings: 0 });
    const { root, session } = this.#project;
    if (root === undefined) return { files: [...this.#project.overlay.keys()], skipped: [] };
    const { include, exclude } = session.configuration;
    return this.#host.findFiles(root, { include, exclude, tracked, signal: this.#abort.signal });
  }

  #keep(result: FileResult): void {
    const { findings, path } = result;
    const project = this.#project;
    if (path === "") return;
    if (findings.length === 0) {
      project.audited.delete(path);
      return;
    }
    const diagnostics = toDiagnostics(findings, project.read(path) ?? "", project);
    project.audited.set(path, { findings, diagnostics, resultId: resultIdOf(diagnostics) });
    this.#workspace.events.closedChanged();
  }

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
function chooseProjects(
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
  const all = loose.overlay.size > 0 ? [...folders, loose] : [...folders];
  return all.length > 0 ? all.map((project) => ({ project })) : l10n.t("No folder is open.");
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
