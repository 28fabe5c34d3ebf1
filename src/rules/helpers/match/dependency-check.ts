import {
  assess,
  type CheckContext,
  type DependencyEntry,
  type DependencyRuleId,
  type FindingTag,
  type FixDescription,
  type ManifestCheck,
  type ReportedFix,
  type UpdateTarget,
  type Verdict,
} from "../../../engine/api.ts";

/**
 * The fixes of rules that propose other versions: one for each kind of step. All of them are
 * suggestions, since a package may behave differently after any update.
 */
export const UPDATE_FIXES: readonly FixDescription[] = [
  { id: "update-patch", kind: "suggestion", title: "Update to {{patch}} (patch)" },
  { id: "update-minor", kind: "suggestion", title: "Update to {{minor}} (minor)" },
  { id: "update-major", kind: "suggestion", title: "Update to {{major}} (major)" },
];

/** The check of a rule whose definition lives in the engine's policy: one verdict, one finding on the version. */
export function dependencyCheck(
  rule: DependencyRuleId,
  tags: readonly FindingTag[] = [],
): ManifestCheck {
  return (manifest, context) => {
    const options = { now: context.now.getTime() };
    for (const entry of manifest.facts.dependencies) {
      const { verdicts } = assess(rule, entry, manifest.facts, manifest.dependencies, options);
      for (const verdict of verdicts) report(entry, verdict, tags, context);
    }
  };
}

function report(
  entry: DependencyEntry,
  verdict: Verdict,
  tags: readonly FindingTag[],
  context: CheckContext,
): void {
  const titles = verdict.targets.map((target) => [target.step, title(target)]);
  context.report({
    at: entry.versionRange ?? entry.valueRange,
    message: "found",
    data: { name: entry.name, ...Object.fromEntries(titles) },
    text: { what: verdict.what, help: verdict.help },
    level: verdict.level,
    preset: verdict.preset,
    tags,
    facts: verdict.facts,
    fixes: verdict.targets.flatMap((target) => update(entry, target)),
  });
}

function title({ version, together = [] }: UpdateTarget): string {
  const others = together.length === 1 ? "its partner" : `its ${together.length} partners`;
  return together.length === 0 ? version : `${version} with ${others}`;
}

/** Only version parts are replaced: operator, alias and everything else on the lines stay. */
function update(entry: DependencyEntry, target: UpdateTarget): ReportedFix[] {
  const { versionRange } = entry;
  const { newText, together = [] } = target;
  if (!versionRange || newText === undefined) return [];
  const edits = [
    { ...versionRange, text: newText },
    ...together.map((partner) => ({ ...partner.versionRange, text: partner.newText })),
  ];
  return [{ id: `update-${target.step}`, edits: () => edits }];
}
