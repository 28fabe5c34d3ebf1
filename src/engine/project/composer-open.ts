import { day } from "../deps/calendar.ts";
import type { ComposerAnswers } from "../deps/composer/answers.ts";
import type { ComposerPackage } from "../deps/composer/facts.ts";
import { withheldItems } from "./composer-withheld.ts";
import type { NotCheckedItem } from "./not-checked.ts";

const WHAT = "known vulnerabilities of Composer packages";

/** What no source told of the packages of a composer.json, or only earlier. */
export function openComposerQuestions(
  answers: ComposerAnswers | undefined,
  withheld: readonly ComposerPackage[],
  file: string,
): NotCheckedItem[] {
  if (!answers)
    return [
      {
        what: WHAT,
        reason:
          "no source that knows them is switched on: `storewarden.registry.sources`, or `--source`",
        file,
      },
    ];
  const items: NotCheckedItem[] = [];
  const { advisories, told } = answers;
  if (!advisories.ok) items.push({ what: WHAT, reason: advisories.text, file });
  else {
    for (const { what, reason } of advisories.leftOut) {
      items.push({ what: `${WHAT}: ${what}`, reason, file });
    }
    if (advisories.staleForMs !== undefined) {
      const reason = `not asked again while offline; the answer of ${day(advisories.fetchedAt)} counts`;
      items.push({ what: WHAT, reason, file });
    }
  }
  items.push(...withheldItems(withheld, file));
  for (const [name, each] of told)
    if (!each.ok) items.push({ what: name, reason: each.text, file });
  return items;
}
