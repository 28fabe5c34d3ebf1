import type { Range } from "../../../engine/api.ts";

/** A line of a package manager's settings that lets anything run, or come from anywhere. */
export interface OpenSwitch {
  readonly at: Range;
  readonly message: "all-scripts" | "all-sources";
  readonly name: string;
}

export const SETTINGS_FILE = /(?:^|\/)(?:\.npmrc|pnpm-workspace\.yaml)$/;
const SCRIPTS =
  /^[ \t]*(dangerously-allow-all-(?:scripts|builds)|dangerouslyAllowAllBuilds)[ \t]*[=:][ \t]*["']?true\b/gm;
const SOURCES = /^[ \t]*(allow-(?:git|remote))[ \t]*=[ \t]*["']?all\b/gm;

/** The switches of npm and pnpm that are open in a settings file. */
export function openSwitches(text: string): OpenSwitch[] {
  return [...found(text, SCRIPTS, "all-scripts"), ...found(text, SOURCES, "all-sources")].toSorted(
    (a, b) => a.at.start - b.at.start,
  );
}

function found(text: string, pattern: RegExp, message: OpenSwitch["message"]): OpenSwitch[] {
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[1] ?? "";
    const start = match.index + match[0].indexOf(name);
    return { at: { start, end: match.index + match[0].length }, message, name };
  });
}
