import { setTimeout as sleep } from "node:timers/promises";
import * as l10n from "@vscode/l10n";
import {
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  isComposerLock,
  isLockfile,
  type MiddlewareRow,
  type Model,
  type PlatformRow,
  type Rule,
} from "../engine/api.ts";
import { FIX_ALL_KIND, SOURCE } from "../protocol/ids.ts";
import { type InitializationOptions } from "../protocol/messages.ts";
import { registerAudit } from "./features/audit.ts";
import { ConfigurationFeature } from "./features/configuration.ts";
import { Background } from "./features/background.ts";
import { registerCodeActions } from "./features/code-actions.ts";
import { Dependencies } from "./features/dependencies.ts";
import { registerCompletion } from "./features/completion.ts";
import { registerDataFlow } from "./features/data-flow.ts";
import { registerCheckDependencies } from "./features/check-dependencies.ts";
import { registerDependencyHealth } from "./features/dependency-health.ts";
import { DependencyLenses } from "./features/dependency-lenses.ts";
import { registerExplain } from "./features/explain.ts";
import { registerHover } from "./features/hover.ts";
import { registerPullDiagnostics } from "./features/pull-diagnostics.ts";
import { registerReport } from "./features/report.ts";
import { StatusReporter } from "./features/status.ts";
import { registerTabs } from "./features/tabs.ts";
import { FileWatching } from "./features/watch-files.ts";
import { WorkspaceDiagnostics } from "./features/workspace-diagnostics.ts";
import type { ServerHost } from "./ports.ts";
import { setTexts } from "./texts.ts";
import { Projects } from "./workspace/projects.ts";
import { Workspace } from "./workspace/workspace.ts";

/** An editor that closes waits a few seconds for its servers. */
const KEEPING_MS = 3_000;

export interface ServerOptions {
  readonly rules: readonly Rule[];
  readonly models: () => readonly Model[];
  readonly platforms: readonly PlatformRow[];
  readonly middleware: readonly MiddlewareRow[];
  readonly host: ServerHost;
  readonly now: () => Date;
}

/** Connects the features of the server to one client. Nothing happens before `initialize`. */
export function startServer(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => {
    const chosen = (params.initializationOptions ?? {}) as Partial<InitializationOptions>;
    setTexts(chosen.texts);
    serve(connection, documents, options, params, chosen);
    return CAPABILITIES;
  });
  documents.listen(connection);
  connection.listen();
}

const CAPABILITIES: InitializeResult = {
  capabilities: {
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: false,
    },
    diagnosticProvider: {
      identifier: SOURCE,
      interFileDependencies: true,
      workspaceDiagnostics: true,
    },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND],
      resolveProvider: true,
    },
    hoverProvider: true,
    // In comments the editor asks for nothing by itself; the client asks in directives only.
    completionProvider: { triggerCharacters: [" ", ",", "-"] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
  serverInfo: { name: SOURCE },
};

