import { type CancellationToken } from "vscode-languageserver";
import {
  type AskComposer,
  audit,
  type AuditProgress as EngineProgress,
  type AuditResult,
  type FileResult,
  type LookUp,
  type NotCheckedItem,
  type Verify,
} from "../../engine/api.ts";
import { fittingWorkers } from "../../host/choose-workers.ts";
import type { AuditProgress, AuditSummary } from "../../protocol/messages.ts";
import type { ServerHost } from "../ports.ts";
import type { Project } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Dependencies } from "./dependencies.ts";
import { findProjectFiles, makerFor, type ProjectFilesFound } from "./project-files.ts";
import { askSigned } from "./registry-questions.ts";

/** How long an audit may hold up everything else of the process. */
const SLICE_MS = 15;

export interface AuditRunNeeds {
  readonly workspace: Workspace;
  readonly host: ServerHost;
  readonly dependencies: Dependencies;
}

/** One audit of one project, or of one of its files. */
export class AuditRun {
  readonly #needs: AuditRunNeeds;
  readonly #project: Project;
  readonly #abort = new AbortController();
  readonly #report: (progress: AuditProgress) => void;
  readonly #texts = new Map<string, string>();
  #sliceStart = performance.now();

  constructor(
    needs: AuditRunNeeds,
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
    const off = this.#needs.dependencies.offReason(this.#project);
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
      const off = this.#needs.dependencies.offReason(this.#project);
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
