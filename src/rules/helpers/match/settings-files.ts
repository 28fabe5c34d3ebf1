import type { ProjectView } from "../../../engine/api.ts";

/**
 * Files of a project by a pattern, those that version control has included; where there is none,
 * also those of some names beside each package.json, which nobody lists.
 */
export function settingsFiles(
  project: Pick<ProjectView, "files" | "tracked" | "read">,
  pattern: RegExp,
  names: readonly string[],
): readonly string[] {
  const { files, tracked } = project;
  const paths = new Set([...files, ...(tracked.known ? tracked.paths : [])]);
  if (!tracked.known) {
    for (const path of files) {
      if (!/(?:^|\/)package\.json$/.test(path)) continue;
      const folder = path.slice(0, -"package.json".length);
      for (const name of names)
        if (project.read(folder + name) !== undefined) paths.add(folder + name);
    }
  }
  return [...paths].filter((each) => pattern.test(each)).toSorted();
}
