import {
  type CheckContext,
  type ComposerView,
  DEFAULT_THRESHOLDS,
  unmaintainedComposer,
} from "../../../engine/api.ts";

/** Packages of Composer, where Packagist was switched on and tells when they were released. */
export function checkUnmaintainedComposer(view: ComposerView, context: CheckContext): void {
  const { facts, lock, answers } = view;
  const thresholds = { ...DEFAULT_THRESHOLDS, ...view.thresholds };
  const now = context.now.getTime();
  for (const each of unmaintainedComposer(facts, lock, answers, { now, thresholds })) {
    context.report({
      at: each.entry.valueRange,
      message: "found",
      package: each.entry.name,
      data: { name: each.entry.name },
      text: {
        what: each.what,
        help: "Look at its repository: if nobody answers reports any more, plan a replacement.",
      },
      level: each.level,
      preset: each.level === "warning" ? "balanced" : "audit",
      facts: each.facts,
    });
  }
}
