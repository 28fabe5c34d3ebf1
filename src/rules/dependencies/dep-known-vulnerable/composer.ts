import {
  type CheckContext,
  type ComposerHole,
  composerHoles,
  type ComposerTarget,
  composerTarget,
  type ComposerView,
  isAffectedBy,
  lowestIn,
  mendedComposerVersion,
  plain,
  reachableReleases,
  readComposerVersion,
} from "../../../engine/api.ts";
import { whatOfComposer } from "./composer-words.ts";
import { namesIn, reportIgnoredComposer } from "./ignored.ts";
import { levelOf, presetFor, worstLevel } from "./severity-levels.ts";

/** Vulnerable packages of Composer, where a source that was switched on knows of them. */
export function checkComposerHoles(view: ComposerView, context: CheckContext): void {
  reportIgnoredComposer(view, context);
  const { answers, facts, lock } = view;
  if (!lock || !answers?.advisories.ok) return;
  const { advisories } = answers.advisories;
  for (const [entry, holes] of composerHoles(facts.entries, lock, advisories)) {
    const [worst] = holes;
    const [advisory] = worst?.advisories ?? [];
    if (!worst || !advisory) continue;
    const level = worstLevel(
      holes.map(({ advisories: own, package: { dev } }) => levelOf(own, !dev)),
    );
    const safe = safeUpdate(holes, view, context.now.getTime());
    context.report({
      at: entry.valueRange,
      message: "found",
      package: worst.package.name,
      advisories: namesIn(holes),
      data: {
        name: worst.package.name,
        line: entry.name,
        ...(safe && { safe: `${safe.version} (${safe.step})` }),
      },
      text: { what: whatOfComposer(worst, advisory, holes.length - 1), help: helpOf(worst, view) },
      ...(level && { level }),
      ...presetFor(level),
      facts: factsOf(worst, answers.advisories.fetchedAt),
      fixes: safe ? [{ id: "update-safe", edits: () => [safe.edit] }] : [],
    });
  }
}

/** The smallest step of the line's own package to a version that no advisory is about. */
function safeUpdate(
  [worst]: readonly ComposerHole[],
  { answers, lock, facts: { entries }, text }: ComposerView,
  now: number,
): ComposerTarget | undefined {
  if (!worst || worst.path.length > 1 || !lock || !answers) return undefined;
  const { entry, package: locked } = worst;
  const told = answers.told.get(locked.name);
  const current = readComposerVersion(locked.version);
  if (!told?.ok || !current) return undefined;
  const known = answers.advisories.ok ? answers.advisories.advisories : undefined;
  const advisories = known?.get(locked.name) ?? [];
  const around = { locked, current, told, lock, entries, advisories, now };
  const isEnough = (moved: string): boolean => {
    const lowest = lowestIn(moved);
    return lowest !== undefined && !advisories.some((each) => isAffectedBy(lowest, each));
  };
  for (const release of reachableReleases(around)) {
    const target = composerTarget(entry, current, release, text, isEnough);
    if (target) return target;
  }
  return undefined;
}

function helpOf(
  { package: at, path, advisories }: ComposerHole,
  { answers }: ComposerView,
): string {
  const told = answers?.told.get(at.name);
  const all = answers?.advisories.ok
    ? (answers.advisories.advisories.get(at.name) ?? advisories)
    : advisories;
  const mended = told?.ok ? mendedComposerVersion(at.version, told.versions, all) : undefined;
  if (mended === undefined) {
    return "Update it with Composer to a version that its advisories leave out, or see whether you need it.";
  }
  const command = `composer update ${at.name} --with-dependencies`;
  return path.length === 1
    ? `It is mended in ${mended}: let that in, and run \`${command}\`.`
    : `It is mended in ${mended}: run \`${command}\`, or update ${path[0]}.`;
}

function factsOf({ advisories, path }: ComposerHole, fetchedAt: number) {
  return [
    ...(path.length > 1 ? [{ label: "Path", value: path.join(" › ") }] : []),
    ...advisories.slice(0, 5).map(({ id, aliases = [], vulnerable }) => ({
      label: [id, ...aliases.filter((each) => each.startsWith("CVE-") && each !== id)].join(", "),
      value: plain(`affects ${vulnerable}`, 200),
    })),
    { label: "As of", value: new Date(fetchedAt).toISOString().slice(0, 10) },
  ];
}
