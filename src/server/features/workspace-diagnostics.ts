import {
  type CancellationToken,
  type Connection,
  DocumentDiagnosticReportKind,
  type PreviousResultId,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from "vscode-languageserver";
import { CONFIGURATION_FILE, MODELS_FILE } from "../../engine/api.ts";
import type { AuditedFile } from "../workspace/project.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { resultIdOf } from "../convert/diagnostics.ts";

/** After a document is closed the editor asks for it once more; only then may closed files speak for it. */
const AFTER_CLOSE_MS = 250;
/** Many files change together, so that one message tells of them. */
const GATHER_MS = 150;

/**
 * Diagnostics of files that the editor does not ask about: closed ones and those without a tab. The
 * editor's request stays open, and every change is sent as a partial result: nothing is asked or
 * answered while nothing changes.
 */
export class WorkspaceDiagnostics {
  readonly #workspace: Workspace;
  readonly #waiting = new Set<Waiting>();
  /** Files that were open: the editor has forgotten what it was told of them before. */
  readonly #justClosed = new Set<string>();
  /** Files whose last question is still to come, with the time to wait for it. */
  readonly #closing = new Map<string, NodeJS.Timeout>();
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, workspace: Workspace) {
    this.#workspace = workspace;
    connection.languages.diagnostics.onWorkspace(async (params, token, _progress, reporter) =>
      this.#wait(params.previousResultIds, token, reporter),
    );
  }

  /** The editor has left a document: soon its findings are told here. */
  closed(uri: string): void {
    if (uri.startsWith("untitled:")) return;
    this.opened(uri);
    const timer = setTimeout(() => {
      this.#closing.delete(uri);
      this.#justClosed.add(uri);
      this.#flush();
    }, AFTER_CLOSE_MS);
    this.#closing.set(uri, timer);
  }

  /** The editor asks about a document itself from now on. */
  opened(uri: string): void {
    clearTimeout(this.#closing.get(uri));
    this.#closing.delete(uri);
    this.#justClosed.delete(uri);
  }

  /** Findings of closed files changed: they are told after a moment, together. */
  changed(): void {
    // Not put off by further changes: a long audit shows what it has found so far.
    this.#timer ??= setTimeout(() => this.tell(), GATHER_MS);
  }

  /** Tells at once what changed. */
  tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flush();
  }

  /** Answers everything that waits, so that the process can end. */
  dispose(): void {
    clearTimeout(this.#timer);
    for (const timer of this.#closing.values()) clearTimeout(timer);
    for (const waiting of this.#waiting) waiting.finish({ items: [] });
    this.#waiting.clear();
  }

  #flush(): void {
    const closed = this.#closedDiagnostics();
    for (const waiting of this.#waiting) {
      for (const uri of this.#justClosed) waiting.known.delete(uri);
      this.#send(waiting, closed, this.#justClosed);
    }
    if (this.#waiting.size > 0) this.#justClosed.clear();
  }

  #wait(
    previous: readonly PreviousResultId[],
    token: CancellationToken,
    reporter: Reporter | undefined,
  ): Promise<WorkspaceDiagnosticReport> {
    return new Promise((finish) => {
      const known = new Map(previous.map(({ uri, value }) => [uri, value]));
      const waiting: Waiting = { known, finish, ...(reporter ? { reporter } : {}) };
      this.#waiting.add(waiting);
      token.onCancellationRequested(() => {
        this.#waiting.delete(waiting);
        finish({ items: [] });
      });
      this.#send(waiting, this.#closedDiagnostics(), this.#justClosed);
    });
  }

  #send(
    waiting: Waiting,
    closed: ReadonlyMap<string, AuditedFile>,
    alsoEmpty: ReadonlySet<string>,
  ): void {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of new Set([...closed.keys(), ...waiting.known.keys(), ...alsoEmpty])) {
      if (this.#workspace.speaksForItself(uri)) continue;
      const { diagnostics, resultId } = closed.get(uri) ?? NOTHING;
      if (waiting.known.get(uri) === resultId) continue;
      waiting.known.set(uri, resultId);
      const kind = DocumentDiagnosticReportKind.Full;
      items.push({ kind, uri, version: null, resultId, items: [...diagnostics] });
    }
    if (items.length === 0) return;
    if (waiting.reporter) {
      waiting.reporter.report({ items });
      return;
    }
    // A client without partial results gets its answer now and asks again.
    this.#waiting.delete(waiting);
    waiting.finish({ items });
  }

  #closedDiagnostics(): Map<string, AuditedFile> {
    const all = new Map<string, AuditedFile>();
    for (const project of this.#workspace.projects.all) {
      for (const [path, audited] of project.audited) {
        const uri = project.uriOf(path);
        if (audited.diagnostics.length > 0 && !this.#workspace.speaksForItself(uri))
          all.set(uri, audited);
      }
      const { diagnostics: own, modelDiagnostics } = project.team;
      for (const [path, diagnostics] of [
        [CONFIGURATION_FILE, own],
        [MODELS_FILE, modelDiagnostics],
      ] as const) {
        const uri = project.uriOf(path);
        if (diagnostics.length === 0 || this.#workspace.speaksForItself(uri)) continue;
        all.set(uri, { findings: [], diagnostics, resultId: resultIdOf(diagnostics) });
      }
    }
    return all;
  }
}

const NOTHING: AuditedFile = { findings: [], diagnostics: [], resultId: resultIdOf([]) };

interface Reporter {
  report(data: WorkspaceDiagnosticReport): void;
}

interface Waiting {
  /** What the editor has of each file. */
  readonly known: Map<string, string>;
  readonly finish: (report: WorkspaceDiagnosticReport) => void;
  readonly reporter?: Reporter;
}
