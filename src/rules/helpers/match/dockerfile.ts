import type { ConfigDocument, ConfigEntry } from "../../../engine/api.ts";

/** The instructions of the last stage that is not for developers alone, which is what the image becomes; its base first. */
export interface Stage {
  readonly entries: readonly ConfigEntry[];
  /** The image that the stage begins with, through stages of the same file; lower case. */
  readonly base: string;
}

export function lastStage(document: ConfigDocument): Stage | undefined {
  const stages: { name: string | undefined; base: string; entries: ConfigEntry[] }[] = [];
  for (const entry of document.entries) {
    if (entry.path[0] === "FROM" && entry.path.length === 1) {
      const words = String(entry.value)
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => !word.startsWith("--"));
      const name = words[1] === "as" ? words[2] : undefined;
      stages.push({ name, base: words[0] ?? "", entries: [] });
    }
    stages.at(-1)?.entries.push(entry);
  }
  // One that is named for developers is built for them, wherever it stands in the file.
  const last = stages.findLast(({ name = "" }) => !isDevelopmentImage(name)) ?? stages.at(-1);
  if (!last) return undefined;
  // What earlier stages of the file set holds for those that begin with them.
  const entries = [...last.entries];
  let { base } = last;
  for (let i = stages.indexOf(last) - 1; i >= 0; i--) {
    const stage = stages[i];
    if (stage?.name === undefined || stage.name !== base) continue;
    entries.unshift(...stage.entries);
    base = stage.base;
  }
  return { entries, base };
}

/** True for images that only developers and tests build, by the file's name or its folder. */
export function isDevelopmentImage(path: string): boolean {
  return /(?:^|[/._-])(?:dev|develop|development|test|tests|testing|ci|local|e2e|debug|devcontainer|\.devcontainer|playwright|cypress)(?:[/._-]|$)/i.test(
    path,
  );
}
