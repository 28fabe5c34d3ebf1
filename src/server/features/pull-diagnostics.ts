import {
  type CancellationToken,
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";
import { CONFIGURATION_FILE, type FileResult, MODELS_FILE } from "../../engine/api.ts";
import { resultIdOf, toDiagnostics } from "../convert/diagnostics.ts";
import type { OpenDocument } from "../workspace/document.ts";
import { findingsOfProject } from "../workspace/findings.ts";
import { followInto } from "../workspace/follow.ts";
import { Patience } from "../workspace/patience.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { WorkspaceDiagnostics } from "./workspace-diagnostics.ts";

/** A pause in typing that is long enough to be no pause between two keys. */
const REST_MS = 250;
/** Following data is interrupted this often for whoever types again. */
const SLICE_MS = 20;

/** Diagnostics of open documents, when the editor asks for them. */
export function registerPullDiagnostics(
  connection: Connection,
  workspace: Workspace,
  closedFiles: WorkspaceDiagnostics,
  canRefresh: boolean,
): void {
  const pace = new Pace();
  const remainders = new Remainders(workspace);
  connection.languages.diagnostics.on(async (params, token): Promise<DocumentDiagnosticReport> => {
    const { uri } = params.textDocument;
    workspace.asked(uri);
    await workspace.ready;
    await pace.wait(uri, token);
    const document = workspace.document(uri);
    // Only where the editor can be told that there is more.
    const preview = canRefresh && document ? workspace.preview(document) : undefined;
    const items = document
      ? pace.measure(uri, () =>
          documentDiagnostics(document, preview ?? workspace.analyse(document)),
        )
      : [];
    const resultId = resultIdOf(items);
    if (document && preview) remainders.find(document, resultId);
    else workspace.setAnswered();
    workspace.events.status();
    // Until it has this answer the editor takes no other diagnostics of a document that it has left.
    if (!workspace.speaksForItself(uri)) closedFiles.closed(uri);
    if (params.previousResultId === resultId) {
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    }
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
  });
}

/** What an open document shows: its own findings, and those that only an audit of the whole project can make. */
function documentDiagnostics(document: OpenDocument, result: FileResult): Diagnostic[] {
  const { project, path } = document;
  const ofProject = findingsOfProject(project, path);
  const own = result.findings.filter(
    (finding) => !ofProject.some((other) => other.fingerprint === finding.fingerprint),
  );
  const diagnostics = toDiagnostics([...own, ...ofProject], document.text.getText(), project);
  if (path === CONFIGURATION_FILE) return [...diagnostics, ...project.team.diagnostics];
  return path === MODELS_FILE ? [...diagnostics, ...project.team.modelDiagnostics] : diagnostics;
}

/** What is left of documents that were answered in part: it is found when the typing rests, and the editor asks again where there is more. */
class Remainders {
  readonly #workspace: Workspace;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Finds the rest of a document once the typing rests. `told` identifies what was answered. */
  find(document: OpenDocument, told: string): void {
    const { uri, text, last } = document;
    const { version } = text;
    clearTimeout(this.#timers.get(uri));
    const patience = new Patience(SLICE_MS);
    const { session } = document.project;
    const since = performance.now();
    const goOn = (): void => {
      this.#timers.delete(uri);
      if (this.#workspace.document(uri) !== document || text.version !== version) return;
      const isFollowed = patience.run(
        (isOver) => followInto(document, isOver),
        () => session.incoming.flows.finished,
        since,
      );
      if (!isFollowed) {
        this.#timers.set(uri, setTimeout(goOn, 0));
        return;
      }
      const whole = documentDiagnostics(document, this.#workspace.analyse(document));
      this.#workspace.setAnswered();
      if (resultIdOf(whole) !== told) this.#workspace.events.refresh();
    };
    // Nobody types yet into what was opened just now.
    this.#timers.set(uri, setTimeout(goOn, last ? REST_MS : 0));
  }
}

/**
 * Keeps typing fluent: the editor asks after every key, so an answer waits for half the time that
 * the last one of that document took. Small files answer at once, large ones when the typing rests.
 */
class Pace {
  readonly #took = new Map<string, number>();

  /** @throws ResponseError when the editor has lost interest meanwhile. */
  async wait(uri: string, token: CancellationToken): Promise<void> {
    const pause = Math.min(250, (this.#took.get(uri) ?? 0) / 2);
    // Even without a pause the messages that are waiting must be read, or no cancellation is seen.
    await new Promise<void>((done) => {
      if (pause < 2) setImmediate(done);
      else setTimeout(done, pause);
    });
    if (!token.isCancellationRequested) return;
    throw new ResponseError(LSPErrorCodes.RequestCancelled, "The document was changed.");
  }

  measure<T>(uri: string, work: () => T): T {
    const start = performance.now();
    const value = work();
    this.#took.set(uri, performance.now() - start);
    return value;
  }
}
