import * as vscode from "vscode";
import { COMMANDS } from "../protocol/ids.ts";
import type { ServerClient } from "./server-client.ts";

/** Messages to the person, always as an answer to something that they asked for. */
export const say = {
  /** What went wrong, with the way to the details. */
  error(client: ServerClient, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const show = vscode.l10n.t("Show Output");
    void vscode.window
      .showErrorMessage(vscode.l10n.t("Storewarden: {0}", message), show)
      .then((choice) => {
        if (choice === show) client.output.show();
      });
  },

  /** The outcome of a command, with the report one click away. */
  async outcome(message: string): Promise<void> {
    const show = vscode.l10n.t("Show Report");
    const choice = await vscode.window.showInformationMessage(message, show);
    if (choice === show) await vscode.commands.executeCommand(COMMANDS.showReport);
  },
};
