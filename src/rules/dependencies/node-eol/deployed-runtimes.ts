import type { ConfigDocument, Range } from "../../../engine/api.ts";

export interface DeployedRuntime {
  readonly at: Range;
  readonly text: string;
}

/** `nodejs18.x` of Amazon, `nodejs18` of Google. */
const RUNTIME = /^nodejs(\d{2})(?:\.x)?$/;

/** The versions of Node on which functions and sites run by what a file for their host says. */
export function deployedRuntimes(document: ConfigDocument): DeployedRuntime[] {
  return document.entries.flatMap(({ path, value, valueRange }): DeployedRuntime[] => {
    if (typeof value !== "string") return [];
    const key = path.at(-1) ?? "";
    if (document.kind === "toml") {
      const isOfBuild = key === "NODE_VERSION" && /(?:^|\/)netlify\.toml$/.test(document.path);
      return isOfBuild ? [{ at: valueRange, text: value }] : [];
    }
    const version = /^runtime$/i.test(key) ? RUNTIME.exec(value)?.[1] : undefined;
    const start = document.text.indexOf("nodejs", valueRange.start) + "nodejs".length;
    return version !== undefined && start < valueRange.end
      ? [{ at: { start, end: start + version.length }, text: version }]
      : [];
  });
}
