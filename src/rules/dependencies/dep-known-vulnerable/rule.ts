import {
  type CheckContext,
  type Hole,
  holesOf,
  manifestRule,
  readOverrides,
  type ReportedFix,
  overridePlaces,
} from "../../../engine/api.ts";
import { checkComposerHoles } from "./composer.ts";
import { moveVersion } from "../../helpers/edit/move-version.ts";
import { targetWords } from "../../helpers/match/target-words.ts";
import { factsOf } from "./details.ts";
import { type Remedy, remedyOf } from "./remedy.ts";
import { membersOf, mendingOf, type RemedyInput } from "./remedy-input.ts";
import { namesIn, reportIgnored } from "./ignored.ts";
import { levelOf, presetFor, worstLevel } from "./severity-levels.ts";
import { JOINT_FIXES, jointFix } from "./joint-fix.ts";
import { movesInWords, whereItMoves } from "./move-words.ts";
import { helpOf, whatOf } from "./words.ts";

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
    { id: "update-safe", kind: "suggestion", title: "Update {{line}} to {{safe}}" },
    ...JOINT_FIXES,
    { id: "override", kind: "suggestion", title: "Override {{name}} with {{override}}" },
    {
      id: "refuse-vulnerable",
      kind: "suggestion",
      title: "Refuse {{name}} {{override}} in conflict",
    },
  ],
  manifest(view, context) {
    reportIgnored(view, context);
    const { advisories, facts, lock } = view;
    if (!advisories?.ok || advisories.advisories.size === 0) return;
    const places = overridePlaces(view, context.path);
    const overrides = places.flatMap(({ file, text }) => readOverrides(file, text));
    const known = advisories.advisories;
    const holes = holesOf({ facts, ...(lock && { lock }), advisories: known, overrides });
    if (holes.size === 0) return;
    const now = context.now.getTime();
    const input = {
      view,
      now,
      places,
      overrides,
      mending: mendingOf(view, overrides),
      members: membersOf(view),
    };
    for (const list of holes.values()) report(list, input, context);
  },
  composer: checkComposerHoles,
});

function report(holes: readonly Hole[], input: RemedyInput, context: CheckContext): void {
  const [worst, ...others] = holes;
  const advisory = worst?.advisories[0];
  if (!worst || !advisory) return;
  const level = worstLevel(holes.map((each) => levelOf(each.advisories, each.production)));
  const remedy = remedyOf([worst, ...others], input);
  const { update, override, joint } = remedy;
  const { entry } = worst;
  const moves = update && joint ? [{ entry, target: update }, ...joint.others] : [];
  const where = whereItMoves(moves);
  const shown = where === undefined ? moves : moves.slice(0, 1);
  const lines = movesInWords(shown, (target) => targetWords(target, input.now));
  const together = jointFix(lines, joint?.edits ?? [], where);
  context.report({
    at: entry.versionRange ?? entry.valueRange,
    message: "found",
    package: worst.name,
    advisories: namesIn(holes),
    data: {
      name: override?.name ?? worst.name,
      line: entry.key,
      ...(update && { safe: targetWords(update, input.now) }),
      ...together.data,
      ...(override && { override: override.range }),
    },
    text: { what: whatOf(worst, holes, advisory), help: helpOf(holes, remedy, input) },
    ...(level && { level }),
    ...presetFor(level),
    facts: factsOf(holes, input.view),
    fixes: [...together.fixes, ...fixesOf(worst, remedy, context.path)],
  });
}

function fixesOf(
  { entry }: Hole,
  { update, override, joint }: Remedy,
  path: string,
): readonly ReportedFix[] {
  const fixes: ReportedFix[] = [];
  // One line alone would leave it to the others.
  const isAlone = (joint?.edits ?? []).length === 0;
  const moved = update && isAlone ? moveVersion(entry, update) : [];
  if (moved.length > 0) fixes.push({ id: "update-safe", edits: () => moved });
  if (override) {
    const edits = override.edits.map(({ file, ...edit }) =>
      file === undefined || file === path ? edit : { ...edit, file },
    );
    fixes.push({ id: "override", edits: () => edits });
  }
  return fixes;
}
