import {
  assess,
  type CheckContext,
  type DependencyEntry,
  type DependencyRuleId,
  type FindingTag,
  type FixDescription,
  type ManifestCheck,
  type ManifestView,
  type ReportedFix,
  type UpdateTarget,
  type Verdict,
  assessOptions,
} from "../../../engine/api.ts";
import { ageInWords } from "./age-in-words.ts";
import { moveVersion } from "../edit/move-version.ts";
import { noteWords, versionWords } from "./target-words.ts";

/**
 * The fixes of rules that propose other versions: the newest within the range, and one for each
 * kind of step. All of them are suggestions, since a package may behave differently after any update.
 */
export const UPDATE_FIXES: readonly FixDescription[] = [
  fixDescription("in-range", "within the range"),
  fixDescription("patch", "patch"),
  fixDescription("minor", "minor"),
  fixDescription("major", "major"),
];

/** The fix of a rule that proposes to go back. */
export const OLDER_FIX: FixDescription = {
  id: "pin-older",
  kind: "suggestion",
  title: "Pin {{older}} exactly{{older_note}}",
};

/** The fix of a rule that knows of a package that only goes on under another name. */
export const REPLACEMENT_FIX: FixDescription = {
  id: "use-replacement",
  kind: "suggestion",
  title: "Use {{replacement}} under the old name",
};

/** The check of a rule whose definition lives in the engine's policy: one verdict, one finding on the version. */
export function dependencyCheck(
  rule: DependencyRuleId,
  tags: readonly FindingTag[] = [],
  more: (entry: DependencyEntry, manifest: ManifestView) => readonly ReportedFix[] = () => [],
): ManifestCheck {
  return (manifest, context) => {
    const options = assessOptions(manifest, context.platforms(), context.now);
    for (const entry of manifest.facts.dependencies) {
      const { verdicts } = assess(rule, entry, manifest.facts, manifest.dependencies, options);
      for (const verdict of verdicts) report(entry, verdict, tags, more(entry, manifest), context);
    }
  };
}

function fixDescription(id: string, words: string): FixDescription {
  const name = id.replaceAll("-", "_");
  return {
    id: `update-${id}`,
    kind: "suggestion",
    title: `Update to {{${name}}} (${words}{{${name}_note}})`,
  };
}

function report(
  entry: DependencyEntry,
  verdict: Verdict,
  tags: readonly FindingTag[],
  more: readonly ReportedFix[],
  context: CheckContext,
): void {
  const now = context.now.getTime();
  const titles = verdict.targets.flatMap((target) => {
    if (target.replacement !== undefined) return [["replacement", shown(target, now)]];
    const name = nameOf(target);
    return [
      [name, versionWords(target)],
      [`${name}_note`, noteWords(target, now)],
    ];
  });
  context.report({
    at: entry.versionRange ?? entry.valueRange,
    message: "found",
    package: entry.name,
    data: { name: entry.name, ...Object.fromEntries(titles) },
    text: { what: verdict.what, help: verdict.help },
    level: verdict.level,
    preset: verdict.preset,
    tags,
    facts: verdict.facts,
    fixes: [...verdict.targets.flatMap((target) => update(entry, target)), ...more],
  });
}

/** What the target is called in titles, and, with hyphens, in the ids of fixes. */
function nameOf({ step, within, older }: UpdateTarget): string {
  if (older === true) return "older";
  return within === true ? "in_range" : step;
}

function shown({ replacement = "", version: to, publishedAt }: UpdateTarget, now: number): string {
  const age = publishedAt === undefined ? "" : ` (${ageInWords(publishedAt, now)} old)`;
  return `${replacement} ${to}${age}`;
}

function idOf(target: UpdateTarget): string {
  if (target.replacement !== undefined) return REPLACEMENT_FIX.id;
  return target.older === true ? OLDER_FIX.id : `update-${nameOf(target).replaceAll("_", "-")}`;
}

function update(entry: DependencyEntry, target: UpdateTarget): ReportedFix[] {
  const edits = moveVersion(entry, target);
  return edits.length === 0 ? [] : [{ id: idOf(target), edits: () => edits }];
}
