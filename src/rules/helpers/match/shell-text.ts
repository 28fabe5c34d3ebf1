import type { ConfigDocument } from "../../../engine/api.ts";

/** A piece of a file that a shell runs, as it is written. */
export interface ShellText {
  readonly text: string;
  /** The offset of its first character. */
  readonly start: number;
}

const STEPS =
  /^(?:run|scripts?|commands?|entrypoint|before_script|after_script|before_install|install|before_deploy|deploy|build)$/;
const INSTRUCTIONS = new Set(["RUN", "CMD", "ENTRYPOINT"]);

/** What a shell runs of a file: scripts, steps of workflows and compose files, instructions of images, npm scripts. */
export function shellTexts(document: ConfigDocument): ShellText[] {
  const isManifest = /(?:^|\/)package\.json$/.test(document.path);
  if (document.kind === "json" && !isManifest) return [];
  return document.entries
    .filter(({ path, value }) => typeof value === "string" && isRun(document, path))
    .map(({ valueRange: { start, end } }) => ({ text: document.text.slice(start, end), start }));
}

function isRun(document: ConfigDocument, path: readonly string[]): boolean {
  switch (document.kind) {
    case "shell":
      return true;
    case "dockerfile":
      return path.length === 1 && INSTRUCTIONS.has(path[0] ?? "");
    case "json":
      return path[0] === "scripts" && path.length === 2;
    case "yaml":
      return STEPS.test(path.findLast((key) => !/^\d+$/.test(key)) ?? "");
    default:
      return false;
  }
}
