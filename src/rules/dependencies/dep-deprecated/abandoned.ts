import {
  abandonedPackages,
  type CheckContext,
  composerReplacement,
  type ComposerView,
  plain,
} from "../../../engine/api.ts";
import { ageInWords } from "../../helpers/match/age-in-words.ts";

/** Composer's word for a deprecated package; its lock file tells of it without any network. */
export function checkAbandoned(view: ComposerView, context: CheckContext): void {
  const { facts, lock, answers } = view;
  // Packagist's own word is younger than that of a lock file.
  const told = [...(answers?.told ?? [])].flatMap(([name, each]) =>
    each.ok ? [[name, each.abandoned] as const] : [],
  );
  const found = abandonedPackages(facts.entries, lock?.packages ?? new Map(), new Map(told));
  const now = context.now.getTime();
  for (const { entry, version, replacement } of found) {
    const target =
      replacement !== undefined && lock && answers
        ? composerReplacement(entry, replacement, {
            manifest: facts,
            lock,
            told: answers.told,
            text: view.text,
            now,
          })
        : undefined;
    context.report({
      at: entry.valueRange,
      message: replacement === undefined ? "abandoned" : "replaced",
      data: {
        name: plain(entry.name, 45),
        version: plain(version, 15),
        ...(replacement !== undefined && { other: plain(replacement, 30) }),
        ...(target && {
          replacement: `${target.name} ${target.version}`,
          age: ageInWords(target.publishedAt, now),
        }),
      },
      tags: ["deprecated"],
      fixes: target ? [{ id: "replace-package", edits: () => target.edits }] : [],
      facts: [
        { label: "Abandoned", value: "the whole package" },
        ...(replacement === undefined ? [] : [{ label: "Replacement", value: replacement }]),
      ],
    });
  }
}
