import semver from "semver";
import { readDocument } from "../documents/read-document.ts";
import type { ConfigEntry } from "../documents/document.ts";
import { matchesName } from "./name-pattern.ts";
import type { CoolDownFor } from "./types.ts";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** Nobody waits longer for a release. */
const MOST_MS = 3650 * DAY;
const MOST_EXEMPTIONS = 1000;

/** How long releases have to be out before the package manager of a project takes them. */
export interface CoolDownSetting {
  readonly ms: number;
  /** The file that says so, relative to the root. */
  readonly file: string;
  /** By scope, with its `@`. */
  readonly scopes: ReadonlyMap<string, number>;
  /** Patterns of names that need not wait; `name@1.2.3 || 1.2.4` is about these versions alone. */
  readonly exempt: readonly string[];
}

/** Files that may hold such a setting, by the lockfile of their package manager. */
export const COOL_DOWN_FILES = {
  npm: [".npmrc"],
  pnpm: ["pnpm-workspace.yaml", ".npmrc"],
  yarn: [".yarnrc.yml"],
  "yarn-classic": [".yarnrc.yml"],
  bun: ["bunfig.toml"],
} as const;

/** Reads the setting of one of these files; each has its own name and unit for it. */
export function readCoolDown(file: string, text: string): CoolDownSetting | undefined {
  const name = file.slice(file.lastIndexOf("/") + 1);
  if (name === ".npmrc") return ofNpmrc(file, text);
  const entries = readDocument(file, text)?.entries ?? [];
  if (name === "pnpm-workspace.yaml")
    return setting(file, times(valueAt(entries, ["minimumReleaseAge"]), MINUTE), {
      exempt: listAt(entries, ["minimumReleaseAgeExclude"]),
    });
  if (name === ".yarnrc.yml")
    return setting(file, duration(valueAt(entries, ["npmMinimalAgeGate"])), {
      exempt: listAt(entries, ["npmPreapprovedPackages"]),
      scopes: scopesOf(entries),
    });
  if (name !== "bunfig.toml") return undefined;
  return setting(file, times(valueAt(entries, ["install", "minimumReleaseAge"]), SECOND), {
    exempt: listAt(entries, ["install", "minimumReleaseAgeExcludes"]),
  });
}

/** What a setting says of one package. */
export function coolDownFor(
  { ms, file, scopes, exempt }: CoolDownSetting,
  name: string,
): CoolDownFor {
  const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/")) : "";
  const ranges: string[] = [];
  for (const pattern of exempt) {
    const at = pattern.indexOf("@", 1);
    if (!matchesName(at === -1 ? pattern : pattern.slice(0, at), name)) continue;
    const range =
      at === -1
        ? "*"
        : pattern
            .slice(at + 1)
            .replace(/^npm:/, "")
            .trim();
    if (range === "*" || range === "") return { ms: 0, file };
    if (semver.validRange(range, true) !== null) ranges.push(range);
  }
  return {
    ms: scopes.get(scope) ?? ms,
    file,
    ...(ranges.length > 0 && { exempt: ranges.join(" || ") }),
  };
}

function setting(
  file: string,
  ms: number | undefined,
  { exempt = [], scopes = new Map() }: Partial<Pick<CoolDownSetting, "exempt" | "scopes">>,
): CoolDownSetting | undefined {
  return ms === undefined ? undefined : { ms, file, scopes, exempt };
}

/** npm counts days, and pnpm reads minutes from the same file. The last of several lines counts. */
function ofNpmrc(file: string, text: string): CoolDownSetting | undefined {
  let ms: number | undefined;
  const exempt: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    const [, key, value] = /^\s*([\w-]+)(?:\[\])?\s*=\s*["']?([^"'#;]*)/.exec(line) ?? [];
    if (key === "min-release-age") ms = times(value, DAY) ?? ms;
    else if (key === "minimum-release-age") ms = times(value, MINUTE) ?? ms;
    else if (key === "min-release-age-exclude" || key === "minimum-release-age-exclude")
      exempt.push(...(value ?? "").split(/[\s,]+/).filter((each) => each !== ""));
  }
  return setting(file, ms, { exempt: exempt.slice(0, MOST_EXEMPTIONS) });
}

function times(value: unknown, unit: number): number | undefined {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !/^\d{1,12}(?:\.\d{1,9})?$/.test(text.trim())) return undefined;
  return Math.min(Number(text) * unit, MOST_MS);
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: SECOND,
  m: MINUTE,
  h: 60 * MINUTE,
  d: DAY,
  w: 7 * DAY,
};

/** Yarn takes minutes, or a number with its unit: `3d`. */
function duration(value: unknown): number | undefined {
  const plain = times(value, MINUTE);
  if (plain !== undefined || typeof value !== "string") return plain;
  const [, amount, unit = ""] =
    /^(\d{1,9}(?:\.\d{1,9})?)\s*(ms|s|m|h|d|w)$/.exec(value.trim()) ?? [];
  const factor = UNITS[unit];
  return factor === undefined ? undefined : times(amount, factor);
}

function scopesOf(entries: readonly ConfigEntry[]): Map<string, number> {
  const scopes = new Map<string, number>();
  for (const { path, value } of entries) {
    const [first, scope = "", key] = path;
    if (first !== "npmScopes" || key !== "npmMinimalAgeGate" || path.length !== 3) continue;
    const ms = duration(value);
    if (ms !== undefined) scopes.set(`@${scope.replace(/^@/, "")}`, ms);
  }
  return scopes;
}

function valueAt(entries: readonly ConfigEntry[], path: readonly string[]): unknown {
  return entries.findLast((entry) => isAt(entry, path, 0))?.value;
}

function listAt(entries: readonly ConfigEntry[], path: readonly string[]): string[] {
  return entries
    .flatMap((entry) =>
      isAt(entry, path, 1) && typeof entry.value === "string" ? [entry.value] : [],
    )
    .slice(0, MOST_EXEMPTIONS);
}

function isAt(entry: ConfigEntry, path: readonly string[], more: number): boolean {
  return (
    entry.path.length === path.length + more &&
    path.every((key, index) => entry.path[index] === key)
  );
}
