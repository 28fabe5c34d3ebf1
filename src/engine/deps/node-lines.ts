import semver from "semver";

/** Release lines of Node that get or got long-term support: first release, end of security fixes. */
const LINES = [
  [14, "2020-04-21", "2023-04-30"],
  [16, "2021-04-20", "2023-09-11"],
  [18, "2022-04-19", "2025-04-30"],
  [20, "2023-04-18", "2026-04-30"],
  [22, "2024-04-24", "2027-04-30"],
  [24, "2025-05-06", "2028-04-30"],
  [26, "2026-04-22", "2029-04-30"],
] as const;

/** Majors of Node that get security fixes at the moment `now`. */
export function supportedNodeMajors(now: number): number[] {
  return LINES.filter(
    ([, from, until]) => Date.parse(from) <= now && now <= Date.parse(`${until}T23:59:59Z`),
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
