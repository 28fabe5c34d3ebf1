import * as vscode from "vscode";
import { COMMANDS } from "../protocol/ids.ts";
import type { Status } from "../protocol/messages.ts";
import type { ServerClient } from "./server-client.ts";

/** The item in the status bar: what goes on, and what could not be done. */
export class StatusItem implements vscode.Disposable {
  readonly #client: ServerClient;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable[];

  constructor(client: ServerClient) {
    this.#client = client;
    this.#item = vscode.window.createStatusBarItem(
      "storewarden.status",
      vscode.StatusBarAlignment.Left,
      -10,
    );
    this.#item.name = "Storewarden";
    this.#show(undefined);
    this.#item.show();
    this.#subscriptions = [
      this.#item,
      client.onStatus((status) => this.#show(status)),
      vscode.window.onDidChangeActiveTextEditor(() => this.#show(client.status)),
    ];
  }

  dispose(): void {
    for (const each of this.#subscriptions) each.dispose();
  }

  #show(status: Status | undefined): void {
    const { isStopped } = this.#client;
    const { icon, label } = isStopped ? stopped() : activity(status);
    this.#item.command = isStopped ? COMMANDS.restartServer : COMMANDS.whyNoFindings;
    const trouble = status ? troubles(status) : [];
    const mark = trouble.length > 0 ? "$(warning)" : icon;
    this.#item.text = `${mark} Storewarden`;
    const lines = [label, ...trouble];
    this.#item.tooltip = lines.join("\n");
    // Read aloud instead of the icon's name.
    this.#item.accessibilityInformation = {
      label: vscode.l10n.t("Storewarden: {0}", lines.join(". ")),
      role: "button",
    };
  }
}

function stopped(): { icon: string; label: string } {
  return {
    icon: "$(error)",
    label: vscode.l10n.t("the language server has stopped; select to start it again"),
  };
}

function activity(status: Status | undefined): { icon: string; label: string } {
  if (!status) return { icon: "$(loading~spin)", label: vscode.l10n.t("starting") };
  const { done, total } = status;
  const count = done === undefined || !total ? "" : ` ${done}/${total}`;
  switch (status.activity) {
    case "idle":
      return { icon: "$(shield)", label: vscode.l10n.t("ready") };
    case "analysing":
      return {
        icon: "$(loading~spin)",
        label: vscode.l10n.t("analysing the workspace") + count,
      };
    case "auditing":
      return { icon: "$(loading~spin)", label: vscode.l10n.t("auditing") + count };
    case "checking-dependencies":
      return { icon: "$(loading~spin)", label: vscode.l10n.t("checking dependencies") + count };
  }
}

function troubles(status: Status): string[] {
  const lines: string[] = [];
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  const unreadable = status.unreadable.find((each) => each.uri === active);
  if (unreadable) {
    lines.push(
      vscode.l10n.t(
        "This file has a syntax error, so it shows the earlier findings: {0}",
        unreadable.message,
      ),
    );
  }
  const crashed = [...new Set(status.crashes.map((crash) => crash.ruleId))];
  if (crashed.length > 0) {
    lines.push(vscode.l10n.t("Rules that failed and were left out: {0}", crashed.join(", ")));
  }
  if (status.notChecked > 0) {
    lines.push(vscode.l10n.t("{0} checks could not be made", status.notChecked));
  }
  return [...lines, ...status.notices];
}
