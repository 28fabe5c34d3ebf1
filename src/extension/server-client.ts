import * as vscode from "vscode";
import type {
  LanguageClient,
  LanguageClientOptions,
  MessageTransports,
} from "vscode-languageclient/node";
import { setImmediate as nextTurn } from "node:timers/promises";
import { COMMANDS, DIRECTIVE, DOCUMENT_SCHEMES, SOURCE } from "../protocol/ids.ts";
import {
  type InitializationOptions,
  METHODS,
  type ProxyParams,
  type Status,
} from "../protocol/messages.ts";
import { COMPILED_FOLDER } from "../protocol/server-process.ts";
import { editorProxy } from "./editor-proxy.ts";
import { ServerProcesses, endSoon } from "./server-process.ts";
import { watchTabs } from "./tabs.ts";

/** The protocol's library takes longer to load than everything else here. */
const loadLibrary = () => import("./protocol-library.ts");
type Library = Awaited<ReturnType<typeof loadLibrary>>;

/** Languages whose documents the server is told of. */
const LANGUAGES = [
  "javascript",
  "javascriptreact",
  "typescript",
  "typescriptreact",
  "json",
  "jsonc",
  "yaml",
  "toml",
  "shellscript",
  "html",
  "dockerfile",
  "dockercompose",
  // What the extension for GitHub Actions makes of the YAML of workflows.
  "github-actions-workflow",
  "dotenv",
  "vue",
  "svelte",
  "handlebars",
  "jade",
  "pug",
  "ejs",
  "twig",
  "nunjucks",
  "liquid",
  "graphql",
  "prisma",
];
/** Files that have no language of their own in a plain editor. */
const PATTERNS = [
  "**/{.env,.env.*,*.env,*.toml,*.properties}",
  "**/*.{vue,svelte,ejs,eta,hbs,handlebars,mustache,pug,jade,njk,nunjucks,twig,liquid,graphql,graphqls,gql,prisma}",
];

/** The connection to the language server, over all of its restarts. */
export class ServerClient implements vscode.Disposable {
  readonly output: vscode.LogOutputChannel;
  readonly #context: vscode.ExtensionContext;
  readonly #statusEmitter = new vscode.EventEmitter<Status | undefined>();
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #processes: ServerProcesses;
  #library: Library | undefined;
  #client: LanguageClient | undefined;
  #starting: Promise<void> = Promise.resolve();
  #status: Status | undefined;
  #isStopped = false;

