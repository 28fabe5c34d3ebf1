import { describe, expect, it } from "vitest";
import { coolDownFor, readCoolDown } from "../../../src/engine/deps/cool-down-settings.ts";
import { matchesName } from "../../../src/engine/deps/name-pattern.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function ms(file: string, text: string): number | undefined {
  return readCoolDown(file, text)?.ms;
}

describe("each package manager counts in its own unit", () => {
  it("npm in days", () => {
    expect(ms(".npmrc", "min-release-age=7\n")).toBe(7 * DAY);
    expect(ms("shop/.npmrc", '; wait\nmin-release-age = "2" # days\n')).toBe(2 * DAY);
  });
  it("pnpm in minutes, in either of its files", () => {
    expect(ms("pnpm-workspace.yaml", "minimumReleaseAge: 1440\n")).toBe(DAY);
    expect(ms(".npmrc", "minimum-release-age=60\n")).toBe(HOUR);
  });
  it("Yarn in minutes or with a unit", () => {
    expect(ms(".yarnrc.yml", "npmMinimalAgeGate: 1440\n")).toBe(DAY);
    expect(ms(".yarnrc.yml", "npmMinimalAgeGate: 3d\n")).toBe(3 * DAY);
    expect(ms(".yarnrc.yml", 'npmMinimalAgeGate: "12h"\n')).toBe(12 * HOUR);
    expect(ms(".yarnrc.yml", "npmMinimalAgeGate: 1w\n")).toBe(7 * DAY);
  });
  it("Bun in seconds", () => {
    expect(ms("bunfig.toml", "[install]\nminimumReleaseAge = 259200\n")).toBe(3 * DAY);
  });
  it("zero is a setting", () => expect(ms(".npmrc", "min-release-age=0\n")).toBe(0));
});

it("is not read where nothing is said, or nothing that means anything", () => {
  for (const [file, text] of [
    [".npmrc", "registry=https://host.test/\n"],
    [".npmrc", "min-release-age=${DAYS}\n"],
    [".npmrc", "min-release-age=-1\n"],
    [".npmrc", "min-release-age=1e9\n"],
    ["pnpm-workspace.yaml", "settings:\n  minimumReleaseAge: 1440\n"],
    ["pnpm-workspace.yaml", "minimumReleaseAge: [1440]\n"],
    ["pnpm-workspace.yaml", ":\n  - : {"],
    [".yarnrc.yml", "npmMinimalAgeGate: soon\n"],
    ["bunfig.toml", "minimumReleaseAge = 259200\n"],
    ["bunfig.toml", "[install\n"],
    ["package.json", '{"min-release-age": 7}'],
  ] as const) {
    expect(readCoolDown(file, text)).toBeUndefined();
  }
  expect(ms(".npmrc", "min-release-age=999999999999\n")).toBe(3650 * DAY);
});

describe("packages that need not wait", () => {
  const of = (file: string, text: string, name: string) => {
    const setting = readCoolDown(file, text);
    expect(setting).toBeDefined();
    return coolDownFor(setting!, name);
  };
  it("by name and by pattern", () => {
    const text = 'minimumReleaseAge: 1440\nminimumReleaseAgeExclude:\n  - "@own/*"\n  - left-pad\n';
    expect(of("pnpm-workspace.yaml", text, "@own/core").ms).toBe(0);
    expect(of("pnpm-workspace.yaml", text, "left-pad").ms).toBe(0);
    expect(of("pnpm-workspace.yaml", text, "@other/core").ms).toBe(DAY);
    const npm = "min-release-age=1\nmin-release-age-exclude=@own/*\n";
    expect(of(".npmrc", npm, "@own/core").ms).toBe(0);
    const bun = '[install]\nminimumReleaseAge = 86400\nminimumReleaseAgeExcludes = ["left-pad"]\n';
    expect(of("bunfig.toml", bun, "left-pad").ms).toBe(0);
  });
  it("for certain versions alone", () => {
    const text = "minimumReleaseAge: 1440\nminimumReleaseAgeExclude:\n  - nx@21.6.4 || 21.6.5\n";
    expect(of("pnpm-workspace.yaml", text, "nx")).toEqual({
      ms: DAY,
      file: "pnpm-workspace.yaml",
      exempt: "21.6.4 || 21.6.5",
    });
  });
  it("by scope, as Yarn has it, longer or shorter", () => {
    const text =
      "npmMinimalAgeGate: 1d\nnpmScopes:\n  own:\n    npmMinimalAgeGate: 0\n  odd:\n    npmMinimalAgeGate: 2d\nnpmPreapprovedPackages:\n  - left-pad@npm:^1.0.0\n";
    expect(of(".yarnrc.yml", text, "@own/x").ms).toBe(0);
    expect(of(".yarnrc.yml", text, "@odd/x").ms).toBe(2 * DAY);
    expect(of(".yarnrc.yml", text, "left-pad").exempt).toBe("^1.0.0");
  });
});

it("patterns stand for whole names", () => {
  for (const [pattern, name] of [
    ["*", "a"],
    ["@own/*", "@own/a"],
    ["*-loader", "css-loader"],
    ["a*b*c", "axxbyyc"],
    ["a**", "a"],
  ] as const) {
    expect(matchesName(pattern, name)).toBe(true);
  }
  for (const [pattern, name] of [
    ["@own/*", "@owner/a"],
    ["a*a", "a"],
    ["a", "ab"],
    ["a*bb*b", "abb"],
    ["", "a"],
  ] as const) {
    expect(matchesName(pattern, name)).toBe(false);
  }
});
