import { type Advisory, type Level, LEVELS, type Severity } from "../../../engine/api.ts";

/** How a finding is shown whose advisory says no more than how severe it is. */
const LEVEL_OF_SEVERITY: Readonly<Record<Severity, Level>> = {
  critical: "error",
  high: "error",
  moderate: "warning",
  low: "information",
  info: "hint",
};

/** That of the worst advisory, which comes first; what is for developers alone is one level lower. */
export function levelOf(advisories: readonly Advisory[], production: boolean): Level {
  const level = LEVEL_OF_SEVERITY[advisories[0]?.severity ?? "info"];
  // Malware does its harm where it is installed.
  if (advisories.some((each) => each.malware)) return "error";
  return production ? level : (LEVELS[LEVELS.indexOf(level) + 1] ?? "hint");
}

/** The worst of some levels; undefined where there are none. */
export function worstLevel(levels: readonly Level[]): Level | undefined {
  return levels.toSorted((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b))[0];
}

/** What only developers run, or what hardly harms, is no reason to stop anybody. */
export function presetFor(level: Level | undefined): { readonly preset?: "balanced" } {
  return level === "information" || level === "hint" ? { preset: "balanced" } : {};
}
