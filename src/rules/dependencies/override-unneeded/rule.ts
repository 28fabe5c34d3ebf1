import {
  manifestRule,
  type Override,
  overridePlaces,
  plain,
  readOverrides,
  removeFromYamlMap,
  removeJsonKey,
  type TextEdit,
} from "../../../engine/api.ts";
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
    nobody: {
      what: "The override of {{name}} has no effect: nobody asks for what it is for.",
      help: "Remove it: what needed it is gone or asks for other versions, and a list in which only what counts is left is read when the next hole comes.",
    },
  },
  fixes: [{ id: "remove", kind: "suggestion", title: "Remove the override of {{name}}" }],
  manifest(view, context) {
    const { lock } = view;
    // Only the files beside the lockfile are in force.
    if (!lock || lock.folder !== "") return;
    const isPnpm = lock.facts.format === "pnpm";
    const places = overridePlaces(view, context.path).filter(
      ({ file }) => isPnpm || file === context.path,
    );
    const overrides = places
      .flatMap(({ file, text }) => readOverrides(file, text))
      .filter(
        // pnpm reads no `overrides` of a package.json that are not its own.
        ({ valueRange, path, file }) =>
          valueRange && !(isPnpm && path[0] === "overrides" && file === context.path),
      );
    if (overrides.length === 0) return;
    for (const { override, askers, isForNobody } of idleOverrides(overrides, lock, view)) {
      const { name, value, valueRange, file, path } = override;
      const text = places.find((each) => each.file === file)?.text;
      if (!valueRange || text === undefined) continue;
      context.report({
        at: valueRange,
        ...(file !== context.path && { file }),
        message: isForNobody ? "nobody" : "found",
        package: name,
        data: { name: plain(name, 50) },
        facts: askers.slice(0, 5).map(({ who, spec }) => ({
          label: plain(who, 80),
          value: plain(`asks for ${spec}`, 80),
        })),
        fixes: [{ id: "remove", edits: () => removal(text, override) }],
        aside: `${path.join(" ")} ${value}`,
      });
    }
  },
});

function removal(text: string, { file, path }: Override): readonly TextEdit[] | undefined {
  const [map = "", key = ""] = path;
  return file.endsWith(".yaml") ? removeFromYamlMap(text, map, key) : removeJsonKey(text, path);
}
