import { expect, test } from "vitest";
import {
  atLeast,
  isLevel,
  isPreset,
  LEVELS,
  lower,
  presetIncludes,
} from "../../../src/engine/findings/level.ts";

test("names of levels and presets are told from other values", () => {
  expect(LEVELS.every(isLevel)).toBe(true);
  expect(["Error", "none", "", undefined, 0, ["error"], "toString"].some(isLevel)).toBe(false);
  expect(isPreset("quiet") && isPreset("balanced") && isPreset("audit")).toBe(true);
  expect(["Quiet", null, {}].some(isPreset)).toBe(false);
});

test("levels go down one step and end at hint", () => {
  expect(LEVELS.map(lower)).toEqual(["warning", "information", "hint", "hint"]);
});

test("a threshold takes its own level and the more severe ones", () => {
  expect(LEVELS.filter((level) => atLeast(level, "warning"))).toEqual(["error", "warning"]);
  expect(LEVELS.filter((level) => atLeast(level, "hint"))).toEqual([...LEVELS]);
});

test("each preset includes the smaller ones", () => {
  expect(presetIncludes("audit", "quiet")).toBe(true);
  expect(presetIncludes("balanced", "balanced")).toBe(true);
  expect(presetIncludes("quiet", "balanced")).toBe(false);
});
