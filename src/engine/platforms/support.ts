import semver from "semver";
import type { PlatformPatch, PlatformSupport, PlatformVersion, SupportStatus } from "./platform.ts";

/** Whether a constraint of Composer lets an exact version in. */
export type IsComposerVersion = (version: string, constraint: string) => boolean;

export interface Judgement {
  readonly status: SupportStatus;
  readonly says: string;
}

/** What the data file says of a version. A range counts only where all of it is said the same of. */
export function judgeSupport(
  support: PlatformSupport | undefined,
  version: PlatformVersion | undefined,
  now: Date,
  isComposerVersion: IsComposerVersion,
): Judgement {
  if (!support) return { status: "unknown", says: "Nothing is known of its support." };
  if (!version) return { status: "unknown", says: support.says };
  const isPrerelease =
    version.composerPackage === undefined &&
    (semver.prerelease(version.version, true) ?? []).length > 0;
  if (support.prereleases !== undefined && isPrerelease)
    return { status: "behind", says: support.prereleases };
  const line = support.lines?.find((each) => speaksOf(each, version, isComposerVersion));
  if (line) return { status: line.status, says: line.says };
  if (support.calendarMonths !== undefined)
    return byMonth(support, support.calendarMonths, version.version, now);
  return { status: "unknown", says: support.says };
}

/** What a version lacks although it is published for its line. A range says nothing: it may let the fix in. */
export function missingPatch(
  support: PlatformSupport | undefined,
  version: PlatformVersion | undefined,
  isComposerVersion: IsComposerVersion,
): PlatformPatch | undefined {
  if (!version?.exact) return undefined;
  return support?.patches?.find((each) => speaksOf(each, version, isComposerVersion));
}

/** Composer orders patches (`2.4.7-p9`, `2.4.7-p10`) otherwise than semver, and has four numbers. */
function speaksOf(
  { versions, of }: { readonly versions: string; readonly of?: string },
  { version, composerPackage }: PlatformVersion,
  isComposerVersion: IsComposerVersion,
): boolean {
  if (of !== undefined && of !== composerPackage) return false;
  if (composerPackage === undefined) return isWithin(version, versions);
  return isComposerVersion(version, versions);
}

/** Versions such as `2025.7.1`, `~2025.7.0` and `2025-07`. */
function byMonth(support: PlatformSupport, months: number, version: string, now: Date): Judgement {
  const match = /(20\d\d)[.-](\d\d?)/.exec(version);
  if (!match) return { status: "unknown", says: support.says };
  const [, year = "", month = ""] = match;
  const age = (now.getUTCFullYear() - Number(year)) * 12 + now.getUTCMonth() + 1 - Number(month);
  if (age > months) {
    return { status: "ended", says: `It is ${age} months old. ${support.says}` };
  }
  return { status: "supported", says: support.says };
}

/** Whether all that a version or range lets in is within other versions. */
export function isWithin(version: string, versions: string): boolean {
  try {
    const exact = semver.valid(version, true);
    if (exact !== null) return semver.satisfies(exact, versions, { includePrerelease: true });
    return semver.subset(version, versions, { loose: true, includePrerelease: true });
  } catch {
    return false;
  }
}
