import { readComposerConstraint, satisfiesComposer } from "./composer/constraint.ts";
import { readComposerVersion } from "./composer/version.ts";

/** Where the dates below were read, and when: check them again before a release. */
export const PHP_SOURCE = {
  address: "https://www.php.net/supported-versions.php",
  checkedOn: "2026-11-29",
} as const;

/** Release lines of PHP with the day on which their security fixes end. */
const LINES: ReadonlyMap<string, string> = new Map([
  ["5.6", "2018-12-31"],
  ["7.0", "2019-01-10"],
  ["7.1", "2019-12-01"],
  ["7.2", "2020-11-30"],
  ["7.3", "2021-12-06"],
  ["7.4", "2022-11-28"],
  ["8.0", "2023-11-26"],
  ["8.1", "2025-12-31"],
  ["8.2", "2026-12-31"],
  ["8.3", "2027-12-31"],
  ["8.4", "2028-12-31"],
  ["8.5", "2029-12-31"],
]);

const LATER = ["8.99.0", "9.0.0", "9.99.0"];

/** The day on which a line such as `8.1` got its last security fixes, when that day has passed: `YYYY-MM-DD`. */
export function phpLineEnd(line: string, now: number): string | undefined {
  const until = LINES.get(line);
  return until !== undefined && Date.parse(`${until}T23:59:59Z`) < now ? until : undefined;
}

/** True when a constraint of Composer lets in no PHP that gets security fixes at the moment `now`. */
export function excludesSupportedPhp(constraint: string, now: number): boolean {
  const wanted = readComposerConstraint(constraint);
  if (!wanted || wanted.length === 0) return false;
  const supported = [...LINES.keys()].filter((line) => phpLineEnd(line, now) === undefined);
  // Lines that come later will get fixes as well.
  const versions = [...supported.flatMap((line) => [`${line}.0`, `${line}.99`]), ...LATER];
  return versions.every((text) => {
    const version = readComposerVersion(text);
    return version !== undefined && !satisfiesComposer(version, wanted);
  });
}
