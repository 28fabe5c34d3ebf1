import { dirname } from "node:path";
import { isSource, type Source } from "../../registry/sources.ts";
import type { Project } from "../workspace/project.ts";
import { fsPathOf } from "../workspace/uris.ts";

/** Which sources besides the registries the settings of a project switch on. */
export function sourcesOf({ settings }: Project): ReadonlySet<Source> {
  return new Set(settings.sources.filter(isSource));
}

/** The folder of a manifest on disk. */
export function folderOf(project: Project, path: string): string | undefined {
  const file = fsPathOf(project.uriOf(path));
  return file === undefined ? undefined : dirname(file);
}
