import {
  CONFIGURATION_FILE,
  LineIndex,
  MODELS_FILE,
  type Model,
  type NotCheckedItem,
  type ParseProblem,
  type ProjectFiles,
  type TeamModels,
  readConfiguredModels,
  readTeamModels,
} from "../engine/api.ts";

/** The team's models of a root, and what of them could not be read, in words for a report. */
export interface LoadedModels extends TeamModels {
  /** What is left out of those in the configuration. */
  readonly configured: readonly ParseProblem[];
  readonly notRead: readonly NotCheckedItem[];
}

/** Reads the team's models at a root, those in its configuration included. Never throws. */
export function loadModels(files: ProjectFiles, known: () => readonly Model[]): LoadedModels {
  const own = ownModels(files, known);
  const text = files.read(CONFIGURATION_FILE) ?? "";
  const { models, problems } = readConfiguredModels(text, () => [...known(), ...own.models]);
  return {
    models: [...own.models, ...models],
    problems: own.problems,
    configured: problems,
    notRead: [...own.notRead, ...itemsOf(CONFIGURATION_FILE, text, problems)],
  };
}

function ownModels(
  files: ProjectFiles,
  known: () => readonly Model[],
): Omit<LoadedModels, "configured"> {
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
  return { ...read, notRead: itemsOf(MODELS_FILE, text, read.problems) };
}

function itemsOf(
  file: string,
  text: string,
  problems: readonly ParseProblem[],
): readonly NotCheckedItem[] {
  const lines = new LineIndex(text);
  return problems.map(({ message, range }) => {
    const { line, column } = lines.position(range.start);
    return { what: `${file}:${line + 1}:${column + 1}`, reason: message, file };
  });
}
