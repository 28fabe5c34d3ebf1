import {
  type CheckContext,
  type ComposerView,
  outdatedComposer,
  plain,
} from "../../../engine/api.ts";

/** Packages of Composer, where Packagist was switched on and tells of newer versions. */
export function checkOutdatedComposer(view: ComposerView, context: CheckContext): void {
  const { facts, lock, answers } = view;
  for (const each of outdatedComposer(facts, lock, answers, context.now.getTime())) {
    const { entry, current, to, publishedAt, isMajor, isDead, what, help } = each;
    context.report({
      at: entry.valueRange,
      message: "found",
      data: { name: entry.name },
      text: { what, help },
      level: isDead ? "warning" : isMajor ? "information" : "hint",
      preset: isMajor ? "quiet" : "balanced",
      facts: [
        { label: "Installed", value: plain(current, 40) },
        {
          label: "Newest",
          value: `${plain(to, 40)} (${new Date(publishedAt).toISOString().slice(0, 10)})`,
        },
      ],
    });
  }
}
