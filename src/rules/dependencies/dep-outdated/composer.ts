import {
  type CheckContext,
  type ComposerView,
  outdatedComposer,
  plain,
} from "../../../engine/api.ts";

import { composerUpdates } from "../../helpers/match/composer-updates.ts";

/** Packages of Composer, where Packagist was switched on and tells of newer versions. */
export function checkOutdatedComposer(view: ComposerView, context: CheckContext): void {
  const { facts, lock, answers, text } = view;
  const now = context.now.getTime();
  for (const each of outdatedComposer(facts, lock, answers, { now, text })) {
    const { entry, current, to, publishedAt, isMajor, isDead, what, help, targets } = each;
    const { fixes, data } = composerUpdates(targets, now);
    context.report({
      at: entry.valueRange,
      message: "found",
      package: entry.name,
      data: { name: entry.name, ...data },
      text: { what, help },
      level: isDead ? "warning" : isMajor ? "information" : "hint",
      preset: isMajor ? "quiet" : "balanced",
      fixes,
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
