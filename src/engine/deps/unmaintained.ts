import type { Fact } from "../findings/finding.ts";
import type { Level } from "../findings/level.ts";
import { day, monthsBefore, monthsSince, span } from "./calendar.ts";
import { isWholePackage } from "./deprecated.ts";
import { isVulnerable } from "./holes.ts";
import { excludesSupportedNode } from "./node-lines.ts";
import { plain, sentence } from "./plain-text.ts";
import { answered, type PolicyInput } from "./policy.ts";
import { ageAgainst, newestPublish } from "./publish-times.ts";
import { findVersion, isStable } from "./semver-range.ts";
import { isSensitive } from "./sensitive.ts";
import type { Assessment, PackageFacts, Verdict, VersionFacts } from "./types.ts";

const NOTHING: Assessment = { verdicts: [], undecided: [] };
const RULE = "dep-unmaintained";

/**
 * Declared (tier A): taken off the registry, its name handed to the registry's security team, or its
 * repository archived, where somebody may be asked about that.
 * A wholly deprecated package is declared as well and already reported as deprecated. Inferred
 * (tier B): no release for long, said as a possibility, and without another sign only in the
 * largest preset.
 */
export function assessUnmaintained(input: PolicyInput): Assessment {
  const facts = answered(input);
  if (!facts || input.entry.field === "peerDependencies") return NOTHING;
  const declared = declaredReason(facts);
  if (declared) return { verdicts: [declaredVerdict(input, declared)], undecided: [] };
  if (facts.versions.length === 0 || isWholePackage(facts)) return NOTHING;
  const { lookup } = input.facts;
  if (lookup?.ok && lookup.archived) {
    return { verdicts: [archivedVerdict(input, facts)], undecided: [] };
  }
  return inferred(input, facts);
}

function declaredReason(facts: PackageFacts): string | undefined {
  if (facts.unpublishedAt !== undefined)
    return `was taken off the registry on ${day(facts.unpublishedAt)}`;
  const newest = newestVersion(facts);
  if (newest && /^0\.0\.\d+-security(?:\.|$)/.test(newest.version)) {
    return "was replaced by a placeholder of the registry's security team";
  }
  return undefined;
}

function declaredVerdict(input: PolicyInput, reason: string): Verdict {
  return {
    rule: RULE,
    level: "warning",
    preset: "quiet",
    what: sentence(input.entry.name, (shown) => `${shown} is no longer maintained: it ${reason}.`),
    help: "Replace it, and find out whether a copy that is already installed did harm.",
    facts: [{ label: "Upkeep", value: `declared: ${reason}` }],
    targets: [],
  };
}

function archivedVerdict(input: PolicyInput, facts: PackageFacts): Verdict {
  const newest = newestPublish(facts).notAfter;
  return {
    rule: RULE,
    level: "warning",
    preset: "quiet",
    what: sentence(
      input.entry.name,
      (shown) => `${shown} is no longer maintained: its repository is archived.`,
    ),
    help: "Nobody takes reports or mends holes there any more: plan a replacement.",
    facts: [
      { label: "Upkeep", value: "declared: its repository is archived" },
      { label: "Repository", value: plain(facts.repository ?? "", 200) },
      ...(newest === undefined ? [] : [{ label: "Newest release", value: day(newest) }]),
    ],
    targets: [],
  };
}

function inferred(input: PolicyInput, facts: PackageFacts): Assessment {
  const { now, thresholds } = input;
  const stale = monthsBefore(now, thresholds.staleAfterMonths);
  const family = familyOf(facts, input.siblings);
  const ages = [facts, ...family].map((member) => ageAgainst(newestPublish(member), stale));
  if (ages.includes("younger")) return NOTHING;
  if (ages.includes("unknown")) return { verdicts: [], undecided: [unknown(input)] };
  const newest = Math.max(
    ...[facts, ...family].map((member) => newestPublish(member).notAfter ?? 0),
  );
  const months = monthsSince(newest, now);
  const signs = corroborators(input, facts);
  const abandoned = newest <= monthsBefore(now, thresholds.abandonedAfterMonths);
  const level: Level = isDone(input, facts)
    ? "hint"
    : abandoned && signs.length > 0
      ? "warning"
      : "information";
  const rows: Fact[] = [
    { label: "Newest release", value: exact(facts) ? day(newest) : `${day(newest)} or earlier` },
    ...signs.map((value) => ({ label: "Also", value })),
  ];
  if (family.length > 0)
    rows.push({ label: "Same repository", value: family.map((each) => each.name).join(", ") });
  return {
    verdicts: [
      {
        rule: RULE,
        level,
        preset: level === "warning" ? "balanced" : "audit",
        what: sentence(
          input.entry.name,
          (shown) => `${shown} is possibly unmaintained: no release for ${span(months)}.`,
        ),
        help: "Look at its repository: if nobody answers reports any more, plan a replacement.",
        facts: rows,
        targets: [],
      },
    ],
    undecided: [],
  };
}

function unknown(input: PolicyInput): { rule: typeof RULE; text: string } {
  const { lookup } = input.facts;
  const incomplete = lookup?.ok ? lookup.incomplete : undefined;
  const why =
    answered(input)?.form === "full"
      ? "The registry gives no complete publish dates."
      : (incomplete ?? "Publish dates were not asked for.");
  return { rule: RULE, text: `Upkeep not judged. ${why}` };
}

/** Signs besides silence. That a repository is missing shows only in full documents. */
function corroborators(input: PolicyInput, facts: PackageFacts): string[] {
  const signs: string[] = [];
  if (excludesSupportedNode(newestVersion(facts)?.enginesNode, input.now)) {
    signs.push("its engines let in no Node that still gets security fixes");
  }
  if (facts.form === "full" && facts.repository === undefined) signs.push("it names no repository");
  if (isSensitive(facts.name))
    signs.push("it handles payments, sign-in, requests, templates or data");
  if (isHoleOpen(input, facts)) signs.push("its newest version has a known hole");
  const [worry, ...more] = input.worries?.() ?? [];
  if (worry !== undefined)
    signs.push(more.length === 0 ? worry : `${worry}, and ${more.length} more`);
  return signs;
}

function isHoleOpen({ advisories = [] }: PolicyInput, facts: PackageFacts): boolean {
  const newest = newestVersion(facts);
  return newest !== undefined && advisories.some((each) => isVulnerable(newest.version, each));
}

/** Finished rather than abandoned: nothing below it that could rot, and nothing left to do. */
function isDone(input: PolicyInput, facts: PackageFacts): boolean {
  if (isHoleOpen(input, facts)) return false;
  if (facts.name.startsWith("@types/")) return true;
  const newest = newestVersion(facts);
  if (!newest || newest.version.startsWith("0.") || !isStable(newest.version)) return false;
  return !newest.hasDependencies && !newest.hasInstallScript;
}

/** Packages of one repository: a small part may rest while the whole is alive. */
function familyOf(facts: PackageFacts, siblings: readonly PackageFacts[]): PackageFacts[] {
  if (facts.repository === undefined) return [];
  return siblings.filter(
    (other) =>
      other.name !== facts.name &&
      other.repository === facts.repository &&
      other.versions.length > 0,
  );
}

function newestVersion(facts: PackageFacts): VersionFacts | undefined {
  const tagged = facts.latest === undefined ? undefined : findVersion(facts, facts.latest);
  return tagged ?? facts.versions.at(-1);
}

function exact(facts: PackageFacts): boolean {
  return facts.versions.every((version) => version.publishedAt !== undefined);
}
