import type { ConfigDocument, Range } from "../../../engine/api.ts";

export interface DeveloperRuntime {
  readonly at: Range;
  readonly text: string;
}

/** The versions of Node that a package.json tells developers to use: `volta.node`, `devEngines.runtime`. */
export function developerRuntimes(document: ConfigDocument): DeveloperRuntime[] {
  if (!/(?:^|\/)package\.json$/.test(document.path)) return [];
  const names = new Map<string, unknown>();
  for (const { path, value } of document.entries) {
    if (path.at(-1) === "name") names.set(path.slice(0, -1).join("\n"), value);
  }
  return document.entries.flatMap(({ path, value, valueRange }): DeveloperRuntime[] => {
    if (typeof value !== "string") return [];
    const [first, second] = path;
    const isVolta = first === "volta" && second === "node" && path.length === 2;
    const isRuntime =
      first === "devEngines" &&
      second === "runtime" &&
      path.at(-1) === "version" &&
      names.get(path.slice(0, -1).join("\n")) === "node";
    return isVolta || isRuntime ? [{ at: valueRange, text: value }] : [];
  });
}
