import type { Connection } from "vscode-languageserver";
import { METHODS, type TabsParams } from "../../protocol/messages.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { WorkspaceDiagnostics } from "./workspace-diagnostics.ts";

/** Documents without a tab are shown like closed files, since the editor asks about those with one. */
export function registerTabs(
  connection: Connection,
  workspace: Workspace,
  closedFiles: WorkspaceDiagnostics,
): void {
  connection.onNotification(METHODS.tabs, ({ opened, closed }: TabsParams) => {
    for (const uri of opened) {
      workspace.tabOpened(uri);
      closedFiles.opened(uri);
    }
    for (const uri of closed) {
      if (!workspace.isOpen(uri)) continue;
      workspace.tabClosed(uri);
      closedFiles.closed(uri);
    }
  });
}
