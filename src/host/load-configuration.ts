import { lstatSync } from "node:fs";
import { join } from "node:path";
import {
  CONFIGURATION_FILE,
  DEFAULT_CONFIGURATION,
  LineIndex,
  type Position,
  type ProjectFiles,
  type ReadConfiguration,
  readConfiguration,
} from "../engine/api.ts";
import { createProjectFiles } from "./project-files.ts";

/** The configuration of a root, as far as it can be read. */
export interface LoadedConfiguration extends ReadConfiguration {
  /** False when the root has no configuration file and the defaults hold. */
  readonly present: boolean;
  /** Where the problems start, in their order; lines and columns from 0. */
  readonly places: readonly Position[];
}

/**
 * Reads the team's configuration at a root. Never throws: a file that is there and cannot be read is
 * a problem at its start. `files` lets unsaved text win over the disk.
 */
export function loadConfiguration(
  root: string,
  ruleIds: readonly string[],
  files: ProjectFiles = createProjectFiles(root),
): LoadedConfiguration {
  const text = files.read(CONFIGURATION_FILE);
  if (text === undefined) {
    const nothing = {
      configuration: DEFAULT_CONFIGURATION,
      places: [],
      problems: [],
      suppressionRanges: [],
    };
    if (!isThere(root, files)) return { ...nothing, present: false };
    const message = files.unreadable?.(CONFIGURATION_FILE) ?? "it cannot be read";
    const range = { start: 0, end: 0 };
    return {
      ...nothing,
      present: true,
      problems: [{ message, range }],
      places: [{ line: 0, column: 0 }],
    };
  }
  const read = readConfiguration(text, ruleIds);
  const lines = new LineIndex(text);
  const places = read.problems.map((problem) => lines.position(problem.range.start));
  return { ...read, present: true, places };
}

/** Also true for what is no file: a folder or a broken link of that name is a mistake worth saying. */
function isThere(root: string, files: ProjectFiles): boolean {
  if (files.exists(CONFIGURATION_FILE)) return true;
  try {
    return lstatSync(join(root, CONFIGURATION_FILE), { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}
