import * as vscode from "vscode";
import { DEPENDENCIES_VIEW } from "../../protocol/ids.ts";
import type { FolderHealth, HealthParams } from "../../protocol/health.ts";
import { METHODS, type Status } from "../../protocol/messages.ts";
import type { ServerClient } from "../server-client.ts";
import { coverageWords } from "./coverage-words.ts";
import { type Grouping, groupNodes, type Node } from "./nodes.ts";
import { groupItem, packageItem } from "./tree-item.ts";

const GROUPING_KEY = "dependencies.grouping";
/** Answers come one after the other; the tree is not drawn for each. */
const GATHER_MS = 300;

/** The view of dependencies. While it is not shown it asks for nothing and holds nothing. */
export class DependencyTree implements vscode.Disposable, vscode.TreeDataProvider<Node> {
  readonly #client: ServerClient;
  readonly #memory: vscode.Memento;
  readonly #view: vscode.TreeView<Node>;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #subscriptions: vscode.Disposable[];
  #revision: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #hasAsked = false;

  constructor(client: ServerClient, memory: vscode.Memento) {
    this.#client = client;
    this.#memory = memory;
    this.#view = vscode.window.createTreeView<Node>(DEPENDENCIES_VIEW, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
    this.#tellGrouping();
    this.#subscriptions = [
      this.#view,
      this.#changed,
      client.onStatus((status) => this.#hear(status)),
      this.#view.onDidChangeVisibility(({ visible }) => visible && this.#draw()),
    ];
  }

  readonly onDidChangeTreeData = this.#changed.event;

  get grouping(): Grouping {
    return this.#memory.get<Grouping>(GROUPING_KEY) === "workspace" ? "workspace" : "state";
  }

  async group(grouping: Grouping): Promise<void> {
    await this.#memory.update(GROUPING_KEY, grouping);
    this.#tellGrouping();
    this.#draw();
  }

  getTreeItem(node: Node): vscode.TreeItem {
    return node.kind === "group" ? groupItem(node) : packageItem(node);
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node) return node.kind === "group" ? [...node.children] : [];
    const params: HealthParams = { ask: !this.#hasAsked };
    this.#hasAsked = true;
    const folders = await this.#client.request<FolderHealth[]>(METHODS.dependencyHealth, params);
    this.#view.message = coverageWords(folders);
    return groupNodes(folders, this.grouping);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const each of this.#subscriptions) each.dispose();
  }

  /** The number on the icon comes with what the server says anyway. */
  #hear(status: Status | undefined): void {
    if (!status) return;
    const { revision, vulnerable } = status.dependencies;
    if (revision === this.#revision) return;
    this.#revision = revision;
    const tooltip =
      vulnerable === 1
        ? vscode.l10n.t("1 vulnerable package")
        : vscode.l10n.t("{0} vulnerable packages", vulnerable);
    this.#view.badge = vulnerable === 0 ? undefined : { value: vulnerable, tooltip };
    if (this.#view.visible) this.#timer ??= setTimeout(() => this.#draw(), GATHER_MS);
  }

  #draw(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#changed.fire(undefined);
  }

  #tellGrouping(): void {
    void vscode.commands.executeCommand(
      "setContext",
      "storewarden.dependencyGrouping",
      this.grouping,
    );
  }
}
