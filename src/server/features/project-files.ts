import * as l10n from "@vscode/l10n";
import type { FactMaker, TrackedFiles } from "../../engine/api.ts";
import type { FoundFiles, ServerHost } from "../ports.ts";
import type { Project } from "../workspace/project.ts";

/** Threads that read the scripts of a project; none where they are not worth their start. */
export function makerFor(
  host: ServerHost,
  { root, session, overlay }: Project,
  workers: number,
): FactMaker | undefined {
  if (root === undefined || workers === 0) return undefined;
  return host.factMaker?.({
    root,
    configuration: session.configuration,
    now: session.now.getTime(),
    unsaved: new Map([...overlay].map(([path, text]) => [path, text()])),
    workers,
  });
}

export interface ProjectFilesFound extends FoundFiles {
  readonly tracked: TrackedFiles;
}

/** Lists the files of a project for everyone who needs all of them, and tells the session which manifests there are. */
export async function findProjectFiles(
  host: ServerHost,
  project: Project,
  signal?: AbortSignal,
): Promise<ProjectFilesFound> {
  const { root, session } = project;
  if (root === undefined) {
    const tracked = { known: false, reason: l10n.t("The documents are in no folder.") } as const;
    return { files: [...project.overlay.keys()], skipped: [], php: [], others: 0, tracked };
  }
  const tracked = await host.trackedFiles(root);
  const { include, exclude } = session.configuration;
  const options = { include, exclude, tracked, ...(signal ? { signal } : {}) };
  const found = await host.findFiles(root, options);
  session.manifests.setPaths(found.files);
  session.composers.uses.setPaths(found.php);
  return { ...found, tracked };
}
