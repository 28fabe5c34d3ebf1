import * as l10n from "@vscode/l10n";
import type { Connection } from "vscode-languageserver";
import { dependencyHealth } from "../../engine/api.ts";
import type { FolderHealth, HealthParams } from "../../protocol/health.ts";
import { METHODS } from "../../protocol/messages.ts";
import { toFolderHealth } from "../convert/health.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Dependencies } from "./dependencies.ts";

/** What the tree of dependencies shows. Nothing of it is computed before the tree asks. */
export function registerDependencyHealth(
  connection: Connection,
  workspace: Workspace,
  dependencies: Dependencies,
): void {
  let isAsking = false;
  connection.onRequest(
    METHODS.dependencyHealth,
    async ({ ask }: HealthParams): Promise<FolderHealth[]> => {
      await workspace.ready;
      const folders: FolderHealth[] = [];
      for (const project of workspace.projects.all) {
        const files = await dependencies.filesOf(project);
        const { manifests, composers } = project.session;
        if (!files.some((path) => manifests.isManifest(path) || composers.isManifest(path)))
          continue;
        const off = dependencies.offReason(project);
        const health = dependencyHealth({
          session: project.session,
          files,
          ...(off !== undefined && { off }),
        });
        const name = project.name === "" ? l10n.t("open documents") : project.name;
        const uri = workspace.projects.uriOf(project) ?? "";
        folders.push(toFolderHealth(health, project, { name, uri }));
      }
      if (ask && !isAsking) {
        isAsking = true;
        void askAll(workspace, dependencies).finally(() => (isAsking = false));
      }
      return folders;
    },
  );
}

/** Asks about all manifests that nobody has asked about yet, one after the other. */
async function askAll(workspace: Workspace, dependencies: Dependencies): Promise<void> {
  for (const project of workspace.projects.folders) {
    const { session } = project;
    for (const path of await dependencies.filesOf(project)) {
      const isManifest = session.manifests.isManifest(path) || session.composers.isManifest(path);
      if (!isManifest || dependencies.wasAsked(project, path)) continue;
      if (session.classify(path).kind !== "muted") await dependencies.check(project, path);
    }
  }
}
