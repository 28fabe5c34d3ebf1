import {
  type CheckContext,
  type ComposerHole,
  composerHoles,
  type ComposerView,
  plain,
} from "../../../engine/api.ts";
import { type ComposerRemedy, composerRemedy } from "./composer-remedy.ts";
import { whatOfComposer } from "./composer-words.ts";
import { namesIn, reportIgnoredComposer } from "./ignored.ts";
import { levelOf, presetFor, worstLevel } from "./severity-levels.ts";

/** Vulnerable packages of Composer, where a source that was switched on knows of them. */
export function checkComposerHoles(view: ComposerView, context: CheckContext): void {
  reportIgnoredComposer(view, context);
  const { answers, facts, lock } = view;
  if (!lock || !answers?.advisories.ok) return;
  const { advisories } = answers.advisories;
  const mending = {
    manifest: facts,
    lock,
    told: answers.told,
    advisories,
    now: context.now.getTime(),
  };
  for (const [entry, holes] of composerHoles(facts, lock, advisories)) {
    const [worst] = holes;
    const [advisory] = worst?.advisories ?? [];
    if (!worst || !advisory) continue;
    const level = worstLevel(
      holes.map(({ advisories: own, package: { dev } }) => levelOf(own, !dev)),
    );
    const remedy = composerRemedy(holes, view, mending);
    const { update, refusal } = remedy;
    context.report({
      at: entry.valueRange,
      message: "found",
      package: worst.package.name,
      advisories: namesIn(holes),
      data: {
        name: worst.package.name,
        line: entry.name,
        ...(update && { safe: `${update.version} (${update.step})` }),
        ...(refusal && { override: refusal.constraint }),
      },
      text: {
        what: whatOfComposer(worst, advisory, holes.length - 1),
        help: helpOf(worst, remedy),
      },
      ...(level && { level }),
      ...presetFor(level),
      facts: factsOf(worst, remedy, answers.advisories.fetchedAt),
      fixes: [
        ...(update ? [{ id: "update-safe", edits: () => [update.edit] }] : []),
        ...(refusal ? [{ id: "refuse-vulnerable", edits: () => refusal.edits }] : []),
      ],
    });
  }
}

function helpOf({ package: at, path }: ComposerHole, remedy: ComposerRemedy): string {
  const { update, renewal, mended, blockers } = remedy;
  const [line = at.name] = path;
  if (update) {
    const lets =
      path.length > 1 && mended !== undefined ? `, which lets ${at.name} ${mended} in` : "";
    const command = `composer update ${line} --with-all-dependencies`;
    return `Move ${line} to ${update.version}${lets}, and run \`${command}\`.`;
  }
  if (renewal !== undefined) {
    const end = path.length > 1 ? ", which all who ask for it let in" : "";
    const command = `composer update ${at.name} --with-dependencies`;
    return `It is mended in ${renewal}${end}: run \`${command}\`.`;
  }
  if (blockers.length > 0) {
    const more = blockers.length > 2 ? `, and ${blockers.length - 2} more` : "";
    const why = `${blockers.slice(0, 2).join("; ")}${more}`;
    const wait =
      path.length > 1
        ? `No release of ${line} is known that brings a safe one; see whether you need it.`
        : "See whether you need it.";
    return plain(
      `${mended === undefined ? "Nothing mends it yet" : `It is mended in ${mended}, which is held back`}: ${why}. ${wait}`,
      400,
    );
  }
  if (mended !== undefined) {
    return `It is mended in ${mended}: let that in, and run \`composer update ${at.name} --with-dependencies\`.`;
  }
  return "Update it with Composer to a version that its advisories leave out, or see whether you need it.";
}

function factsOf(
  { advisories, path }: ComposerHole,
  { blockers }: ComposerRemedy,
  fetchedAt: number,
) {
  return [
    ...(path.length > 1 ? [{ label: "Path", value: path.join(" › ") }] : []),
    ...advisories.slice(0, 5).map(({ id, aliases = [], vulnerable }) => ({
      label: [id, ...aliases.filter((each) => each.startsWith("CVE-") && each !== id)].join(", "),
      value: plain(`affects ${vulnerable}`, 200),
    })),
    ...blockers.slice(0, 5).map((each) => ({ label: "Held back", value: plain(each, 200) })),
    { label: "As of", value: new Date(fetchedAt).toISOString().slice(0, 10) },
  ];
}
