import { Deferred } from "../../src/engine/project/deferred.ts";
import type { ChildProcess } from "node:child_process";
import { build } from "./build.ts";
import { type ClientOptions, initialization, startServer } from "./server-start.ts";
import {
  CancellationTokenSource,
  type CodeAction,
  type Diagnostic,
  IPCMessageReader,
  IPCMessageWriter,
  ProgressType,
  type ProtocolConnection,
  type Range,
  type TextEdit,
  type WorkspaceDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
  createProtocolConnection,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import {
  type AuditProgress,
  type AuditSummary,
  METHODS,
  type Status,
  type TabsParams,
} from "../../src/protocol/messages.ts";

// The build is no part of the time that a test may take. Benchmarks start servers as well.
if (process.env["VITEST"] !== undefined) {
  const { beforeAll } = await import("vitest");
  beforeAll(async () => void (await build()), 120_000);
}

/** A small editor: talks to the built server in a process of its own over the real protocol. */
export class LspClient {
  readonly connection: ProtocolConnection;
  readonly process: ChildProcess;
  readonly #documents = new Map<string, TextDocument>();
  /** What the Problems panel would show of closed files. */
  readonly closed = new Map<string, Diagnostic[]>();
  readonly #resultIds = new Map<string, string>();
  readonly messages: string[] = [];
  statuses: Status[] = [];
  /** What was heard of an audit that was cancelled. */
  readonly progress: AuditProgress[] = [];
  refreshes = 0;
  settings: Record<string, unknown>;
  #listeners: (() => void)[] = [];

  private constructor(server: ChildProcess, options: ClientOptions) {
    this.process = server;
    this.settings = options.settings ?? {};
    this.connection = createProtocolConnection(
      new IPCMessageReader(server),
      new IPCMessageWriter(server),
    );
    const { connection } = this;
    connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
      // Most tests are about what was asked for.
      items.map(() => ({ analysis: { scope: "openFiles" }, ...this.settings })),
    );
    connection.onRequest("client/registerCapability", () => null);
    connection.onRequest("workspace/diagnostic/refresh", () => {
      this.refreshes++;
      this.#changed();
      return null;
    });
    connection.onNotification("storewarden/status", (status: Status) => {
      this.statuses.push(status);
      this.#changed();
    });
    connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
      this.messages.push(message);
    });
    connection.listen();
  }

  /** Starts the built server and completes the handshake. */
  static async start(options: ClientOptions = {}): Promise<LspClient> {
    const client = new LspClient(await startServer(options), options);
    const folders = (options.folders ?? []).map((path) => folderOf(path));
    await client.connection.sendRequest("initialize", initialization(options, folders));
    await client.connection.sendNotification("initialized", {});
    return client;
  }

  async open(uri: string, text: string, languageId = "javascript"): Promise<void> {
    const document = TextDocument.create(uri, languageId, 1, text);
    this.#documents.set(uri, document);
    const textDocument = { uri, languageId, version: 1, text };
    await this.connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  /** Replaces the whole text of an open document. */
  async change(uri: string, text: string): Promise<void> {
    const document = this.text(uri);
    const version = document.version + 1;
    this.#documents.set(uri, TextDocument.create(uri, document.languageId, version, text));
    await this.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ text }],
    });
  }

  async close(uri: string): Promise<void> {
    this.#documents.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** Tabs were opened or closed, as far as documents are concerned. */
  async tabs(change: Partial<TabsParams>): Promise<void> {
    await this.connection.sendNotification(METHODS.tabs, { opened: [], closed: [], ...change });
  }

  /** Tells the server to ask for the settings again. */
  async settingsChanged(): Promise<void> {
    await this.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  }

  /** Changes on disk: 1 created, 2 changed, 3 deleted. */
  async filesChanged(changes: readonly { uri: string; type: number }[]): Promise<void> {
    await this.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
  }

  async foldersChanged(added: readonly string[], removed: readonly string[]): Promise<void> {
    await this.connection.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: added.map(folderOf), removed: removed.map(folderOf) },
    });
  }

  text(uri: string): TextDocument {
    const document = this.#documents.get(uri);
    if (!document) throw new Error(`${uri} is not open`);
    return document;
  }

  /** All diagnostics of an open document as it is now. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    // What is shown before the data was followed is the first answer of a version, and the whole the second.
    await this.pull(uri);
    return this.pull(uri);
  }

  /** What the server answers when it is asked for the diagnostics of a document. */
  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest<{ kind: string; items: Diagnostic[] }>(
      "textDocument/diagnostic",
      { textDocument: { uri } },
    );
    return report.items;
  }

  /** Rule ids of an open document's diagnostics, in source order. */
  async ruleIds(uri: string): Promise<string[]> {
    return (await this.diagnostics(uri)).map((each) => String(each.code));
  }

  /** Pulls whenever the server asks for it, until a document has exactly these findings. */
  async untilRuleIds(uri: string, wanted: readonly string[]): Promise<void> {
    const same = async (): Promise<boolean> =>
      JSON.stringify(await this.ruleIds(uri)) === JSON.stringify(wanted);
    for (let seen = this.refreshes; !(await same()); seen = this.refreshes) {
      await this.until(`${uri} with ${wanted.join(", ")}`, () => this.refreshes > seen);
    }
  }

  async codeActions(uri: string, range: Range, only?: string[]): Promise<CodeAction[]> {
    return this.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [], ...(only ? { only } : {}) },
    });
  }

  async resolve(action: CodeAction): Promise<CodeAction> {
    return this.connection.sendRequest<CodeAction>("codeAction/resolve", action);
  }

  /** Applies an action's edits to the open document that they are for. */
  async apply(action: CodeAction): Promise<string> {
    let text = "";
    for (const change of action.edit?.documentChanges ?? []) {
      if (!("textDocument" in change)) continue;
      const document = this.text(change.textDocument.uri);
      text = TextDocument.applyEdits(document, change.edits.map(plain));
      await this.change(document.uri, text);
    }
    return text;
  }

  async request<Result>(method: string, params?: unknown): Promise<Result> {
    return this.connection.sendRequest<Result>(method, params);
  }

  /** Audits the workspace and cancels as soon as a first finding is heard of. */
  async cancelledAudit(): Promise<AuditSummary> {
    const source = new CancellationTokenSource();
    const progressToken = "audit";
    this.connection.onProgress(new ProgressType<AuditProgress>(), progressToken, (value) => {
      this.progress.push(value);
      if (value.findings > 0) source.cancel();
    });
    return this.connection.sendRequest<AuditSummary>(
      "storewarden/audit",
      { progressToken },
      source.token,
    );
  }

  /** Keeps the request for diagnostics of closed files open, as an editor does. */
  watchClosedFiles(): void {
    const partialResultToken = "closed-files";
    const take = (items: readonly WorkspaceDocumentDiagnosticReport[]): void => {
      for (const item of items) {
        if (item.resultId !== undefined) this.#resultIds.set(item.uri, item.resultId);
        if (item.kind === "full") this.closed.set(item.uri, item.items);
      }
      this.#changed();
    };
    this.connection.onProgress(
      new ProgressType<WorkspaceDiagnosticReport>(),
      partialResultToken,
      ({ items }) => take(items),
    );
    void this.connection
      .sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
        previousResultIds: [...this.#resultIds].map(([uri, value]) => ({ uri, value })),
        partialResultToken,
      })
      .then(
        (report) => take(report.items),
        () => undefined,
      );
  }

  /** Waits until `holds`, looking again whenever the server says something. */
  async until(what: string, holds: () => boolean): Promise<void> {
    if (holds()) return;
    const { promise, resolve, reject } = new Deferred();
    const listener = (): void => {
      if (holds()) resolve();
    };
    this.#listeners.push(listener);
    const timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), 15_000);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      this.#listeners = this.#listeners.filter((each) => each !== listener);
    }
  }

  /** Ends the server in the orderly way. */
  async stop(): Promise<void> {
    const ended = new Promise((done) => {
      this.process.once("exit", done);
    });
    if (this.process.exitCode === null && this.process.connected) {
      await this.connection.sendRequest("shutdown");
      await this.connection.sendNotification("exit");
      await ended;
    }
    this.connection.dispose();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

export function uriOf(path: string): string {
  return URI.file(path).toString();
}

function folderOf(path: string): { uri: string; name: string } {
  return { uri: uriOf(path), name: path.slice(path.lastIndexOf("/") + 1) };
}

/** A snippet as the text that it inserts before anybody types. */
function plain(edit: unknown): TextEdit {
  const { range, newText, snippet } = edit as TextEdit & { snippet?: { value: string } };
  const text = snippet
    ? snippet.value.replace(/\$\{\d+:([^}]*)\}/g, "$1").replace(/\\([$}\\])/g, "$1")
    : newText;
  return { range, newText: text };
}
