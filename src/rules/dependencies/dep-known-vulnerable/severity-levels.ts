import type { Level, Severity } from "../../../engine/api.ts";

/** How a finding is shown whose advisory says no more than how severe it is. */
export const LEVEL_OF_SEVERITY: Readonly<Record<Severity, Level>> = {
  critical: "error",
  high: "error",
  moderate: "warning",
  low: "information",
  info: "hint",
};
