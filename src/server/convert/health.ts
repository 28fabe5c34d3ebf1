import { type DependencyHealth, LineIndex } from "../../engine/api.ts";
import type { FolderHealth } from "../../protocol/health.ts";
import type { Project } from "../workspace/project.ts";

/** Offsets as lines of the files' present texts. */
export function toFolderHealth(
  { items, ...rest }: DependencyHealth,
  project: Project,
  folder: { readonly name: string; readonly uri: string },
): FolderHealth {
  const indexes = new Map<string, LineIndex>();
  const indexOf = (file: string): LineIndex => {
    const known = indexes.get(file) ?? new LineIndex(project.read(file) ?? "");
    indexes.set(file, known);
    return known;
  };
  return {
    ...folder,
    ...rest,
    items: items.map((item) => ({
      ...item,
      places: item.places.map(({ manifest, key, at, catalog, path }) => {
        // What is to be edited stands there.
        const { file, start } = catalog ?? { file: manifest, ...at };
        return { manifest, key, path, uri: project.uriOf(file), ...indexOf(file).position(start) };
      }),
    })),
  };
}
