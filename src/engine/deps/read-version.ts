import semver, { type Range, type SemVer } from "semver";

/** More than any package has: all questions about one package come in a row. Each takes a few hundred bytes. */
const MOST_KEPT = 20_000;

/** The ways of reading that npm compares versions in: a version read in one is read again when it is compared in another. */
export const LOOSE = { loose: true };
export const WITH_PRERELEASES = { loose: true, includePrerelease: true };
const STRICT = {};

const versions = new Map<object, Map<string, SemVer | null>>();

/**
 * A version as semver reads it, once: packages that publish every night have thousands, and each
 * question about a package goes over all of them. Null for a text that is no version.
 */
export function readVersion(text: string, way: object = STRICT): SemVer | null {
  let known = versions.get(way);
  if (!known || known.size >= MOST_KEPT) {
    known = new Map();
    versions.set(way, known);
  }
  let version = known.get(text);
  if (version === undefined) {
    version = semver.parse(text, way);
    known.set(text, version);
  }
  return version;
}

const ranges = new Map<object, Map<string, Range | null>>();

/** A range as semver reads it, once; null for a text that is none. */
export function readRange(text: string, way: object): Range | null {
  let known = ranges.get(way);
  if (!known || known.size >= MOST_KEPT) {
    known = new Map();
    ranges.set(way, known);
  }
  let range = known.get(text);
  if (range === undefined) {
    range = parseRange(text, way);
    known.set(text, range);
  }
  return range;
}

function parseRange(text: string, way: object): Range | null {
  try {
    return new semver.Range(text, way);
  } catch {
    return null;
  }
}

/** Negative, zero or positive, as for `sort`. @throws TypeError for a text that is no version. */
export function compareVersions(a: string, b: string): number {
  return semver.compare(readVersion(a) ?? a, readVersion(b) ?? b);
}

/** @throws TypeError for a text that is no version. */
export function majorOf(version: string): number {
  return semver.major(readVersion(version) ?? version);
}
