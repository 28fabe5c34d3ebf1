import {
  LineIndex,
  MODELS_FILE,
  type Model,
  type NotCheckedItem,
  type ProjectFiles,
  type TeamModels,
  readTeamModels,
} from "../engine/api.ts";

/** The team's models of a root, and what of them could not be read, in words for a report. */
export interface LoadedModels extends TeamModels {
  readonly notRead: readonly NotCheckedItem[];
}

/** Reads the team's models at a root. Never throws; a root without such a file has none. */
export function loadModels(files: ProjectFiles, known: readonly Model[]): LoadedModels {
  const text = files.read(MODELS_FILE);
  if (text === undefined) {
    if (!files.exists(MODELS_FILE)) return { models: [], problems: [], notRead: [] };
    const reason = files.unreadable?.(MODELS_FILE) ?? "it cannot be read";
    return {
      models: [],
      problems: [{ message: reason, range: { start: 0, end: 0 } }],
      notRead: [{ what: MODELS_FILE, reason, file: MODELS_FILE }],
    };
  }
  const read = readTeamModels(text, known);
  const lines = new LineIndex(text);
  const notRead = read.problems.map(({ message, range }): NotCheckedItem => {
    const { line, column } = lines.position(range.start);
    const what = `${MODELS_FILE}:${line + 1}:${column + 1}`;
    return { what, reason: message, file: MODELS_FILE };
  });
  return { ...read, notRead };
}
