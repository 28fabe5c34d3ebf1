import { type DependencyHealth, LineIndex } from "../../engine/api.ts";
import type { FolderHealth } from "../../protocol/health.ts";
import type { Project } from "../workspace/project.ts";

/** Offsets as lines of the manifests' present texts. */
export function toFolderHealth(
  { items, ...rest }: DependencyHealth,
  project: Project,
  folder: { readonly name: string; readonly uri: string },
): FolderHealth {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (manifest: string): LineIndex => {
    const known = indexes.get(manifest) ?? new LineIndex(project.read(manifest) ?? "");
    indexes.set(manifest, known);
    return known;
  };
  return {
    ...folder,
    ...rest,
    items: items.map((item) => ({
      ...item,
      places: item.places.map(({ manifest, key, at, path }) => ({
        manifest,
        key,
        path,
        uri: project.uriOf(manifest),
        ...indexOf(manifest).position(at.start),
      })),
    })),
  };
}
