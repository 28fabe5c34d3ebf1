import * as vscode from "vscode";
import { type ExplainParams, type Explanation, METHODS } from "../../protocol/messages.ts";
import type { ServerClient } from "../server-client.ts";
import { describe } from "../explanation-text.ts";

const SCHEME = "storewarden-explanation";

/** The page that says why there are findings or none, made anew whenever it is asked for. */
export class ExplanationPage implements vscode.TextDocumentContentProvider, vscode.Disposable {
  readonly #client: ServerClient;
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration: vscode.Disposable;
  #text = "";

  readonly onDidChange = this.#changed.event;

  constructor(client: ServerClient) {
    this.#client = client;
    this.#registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  provideTextDocumentContent(): string {
    return this.#text;
  }

  async show(): Promise<void> {
    const active = vscode.window.activeTextEditor?.document.uri;
    const params: ExplainParams = active ? { uri: active.toString() } : {};
    this.#text = describe(await this.#client.request<Explanation>(METHODS.explain, params));
    const name = `${vscode.l10n.t("Why No Findings?").replace(/[?/\\]/g, "")}.md`;
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${name}` });
    this.#changed.fire(uri);
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
