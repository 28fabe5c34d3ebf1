import { LEVELS } from "../findings/level.ts";
import type { LevelCounts, SkippedCount } from "./summary.ts";

/** A count with its noun, such as `1 file` or `2,345 files`. */
export function counted(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? singular : plural}`;
}

/** Counts by level, worst first, such as `2 errors, 1 warning`; levels without findings are left out. */
export function levelWords(levels: LevelCounts): string {
  const words = LEVELS.filter((level) => levels[level] > 0).map((level) =>
    level === "information"
      ? `${levels[level].toLocaleString("en-US")} information`
      : counted(levels[level], level),
  );
  return words.length === 0 ? "no findings" : words.join(", ");
}

export function durationWords(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** Such as `2 folders and 3 files`. */
export function skippedWords({ files, folders }: SkippedCount): string {
  const parts = [
    ...(folders > 0 ? [counted(folders, "folder")] : []),
    ...(files > 0 ? [counted(files, "file")] : []),
  ];
  return parts.join(" and ");
}

/**
 * Text of others, made safe to show: control characters could steer a terminal, and bidirectional
 * ones could make code look like other code.
 */
export function visible(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex
    /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