function serve(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  options: ServerOptions,
  params: InitializeParams,
  chosen: Partial<InitializationOptions>,
): void {
  const { rules, models, platforms, middleware, host, now } = options;
  const log = { warn: (message: string) => connection.console.warn(message) };
  const projects = new Projects(
    { rules, models, platforms, middleware, host, now, log },
    chosen.trusted ?? false,
  );
  projects.update(params.workspaceFolders ?? [], []);
  const status = new StatusReporter(connection);
  const canRefresh = params.capabilities.workspace?.diagnostics?.refreshSupport ?? false;
  const refresh = (): void => {
    if (!canRefresh) return;
    // An editor that goes away while it is asked is no failure.
    connection.languages.diagnostics.refresh().catch((error) => log.warn(String(error)));
  };
  const workspace = new Workspace(projects, {
    closedChanged: () => closedFiles.changed(),
    tellClosed: () => closedFiles.tell(),
    refresh,
    affected: (project, paths) => background.affected(project, paths),
    status: () => status.changed(),
  });
  status.watch(workspace);
  const closedFiles = new WorkspaceDiagnostics(connection, workspace);
  const { storage, proxy } = chosen;
  const background = new Background(workspace, host, status, storage);
  const dependencies = new Dependencies(connection, workspace, status, {
    host,
    storage,
    now,
    ...(proxy && { proxy }),
  });
  const lenses = new DependencyLenses(connection, workspace, dependencies, {
    register: params.capabilities.textDocument?.codeLens?.dynamicRegistration ?? false,
    refresh: params.capabilities.workspace?.codeLens?.refreshSupport ?? false,
  });
  const configuration = new ConfigurationFeature(connection, workspace, rules, status, {
    changed: (project) => background.recheck(project),
    after: () => {
      background.configured();
      dependencies.configured();
      lenses.configured();
    },
  });
  const watching = new FileWatching(connection, workspace, (change) => {
    const { project, changed, deleted, structural } = change;
    background.filesChanged(project, changed);
    if (structural) dependencies.filesChanged(project);
    if (changed.some((path) => isLockfile(path) || isComposerLock(path)))
      dependencies.lockChanged(project);
    for (const path of [...changed, ...deleted]) configuration.fileChanged(project, path);
  });
  if (chosen.settings) configuration.begin(chosen.settings);
  registerPullDiagnostics(connection, workspace, closedFiles, canRefresh);
  registerTabs(connection, workspace, closedFiles);
  const edits = params.capabilities.workspace?.workspaceEdit;
  registerCodeActions(connection, workspace, {
    snippets: edits?.snippetEditSupport ?? false,
    annotations: edits?.changeAnnotationSupport !== undefined,
  });
  registerHover(connection, workspace, dependencies);
  registerCheckDependencies(connection, { workspace, status, dependencies });
  registerDependencyHealth(connection, workspace, dependencies);
  const completion = params.capabilities.textDocument?.completion?.completionItem;
  registerCompletion(connection, workspace, { snippets: completion?.snippetSupport ?? false, now });
  registerDataFlow(connection, workspace);
  registerExplain(connection, workspace, dependencies, status);
  registerReport(connection, workspace, chosen.version ?? "");
  registerAudit(connection, { workspace, host, status, dependencies, background });

  documents.onDidOpen(({ document: { uri } }) => closedFiles.opened(uri));
  documents.onDidChangeContent(({ document: text }) => {
    // Opening a document is its first change.
    const isNew = !workspace.isOpen(text.uri);
    if (isNew) workspace.open(text);
    else workspace.changed(text.uri);
    const document = workspace.document(text.uri);
    if (!document) return;
    if (isNew) background.opened(document);
    configuration.fileChanged(document.project, document.path);
    dependencies.documentChanged(document);
  });
  documents.onDidClose(({ document: { uri } }) => {
    const document = workspace.document(uri);
    workspace.close(uri);
    closedFiles.closed(uri);
    if (!document) return;
    background.filesChanged(document.project, [document.path]);
    configuration.fileChanged(document.project, document.path);
  });
  const elsewhere = (): void => {
    const names = projects.elsewhere.join(", ");
    const text = l10n.t(
      "Only open documents on disk are analysed, not the virtual folders {0}",
      names,
    );
    status.notice("virtual", names === "" ? undefined : text);
  };
  elsewhere();
  const { shown } = chosen;
  // After the editor has its answer to this request.
  if (shown !== undefined) setImmediate(() => workspace.prepare(shown));
  connection.onInitialized(async () => {
    const able = params.capabilities.workspace;
    if (able?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
        projects.update(added, removed);
        elsewhere();
        workspace.relocate();
        await configuration.reload();
      });
    }
    await configuration.start(able?.didChangeConfiguration?.dynamicRegistration ?? false);
    if (able?.didChangeWatchedFiles?.dynamicRegistration) await watching.start(connection);
  });
  connection.onShutdown(async () => {
    for (const each of [closedFiles, status, background, dependencies, configuration, watching]) {
      each.dispose();
    }
    await Promise.race([
      background.indexing.written(),
      sleep(KEEPING_MS, undefined, { ref: false }),
    ]);
  });
}
