import { manifestRule, plain, readOverrides, removeJsonKey } from "../../../engine/api.ts";
import { idleOverrides } from "./idle.ts";

export const rule = manifestRule({
  id: "override-unneeded",
  meta: {
    category: "dependencies",
    title: "An override has no effect any more",
    level: "information",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.1"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The override of {{name}} has no effect: whoever asks for it asks for nothing else.",
      help: "Remove it: the packages that needed it have caught up, and a list in which only what counts is left is read when the next hole comes.",
    },
  },
  fixes: [{ id: "remove", kind: "suggestion", title: "Remove the override of {{name}}" }],
  manifest(view, context) {
    const { text, lock } = view;
    // Only the file beside the lockfile is in force.
    if (!lock || lock.folder !== "") return;
    const isPnpm = lock.facts.format === "pnpm";
    const overrides = readOverrides(context.path, text).filter(
      // pnpm reads no `overrides` that are not its own.
      ({ valueRange, path }) => valueRange && !(isPnpm && path[0] === "overrides"),
    );
    if (overrides.length === 0) return;
    for (const { override, askers } of idleOverrides(overrides, lock, view)) {
      const { name, value, valueRange, path } = override;
      if (!valueRange) continue;
      context.report({
        at: valueRange,
        message: "found",
        package: name,
        data: { name: plain(name, 50) },
        facts: askers.slice(0, 5).map(({ who, spec }) => ({
          label: plain(who, 80),
          value: plain(`asks for ${spec}`, 80),
        })),
        fixes: [{ id: "remove", edits: () => removeJsonKey(text, path) }],
        aside: `${name} ${value}`,
      });
    }
  },
});
