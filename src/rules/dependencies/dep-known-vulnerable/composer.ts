import {
  type CheckContext,
  type ComposerHole,
  composerHoles,
  type ComposerView,
  mendedComposerVersion,
  plain,
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
    context.report({
      at: entry.valueRange,
      message: "found",
      package: worst.package.name,
      advisories: namesIn(holes),
      data: { name: worst.package.name },
      text: { what: whatOfComposer(worst, advisory, holes.length - 1), help: helpOf(worst, view) },
      ...(level && { level }),
      ...presetFor(level),
      facts: factsOf(worst, answers.advisories.fetchedAt),
    });
  }
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
