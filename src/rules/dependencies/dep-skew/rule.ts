import semver from "semver";
import {
  type DependencyEntry,
  isTooYoung,
  type ManifestView,
  manifestRule,
  moveRangeText,
  type ReportedFix,
  type TextEdit,
} from "../../../engine/api.ts";
import { type Family, FAMILIES } from "./families.ts";

export const rule = manifestRule({
  id: "dep-skew",
  meta: {
    category: "dependencies",
    title: "Packages that belong together are at different versions",
    level: "warning",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [1104],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.1"],
    tips: [1, 3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} is at {{version}}, while {{other}} is at {{usual}}.",
      help: "Packages of {{family}} are released together and tested together only: a fix that spans two of them is in force half. Move them to one version.",
    },
  },
  fixes: [{ id: "align", kind: "suggestion", title: "Move all of them to {{highest}}" }],
  manifest(view, context) {
    for (const family of FAMILIES) {
      const members = membersOf(family, view);
      const highest = members.toSorted((a, b) => semver.rcompare(a.version, b.version))[0];
      const usual = highest && usualOf(family, members);
      if (!highest || !usual) continue;
      const isYoung = members.some(({ entry }) =>
        isTooYoung(view.dependencies.get(entry.key) ?? {}, highest.version, context.now.getTime()),
      );
      // Somebody was early with one of them: the others need not be as well.
      const fixes = isYoung ? [] : align(family, members, highest.version);
      for (const { entry, version } of members) {
        if (inStep(family, version, usual.version)) continue;
        context.report({
          at: entry.versionRange ?? entry.valueRange,
          message: "found",
          package: entry.name,
          ...(entry.field === "devDependencies" && ({ level: "information" } as const)),
          data: {
            name: entry.name,
            version,
            other: usual.entry.name,
            usual: usual.version,
            highest: highest.version,
            family: family.name,
          },
          fixes,
        });
      }
    }
  },
});

/** The member with whose version most others are in step; of as many the one with the highest. */
function usualOf(family: Family, members: readonly Member[]): Member | undefined {
  const followers = (of: Member): number =>
    members.filter(({ version }) => inStep(family, version, of.version)).length;
  return members.toSorted(
    (a, b) => followers(b) - followers(a) || semver.rcompare(a.version, b.version),
  )[0];
}

/** One edit for each line that lags behind: nothing is ever moved down. */
function align(family: Family, members: readonly Member[], highest: string): ReportedFix[] {
  const edits: TextEdit[] = [];
  for (const { entry, version } of members) {
    if (inStep(family, version, highest)) continue;
    const { versionRange, range } = entry;
    const text = range === undefined ? undefined : moveRangeText(range, highest);
    if (!versionRange || text === undefined) return [];
    edits.push({ ...versionRange, text });
  }
  return [{ id: "align", edits: () => edits }];
}

interface Member {
  readonly entry: DependencyEntry;
  readonly version: string;
}

/** Members whose version is known: from the lockfile, else where the manifest names exactly one. */
function membersOf(family: Family, { facts, dependencies }: ManifestView): Member[] {
  return facts.dependencies.flatMap((entry): Member[] => {
    if (entry.field === "peerDependencies" || !family.has(entry.name)) return [];
    const locked = dependencies.get(entry.key)?.locked;
    if (locked?.link === true || (locked && locked.name !== entry.name)) return [];
    const version = locked?.version ?? semver.valid(entry.range ?? "", true);
    // Builds of one day, such as `2.0.0-snapshot-…`, are put together by hand.
    if (version === null || semver.prerelease(version)) return [];
    if (family.since !== undefined && semver.lt(version, family.since)) return [];
    return [{ entry, version }];
  });
}

function inStep({ step }: Family, a: string, b: string): boolean {
  if (step === "major") return semver.major(a) === semver.major(b);
  return a === b;
}
