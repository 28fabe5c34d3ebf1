import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Rule } from "../engine/api.ts";
import { FIX_ALL_KIND, SOURCE } from "../protocol/ids.ts";
import { type InitializationOptions, METHODS, type TrustParams } from "../protocol/messages.ts";
import { registerAudit } from "./features/audit.ts";
import { registerCodeActions } from "./features/code-actions.ts";
import { registerPullDiagnostics } from "./features/pull-diagnostics.ts";
import { configure, loadSettings } from "./features/settings.ts";
import { StatusReporter } from "./features/status.ts";
import { WorkspaceDiagnostics } from "./features/workspace-diagnostics.ts";
import type { ServerHost } from "./ports.ts";
import { setTexts } from "./texts.ts";
import { Projects } from "./workspace/projects.ts";
import { Workspace } from "./workspace/workspace.ts";

export interface ServerOptions {
  readonly rules: readonly Rule[];
  readonly host: ServerHost;
  readonly now: () => Date;
}

/** Connects the features of the server to one client. Nothing happens before `initialize`. */
export function startServer(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  connection.onInitialize((params) => {
    const chosen = (params.initializationOptions ?? {}) as Partial<InitializationOptions>;
    setTexts(chosen.texts);
    serve(connection, documents, options, params, chosen.trusted ?? false);
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
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  },
  serverInfo: { name: SOURCE },
};

function serve(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  options: ServerOptions,
  params: InitializeParams,
  trusted: boolean,
): void {
  const { rules, host, now } = options;
  const log = { warn: (message: string) => connection.console.warn(message) };
  const projects = new Projects({ rules, host, now, log }, trusted);
  projects.update(params.workspaceFolders ?? [], []);
  const status = new StatusReporter(connection);
  const workspace = new Workspace(projects, {
    closedChanged: () => closedFiles.changed(),
    refresh: () => void connection.languages.diagnostics.refresh(),
    status: () => status.changed(),
  });
  status.watch(workspace);
  const closedFiles = new WorkspaceDiagnostics(connection, workspace);
  registerPullDiagnostics(connection, workspace);
  const { snippetEditSupport } = params.capabilities.workspace?.workspaceEdit ?? {};
  registerCodeActions(connection, workspace, snippetEditSupport ?? false);
  registerAudit(connection, workspace, host, status);

  documents.onDidOpen(({ document }) => {
    workspace.open(document);
    closedFiles.opened(document.uri);
  });
  documents.onDidChangeContent(({ document }) => workspace.changed(document.uri));
  documents.onDidClose(({ document }) => {
    workspace.close(document.uri);
    closedFiles.closed(document.uri);
  });

  const reconfigure = async (): Promise<void> => {
    try {
      await loadSettings(connection, projects);
    } catch (error) {
      // A client that has no settings to give is served with the defaults.
      log.warn(`The settings could not be read: ${String(error)}`);
    }
    for (const project of projects.all) configure(project, projects.trusted);
    workspace.setReady();
    workspace.events.refresh();
    workspace.events.status();
  };
  connection.onNotification(METHODS.trust, (change: TrustParams) => {
    projects.trusted = change.trusted;
    void reconfigure();
  });
  connection.onDidChangeConfiguration(() => void reconfigure());
  connection.onInitialized(async () => {
    await connection.client.register(DidChangeConfigurationNotification.type, {
      section: SOURCE,
    });
    connection.workspace.onDidChangeWorkspaceFolders(async ({ added, removed }) => {
      projects.update(added, removed);
      workspace.relocate();
      await reconfigure();
      closedFiles.changed();
    });
    await reconfigure();
  });
  connection.onShutdown(() => {
    closedFiles.dispose();
    status.dispose();
  });
}
