import semver from "semver";

/** Where the dates below were read, and when: check them again before a release. */
export const NODE_SOURCE = {
  address: "https://github.com/nodejs/Release",
  checkedOn: "2026-11-29",
} as const;

/** Release lines of Node: first release, end of security fixes. Odd ones never get long-term support. */
const LINES = [
  [8, "2017-05-30", "2019-12-31"],
  [10, "2018-04-24", "2021-04-30"],
  [12, "2019-04-23", "2022-04-30"],
  [13, "2019-10-22", "2020-06-01"],
  [14, "2020-04-21", "2023-04-30"],
  [15, "2020-10-20", "2021-06-01"],
  [16, "2021-04-20", "2023-09-11"],
  [17, "2021-10-19", "2022-06-01"],
  [18, "2022-04-19", "2025-04-30"],
  [19, "2022-10-18", "2023-06-01"],
  [20, "2023-04-18", "2026-04-30"],
  [21, "2023-10-17", "2024-06-01"],
  [22, "2024-04-24", "2027-04-30"],
  [23, "2024-10-16", "2025-06-01"],
  [24, "2025-05-06", "2028-04-30"],
  [25, "2025-10-15", "2026-06-01"],
  [26, "2026-04-22", "2029-04-30"],
] as const;

/** Names under which lines with long-term support are asked for: `lts/hydrogen`. */
const CODENAMES: ReadonlyMap<string, number> = new Map([
  ["carbon", 8],
  ["dubnium", 10],
  ["erbium", 12],
  ["fermium", 14],
  ["gallium", 16],
  ["hydrogen", 18],
  ["iron", 20],
  ["jod", 22],
  ["krypton", 24],
]);

/** The major version that a text such as `v18.17.0`, `18`, `18.x` or `lts/hydrogen` asks for. */
export function nodeMajor(text: string): number | undefined {
  const name = /^lts\/(\w+)$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (name !== undefined) return CODENAMES.get(name);
  const match = /^[v=^~]?\s*(\d{1,2})(?:\.(?:\d+|[x*])){0,2}$/i.exec(text.trim());
  return match ? Number(match[1]) : undefined;
}

/** The day on which a line got its last security fixes, when that day has passed: `YYYY-MM-DD`. */
export function nodeLineEnd(major: number, now: number): string | undefined {
  const line = LINES.find(([each]) => each === major);
  if (!line) return major < 8 ? "2019-12-31" : undefined;
  return Date.parse(`${line[2]}T23:59:59Z`) < now ? line[2] : undefined;
}

/** The newest line with long-term support that is past its first half year, when it gets that name. */
export function newestSupportedNode(now: number): number | undefined {
  const HALF_A_YEAR = 183 * 86_400_000;
  return LINES.findLast(
    ([major, from, until]) =>
      major % 2 === 0 && Date.parse(from) + HALF_A_YEAR <= now && now <= Date.parse(until),
  )?.[0];
}

/** Majors of Node with long-term support, now or later, that get security fixes at the moment `now`. */
export function supportedNodeMajors(now: number): number[] {
  return LINES.filter(
    ([major, from, until]) =>
      major % 2 === 0 && Date.parse(from) <= now && now <= Date.parse(`${until}T23:59:59Z`),
  ).map(([major]) => major);
}

/** True when a package's `engines.node` lets in no Node that still gets security fixes. */
export function excludesSupportedNode(enginesNode: string | undefined, now: number): boolean {
  if (enginesNode === undefined || semver.validRange(enginesNode, true) === null) return false;
  const majors = supportedNodeMajors(now);
  return majors.length > 0 && majors.every((major) => !meets(enginesNode, `${major}.x`));
}

/**
 * Whether a package that asks for `wanted` can be proposed to a project that promises `promised`:
 * the oldest Node line of the project must be able to run it.
 */
export function nodeAccepts(wanted: string | undefined, promised: string | undefined): boolean {
  if (wanted === undefined || promised === undefined) return true;
  const oldest = lowest(promised);
  if (oldest === undefined || semver.validRange(wanted, true) === null) return true;
  return meets(wanted, `${oldest}.x`);
}

function lowest(range: string): number | undefined {
  try {
    return semver.minVersion(range, true)?.major;
  } catch {
    return undefined;
  }
}

function meets(a: string, b: string): boolean {
  try {
    return semver.intersects(a, b, { loose: true });
  } catch {
    return true;
  }
}