  constructor(context: vscode.ExtensionContext, output: vscode.LogOutputChannel) {
    this.#context = context;
    this.output = output;
    // Compiled code is kept between starts.
    const compiled = vscode.Uri.joinPath(context.globalStorageUri, "compiled").fsPath;
    this.#processes = new ServerProcesses({
      path: context.asAbsolutePath("dist/start.js"),
      environment: { [COMPILED_FOLDER]: compiled },
      output,
    });
    this.#subscriptions.push(
      this.#statusEmitter,
      vscode.workspace.onDidGrantWorkspaceTrust(() => {
        this.#notify(METHODS.trust, { trusted: true });
        this.#notify(METHODS.proxy, ownProxy());
      }),
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration("http")) this.#notify(METHODS.proxy, ownProxy());
      }),
      watchTabs((tabs) => this.#notify(METHODS.tabs, tabs)),
    );
  }

  /** Fires with every status that the server sends, and with undefined when the server stops. */
  get onStatus(): vscode.Event<Status | undefined> {
    return this.#statusEmitter.event;
  }

  /** True when the server is not running and will not start by itself. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  get status(): Status | undefined {
    return this.#status;
  }

  async start(): Promise<void> {
    this.#starting = this.#run();
    await this.#starting;
  }

  async #run(): Promise<void> {
    // First the window hears that the extension is active, then the server begins to load.
    await nextTurn();
    this.#processes.begin();
    const library = await loadLibrary();
    this.#library = library;
    const { LanguageClient: Client, State } = library;
    const client = new Client(
      SOURCE,
      "Storewarden",
      async () => this.#connect(library),
      this.#clientOptions(library),
    );
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      this.#isStopped = newState === State.Stopped;
      if (newState !== State.Running && this.#client === client) this.#say(undefined);
    });
    client.onNotification(METHODS.status, (status: Status) => this.#say(status));
    await client.start();
  }

  async restart(): Promise<void> {
    await this.#stop();
    await this.start();
  }

  /** Asks the server. @throws Error when it does not run or cannot answer. */
  async request<Result>(
    method: string,
    params: unknown,
    token?: vscode.CancellationToken,
  ): Promise<Result> {
    // Asked right after the activation, the server may still be on its way.
    await this.#starting;
    if (!this.#client) throw new Error(vscode.l10n.t("The language server is not running."));
    return this.#client.sendRequest<Result>(method, params, token);
  }

  /** Hears of progress of one request; the token goes into its parameters. */
  onProgress<Value>(token: string, listener: (value: Value) => void): vscode.Disposable {
    const subscriptions: vscode.Disposable[] = [];
    let isDisposed = false;
    const listen = (): void => {
      if (isDisposed || !this.#client || !this.#library) return;
      const type = new this.#library.ProgressType<Value>();
      subscriptions.push(this.#client.onProgress(type, token, listener as never));
    };
    // Whoever asks for the work next waits for the same start, and hears of its failure.
    this.#starting.then(listen, () => undefined);
    return new vscode.Disposable(() => {
      isDisposed = true;
      for (const each of subscriptions) each.dispose();
    });
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
    void this.#stop();
  }

  /** A server that is not there yet, or no more, is told everything when it starts. */
  #notify(method: string, params: unknown): void {
    this.#client?.sendNotification(method, params).catch((error: unknown) => {
      this.output.debug(String(error));
    });
  }

  async #stop(): Promise<void> {
    // A client can be ended only once it has begun; whether that went well matters no more.
    await this.#starting.catch(() => undefined);
    const client = this.#client;
    this.#client = undefined;
    this.#say(undefined);
    this.#processes.discard();
    await client?.dispose();
  }

  #say(status: Status | undefined): void {
    this.#status = status;
    this.#statusEmitter.fire(status);
  }

  /** Called at every start, also after a crash. */
  #connect({ IPCMessageReader, IPCMessageWriter }: Library): MessageTransports {
    const server = this.#processes.take();
    class Reader extends IPCMessageReader {
      override dispose(): void {
        super.dispose();
        // Nobody talks to it any more.
        endSoon(server);
      }
    }
    return { reader: new Reader(server), writer: new IPCMessageWriter(server) };
  }

  #clientOptions({ ResponseError, RevealOutputChannelOn }: Library): LanguageClientOptions {
    // Asked again at every start, also after a crash: trust may have been granted meanwhile.
    const options = (): InitializationOptions => ({
      trusted: vscode.workspace.isTrusted,
      version: String(this.#context.extension.packageJSON.version),
      ...(vscode.l10n.bundle ? { texts: vscode.l10n.bundle } : {}),
      storage: this.#context.globalStorageUri.fsPath,
      settings: settingsOfAll(),
      ...ownProxy(),
      ...shownDocument(),
    });
    return {
      documentSelector: DOCUMENT_SCHEMES.flatMap((scheme) => [
        ...LANGUAGES.map((language) => ({ scheme, language })),
        ...PATTERNS.map((pattern) => ({ scheme, pattern })),
      ]),
      outputChannel: this.output,
      // Failures are told where they matter, not by a panel that opens by itself.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: options,
      // The link of a hover is a command; no other command may be started from a text.
      markdown: { isTrusted: { enabledCommands: [COMMANDS.openRule, COMMANDS.showDataFlow] } },
      middleware: {
        // Every blank asks; only comments that silence findings are completed.
        provideCompletionItem: (document, position, context, token, next) =>
          document.lineAt(position).text.includes(DIRECTIVE)
            ? next(document, position, context, token)
            : undefined,
        resolveCodeAction: async (item, token, next) => {
          try {
            return await next(item, token);
          } catch (error) {
            // The server refuses when the text has moved on; whoever chose the fix should know.
            if (error instanceof ResponseError) {
              void vscode.window.showWarningMessage(error.message);
            }
            throw error;
          }
        },
      },
      textSynchronization: { delayOpenNotifications: true },
      diagnosticPullOptions: { onChange: true, onSave: false },
    };
  }
}

/** The settings of every folder, and of documents in none. */
function settingsOfAll(): InitializationOptions["settings"] {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return [
    { value: settingsOf(undefined) },
    ...folders.map(({ uri }) => ({ folder: uri.toString(), value: settingsOf(uri) })),
  ];
}

function settingsOf(scope: vscode.Uri | undefined): unknown {
  return vscode.workspace.getConfiguration(undefined, scope).get(SOURCE);
}

function ownProxy(): ProxyParams {
  const proxy = editorProxy(vscode.workspace.getConfiguration("http"), vscode.workspace.isTrusted);
  return proxy ? { proxy } : {};
}

function shownDocument(): Pick<InitializationOptions, "shown"> {
  const document = vscode.window.activeTextEditor?.document;
  return document ? { shown: document.uri.toString() } : {};
}
