import {
  type Advisory,
  type CheckContext,
  type ComposerView,
  type Hole,
  ignoredComposerHoles,
  ignoredHolesIn,
  type ManifestView,
  namesOf,
  type Range,
} from "../../../engine/api.ts";
import { whatOfComposer } from "./composer-words.ts";
import { levelOf, presetFor } from "./severity-levels.ts";
import { whatOf } from "./words.ts";

const HELP = "The team ignores this advisory; others about the package are told of.";

/** Each advisory that the team ignores is told by itself, so that reports can show what is silenced and why. */
export function reportIgnored(view: ManifestView, context: CheckContext): void {
  for (const hole of [...ignoredHolesIn(view, context.path).values()].flat()) {
    for (const advisory of hole.advisories) {
      const { entry, production, name } = hole;
      const only = { ...hole, advisories: [advisory] };
      report(context, entry.versionRange ?? entry.valueRange, {
        name,
        advisory,
        production,
        what: whatOf(only, [only], advisory),
      });
    }
  }
}

/** The same for packages of Composer. */
export function reportIgnoredComposer(view: ComposerView, context: CheckContext): void {
  for (const hole of ignoredComposerHoles(view)) {
    for (const advisory of hole.advisories) {
      const { name, dev } = hole.package;
      report(context, hole.entry.valueRange, {
        name,
        advisory,
        production: !dev,
        what: whatOfComposer(hole, advisory, 0),
      });
    }
  }
}

interface Ignored {
  readonly name: string;
  readonly advisory: Advisory;
  readonly production: boolean;
  readonly what: string;
}

function report(
  context: CheckContext,
  at: Range,
  { name, advisory, production, what }: Ignored,
): void {
  const level = levelOf([advisory], production);
  context.report({
    at,
    message: "found",
    package: name,
    advisories: [namesOf(advisory)],
    aside: `${name} ${advisory.id}`,
    data: { name },
    text: { what, help: HELP },
    level,
    ...presetFor(level),
  });
}

/** The advisories about some holes, each once, with all their names. */
export function namesIn(
  holes: readonly Pick<Hole, "advisories">[],
): readonly (readonly string[])[] {
  const all = holes.flatMap(({ advisories }) => advisories);
  return [...new Map(all.map((each) => [each.id, namesOf(each)])).values()];
}
