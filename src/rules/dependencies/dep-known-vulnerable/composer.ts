import {
  type CheckContext,
  type ComposerHole,
  composerHoles,
  type ComposerMendingInput,
  type ComposerTarget,
  type ComposerView,
  plain,
} from "../../../engine/api.ts";
import { type ComposerJoint, type ComposerRemedy, composerRemedy } from "./composer-remedy.ts";
import { whatOfComposer } from "./composer-words.ts";
import { composerTargetWords } from "../../helpers/match/composer-updates.ts";
import { composerFacts } from "./composer-details.ts";
import { namesIn, reportIgnoredComposer } from "./ignored.ts";
import { jointFix } from "./joint-fix.ts";
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
    const { update, refusal, joint } = remedy;
    const words = (target: ComposerTarget): string => composerTargetWords(target, mending.now);
    const lines = (joint?.lines ?? []).map(({ name, target }) => `${name} to ${words(target)}`);
    if (joint?.refused !== undefined) {
      lines.push(`refuse ${worst.package.name} ${joint.refused} in conflict`);
    }
    const together = jointFix(lines, joint?.edits ?? []);
    context.report({
      at: entry.valueRange,
      message: "found",
      package: worst.package.name,
      advisories: namesIn(holes),
      data: {
        name: worst.package.name,
        line: entry.name,
        ...(update && { safe: words(update) }),
        ...together.data,
        ...(refusal && { override: refusal.constraint }),
      },
      text: {
        what: whatOfComposer(worst, advisory, holes.length - 1),
        help: helpOf(worst, remedy, mending),
      },
      ...(level && { level }),
      ...presetFor(level),
      facts: composerFacts(holes, remedy, view, answers.advisories.fetchedAt),
      fixes: [
        ...(update ? [{ id: "update-safe", edits: () => [update.edit] }] : []),
        ...together.fixes,
        ...(refusal ? [{ id: "refuse-vulnerable", edits: () => refusal.edits }] : []),
      ],
    });
  }
}

function helpOf(
  { package: at, path }: ComposerHole,
  remedy: ComposerRemedy,
  { told }: ComposerMendingInput,
): string {
  const { update, joint, renewal, mended, blockers } = remedy;
  const [line = at.name] = path;
  if (update) {
    const lets = path.length > 1 ? `, which brings no vulnerable ${at.name}` : "";
    const command = `composer update ${line} --with-all-dependencies`;
    return `Move ${line} to ${update.version}${lets}, and run \`${command}\`.`;
  }
  if (joint) return jointHelp(at.name, joint);
  if (renewal !== undefined) {
    const end = path.length > 1 ? ", which all who ask for it let in" : "";
    const command = `composer update ${at.name} --with-dependencies`;
    return `It is mended in ${renewal}${end}: run \`${command}\`.`;
  }
  const without = path.length > 1 ? `whether ${line} can be replaced` : "whether you need it";
  if (remedy.isOpen) {
    return `There is no safe fix: no release of ${at.name} without known holes was published. See ${without}.`;
  }
  if (mended !== undefined && blockers.length > 0) {
    const more = blockers.length > 2 ? `, and ${blockers.length - 2} more` : "";
    const why = `${blockers.slice(0, 2).join("; ")}${more}`;
    const none =
      path.length > 1 && told.get(line)?.ok ? ` No release of ${line} brings a safe one.` : "";
    return plain(
      `It is mended in ${mended}, which is held back: ${why}.${none} See ${without}.`,
      400,
    );
  }
  if (mended !== undefined) {
    return `It is mended in ${mended}: let that in, and run \`composer update ${at.name} --with-dependencies\`.`;
  }
  return "Update it with Composer to a version that its advisories leave out, or see whether you need it.";
}

/** Which lines keep a package where it is, and how all of it moves. */
function jointHelp(name: string, { lines }: ComposerJoint): string {
  const names = lines.map((each) => each.name);
  const each = lines.map((line) => `${line.name} to ${line.target.version}`);
  const last = each.pop() ?? "";
  const moves = each.length === 0 ? last : `${each.join(", ")} and ${last}`;
  const why = lines.length > 1 ? " together: each keeps" : ", which keeps";
  const all = lines.length > 1 ? names : [...names, name];
  const command = `composer update ${all.join(" ")} --with-all-dependencies`;
  return plain(`Move ${moves}${why} ${name} where it is. Run \`${command}\`.`, 400);
}
