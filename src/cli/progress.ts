import type { AuditProgress } from "../engine/api.ts";
import type { CliSurroundings } from "./surroundings.ts";

/** A line that shows how far the audit is. Nothing at all unless a person watches. */
export interface ProgressLine {
  show(progress: AuditProgress): void;
  clear(): void;
}

/** More often than this nobody can read it. */
const INTERVAL_MS = 100;

const STAGES: Readonly<Record<AuditProgress["stage"], string>> = {
  files: "Analysing files",
  dependencies: "Checking dependencies",
  project: "Checking the project",
};

export function progressLine(around: CliSurroundings, quiet: boolean): ProgressLine {
  if (quiet || !around.error.isTerminal) {
    return { show: () => undefined, clear: () => undefined };
  }
  let last = Number.NEGATIVE_INFINITY;
  let stage: AuditProgress["stage"] | undefined;
  return {
    show(progress) {
      const now = around.now().getTime();
      if (now - last < INTERVAL_MS && progress.stage === stage) return;
      last = now;
      stage = progress.stage;
      const { done, total, findings } = progress;
      around.error.write(`\r\u001b[K${STAGES[stage]}: ${done} of ${total}, ${findings} findings`);
    },
    clear() {
      if (stage !== undefined) around.error.write("\r\u001b[K");
    },
  };
}
