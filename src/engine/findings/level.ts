/** How bad a finding is, worst first: exploitable as written, dangerous, weakens the store, tidy-up. */
export const LEVELS = ["error", "warning", "information", "hint"] as const;
export type Level = (typeof LEVELS)[number];

export type Confidence = "high" | "medium";

/** Presets contain one another: everything in `quiet` is also in `balanced` and `audit`. */
export const PRESETS = ["quiet", "balanced", "audit"] as const;
export type Preset = (typeof PRESETS)[number];

/** `report` findings appear in the audit, the command line and exports, never in the editor. */
export type Surface = "editor" | "report";

export function isLevel(value: unknown): value is Level {
  return LEVELS.some((level) => level === value);
}

export function isPreset(value: unknown): value is Preset {
  return PRESETS.some((preset) => preset === value);
}

/** One step less severe; `hint` stays `hint`. */
export function lower(level: Level): Level {
  return LEVELS[Math.min(LEVELS.indexOf(level) + 1, LEVELS.length - 1)] ?? "hint";
}

/** True when `level` is as severe as `threshold` or more. */
export function atLeast(level: Level, threshold: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(threshold);
}

/** True when a rule of preset `rule` runs under the chosen preset. */
export function presetIncludes(chosen: Preset, rule: Preset): boolean {
  return PRESETS.indexOf(rule) <= PRESETS.indexOf(chosen);
}
