import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { InitializeParams, WorkspaceFolder } from "vscode-languageserver/node";
import type { InitializationOptions } from "../../src/protocol/messages.ts";
import { SERVER_ENVIRONMENT, SERVER_MEMORY } from "../../src/protocol/server-process.ts";
import { build } from "./build.ts";

/** What an editor is like that starts the server. */
export interface ClientOptions {
  /** Absolute paths of workspace folders. */
  readonly folders?: readonly string[];
  readonly trusted?: boolean;
  /** What the editor answers when it is asked for the section `storewarden`. */
  readonly settings?: Record<string, unknown>;
  readonly storage?: string;
  /** What the editor says of its settings before it is asked. */
  readonly firstSettings?: InitializationOptions["settings"];
  /** The editor's own proxy. */
  readonly proxy?: InitializationOptions["proxy"];
  /** The document that the editor shows when it starts the server. */
  readonly shown?: string;
  /** Variables of the server's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** True for an editor that has edits of other files confirmed. */
  readonly confirms?: boolean;
}

/** Starts the built server in a process of its own. */
export async function startServer({ env }: ClientOptions): Promise<ChildProcess> {
  return fork(join(await build(), "start.js"), ["--node-ipc"], {
    silent: true,
    execArgv: [...SERVER_MEMORY],
    env: { ...process.env, ...SERVER_ENVIRONMENT, ...env },
  });
}

/** What the editor says of itself in the first request. */
export function initialization(
  options: ClientOptions,
  workspaceFolders: WorkspaceFolder[],
): InitializeParams {
  const { storage, firstSettings, proxy, shown } = options;
  return {
    processId: process.pid,
    rootUri: null,
    capabilities: {
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
        diagnostics: { refreshSupport: true },
        ...(options.confirms === true
          ? { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } }
          : {}),
      },
    },
    workspaceFolders,
    initializationOptions: {
      trusted: options.trusted ?? true,
      version: "0.0.0",
      ...(storage === undefined ? {} : { storage }),
      ...(firstSettings ? { settings: firstSettings } : {}),
      ...(proxy ? { proxy } : {}),
      ...(shown === undefined ? {} : { shown }),
    },
  };
}
