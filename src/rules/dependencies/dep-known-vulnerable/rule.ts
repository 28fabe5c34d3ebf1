import semver from "semver";
import {
  type Advisory,
  type CheckContext,
  type DependencyEntry,
  fixedVersion,
  type Hole,
  holesOf,
  isVulnerable,
  type Level,
  LEVELS,
  type ManifestView,
  manifestRule,
  plain,
  readOverrides,
  type ReportedFix,
  safeUpdate,
  type Severity,
  type UpdateTarget,
} from "../../../engine/api.ts";
import { checkComposerHoles } from "./composer.ts";
import { moveTo } from "./move-to.ts";
import { overrideEdits } from "./override.ts";
import { factsOf } from "./words.ts";

export const rule = manifestRule({
  id: "dep-known-vulnerable",
  meta: {
    category: "dependencies",
    title: "An installed package has a known hole",
    level: "error",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1395],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.1"],
    pci: ["6.3.1", "6.3.3"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} has a known hole.",
      help: "Update to a version in which it is mended.",
    },
  },
  fixes: [
    { id: "update-safe", kind: "suggestion", title: "Update to {{safe}}" },
    { id: "override", kind: "suggestion", title: "Override {{name}} with {{override}}" },
  ],
  manifest(view, context) {
    const { advisories, facts, lock, text } = view;
    if (!advisories?.ok || advisories.advisories.size === 0) return;
    const holes = holesOf({
      facts,
      ...(lock && { lock }),
      advisories: advisories.advisories,
      overrides: readOverrides(text),
    });
    for (const [entry, list] of holes) report(entry, list, view, context);
  },
  composer: checkComposerHoles,
});

function report(
  entry: DependencyEntry,
  holes: readonly Hole[],
  view: ManifestView,
  context: CheckContext,
): void {
  const [worst] = holes;
  const advisory = worst?.advisories[0];
  if (!worst || !advisory) return;
  const level = holes.map(levelOf).toSorted((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b))[0];
  const known = view.advisories?.ok ? view.advisories.advisories : undefined;
  const own = holes.filter((hole) => hole.asked === undefined);
  const brought = holes.filter((hole) => hole.asked !== undefined);
  const update = own.length > 0 ? updateOf(entry, view, context, known) : undefined;
  const override = own.length === 0 ? overrideOf(brought, view) : undefined;
  context.report({
    at: entry.versionRange ?? entry.valueRange,
    message: "found",
    data: {
      name: override?.name ?? worst.name,
      ...(update && { safe: `${update.version} (${update.step})` }),
      ...(override && { override: override.range }),
    },
    text: {
      what: whatOf(worst, holes, advisory),
      help: helpOf(worst, update, fixedOf(worst, view)),
    },
    ...(level && { level }),
    // What only developers run, or what hardly harms, is no reason to stop anybody.
    ...((level === "information" || level === "hint") && ({ preset: "balanced" } as const)),
    facts: factsOf(holes, view),
    fixes: [...(update ? moveTo(entry, update) : []), ...(override?.fixes ?? [])],
  });
}

/** CVSS counts where it is given; what is for developers alone is one level lower. */
function levelOf({ advisories, production }: Hole): Level {
  const level = BY_SEVERITY[advisories[0]?.severity ?? "info"];
  // Malware does its harm where it is installed.
  if (advisories.some((each) => each.malware)) return "error";
  return production ? level : (LEVELS[LEVELS.indexOf(level) + 1] ?? "hint");
}

const BY_SEVERITY: Readonly<Record<Severity, Level>> = {
  critical: "error",
  high: "error",
  moderate: "warning",
  low: "information",
  info: "hint",
};

/** The smallest step to a version that no advisory is about; where no registry lists versions, what the advisories say. */
function updateOf(
  entry: DependencyEntry,
  view: ManifestView,
  context: CheckContext,
  known: ReadonlyMap<string, readonly Advisory[]> | undefined,
): UpdateTarget | undefined {
  const advisories = known?.get(entry.name) ?? [];
  const options = { now: context.now.getTime() };
  return safeUpdate(
    entry,
    view.facts,
    view.dependencies,
    options,
    (version) => !advisories.some((each) => isVulnerable(version, each)),
  );
}

/** What the registry offers; where that is not known, the bounds of the advisories. */
function fixedOf({ name, version }: Hole, { advisories }: ManifestView): string | undefined {
  if (!advisories?.ok) return undefined;
  const offered = advisories.mended?.get(`${name}@${version}`);
  if (offered !== undefined) return offered ?? undefined;
  return fixedVersion(version, advisories.advisories.get(name) ?? []);
}

/** An override of the worst package that the line brings along, where it is mended. */
function overrideOf(
  [worst]: readonly Hole[],
  view: ManifestView,
): { readonly name: string; readonly range: string; readonly fixes: ReportedFix[] } | undefined {
  const fixed = worst && fixedOf(worst, view);
  const edits = worst && fixed !== undefined ? overrideEdits(worst, fixed, view) : undefined;
  if (!worst || !edits) return undefined;
  return {
    name: worst.name,
    range: isOtherMajor(worst.version, fixed) ? `^${fixed} (major)` : `^${fixed}`,
    fixes: [{ id: "override", edits: () => edits }],
  };
}

function isOtherMajor(version: string, fixed: string | undefined): boolean {
  return fixed !== undefined && semver.major(version) !== semver.major(fixed);
}

function whatOf(worst: Hole, holes: readonly Hole[], { title, severity }: Advisory): string {
  const { name, version, path } = worst;
  const through = path.length > 1 ? `, brought by ${path.at(-2)},` : "";
  const others = holes.length > 1 ? ` (and ${holes.length - 1} more)` : "";
  const start = `${name} ${version}${through} has a known hole`;
  const room = 120 - start.length - others.length - severity.length - 5;
  const reason = room >= 20 ? `: ${plain(title, room)}` : "";
  return plain(`${start} (${severity})${reason}${others}`, 120);
}

function helpOf(worst: Hole, update: UpdateTarget | undefined, fixed: string | undefined): string {
  const { name, asked, path } = worst;
  if (asked === undefined) {
    if (update) return `It is mended in ${update.version}, a ${update.step} update.`;
    if (fixed !== undefined) return `Its advisories say that it is mended in ${fixed}.`;
    return "No version is known in which it is mended: see whether you need it, or what stands in front of it.";
  }
  if (fixed === undefined) {
    return `No version of ${name} is known in which it is mended: see whether ${path[0]} can be replaced.`;
  }
  return `${name} is mended in ${fixed}: renew it in the lockfile where ${path.at(-2)} lets that in ("${asked}"), update ${path[0]}, or override it.`;
}
