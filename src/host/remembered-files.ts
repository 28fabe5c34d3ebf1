import type { ProjectFiles } from "../engine/api.ts";

/** How many characters of texts are kept. An import is followed soon after its neighbours, so more gains nothing. */
const MAX_CHARACTERS = 32_000_000;

/** Files of which the texts are remembered. */
export interface RememberedFiles extends ProjectFiles {
  /** Takes over a text that somebody else has read, unless it was read here before. */
  learn(path: string, text: string): void;
}

/**
 * The files as they were when they were first asked for, for a run that takes no notice of later
 * changes: a module that a hundred others import is read once, not a hundred times.
 */
export function rememberFiles(files: ProjectFiles): RememberedFiles {
  const texts = new Map<string, string | undefined>();
  const there = new Map<string, boolean>();
  let characters = 0;
  const remember = (path: string, text: string | undefined): void => {
    texts.set(path, text);
    characters += text?.length ?? 0;
    for (const [oldest, old] of texts) {
      if (characters <= MAX_CHARACTERS) break;
      texts.delete(oldest);
      characters -= old?.length ?? 0;
    }
  };
  return {
    read(path) {
      if (texts.has(path)) return texts.get(path);
      const text = files.read(path);
      remember(path, text);
      return text;
    },
    learn(path, text) {
      if (!texts.has(path)) remember(path, text);
    },
    exists(path) {
      const known = there.get(path) ?? files.exists(path);
      there.set(path, known);
      return known;
    },
    unreadable: (path) => files.unreadable?.(path),
  };
}
