import type { NotCheckedEntry } from "../../protocol/messages.ts";
import type { Registry } from "../../registry/registry-options.ts";
import type { Project } from "../workspace/project.ts";
import { folderOf, sourcesOf } from "./registry-questions.ts";

/** Asks the sources that are switched on about a composer.json and hands the answers to its session; true where that was news. */
export async function askComposer(
  registry: Registry,
  project: Project,
  path: string,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { session } = project;
  const folder = folderOf(project, path);
  const told = await registry.composer(session.composers.question(path), {
    ...(folder === undefined ? {} : { folder }),
    ...(signal && { signal }),
    sources: sourcesOf(project),
  });
  if (told) session.setComposerAnswers(path, told);
  return told !== undefined;
}

/** The composer.json files among those of a project that are looked at. */
export function composerFiles({ session }: Project, files: readonly string[]): readonly string[] {
  return files.filter(
    (path) => session.composers.isManifest(path) && session.classify(path).kind !== "muted",
  );
}

export function composerNotChecked(project: Project, path: string): NotCheckedEntry[] {
  const uri = project.uriOf(path);
  const items = project.session.composers.notChecked(path);
  return items.map(({ what, reason }) => ({ what, reason, uri }));
}
