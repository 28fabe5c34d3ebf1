import {
  type CheckContext,
  type ComposerView,
  type ManifestView,
  manifestRule,
} from "../../../engine/api.ts";
import { platformsOf } from "../../helpers/match/platform-place.ts";

export const rule = manifestRule({
  id: "platform-eol",
  meta: {
    category: "dependencies",
    title: "The store's platform gets no security fixes any more",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1104],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.1"],
    tips: [1, 3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} ({{version}}) gets no fixes any more.",
      help: "{{says}} Holes that become known stay open in this store: plan the move to {{newest}}.",
    },
  },
  noFix: "Moving to another version of a platform is a project, not an edit.",
  manifest: check,
  composer: check,
});

function check(manifest: ManifestView | ComposerView, context: CheckContext): void {
  for (const { platform, at, version } of platformsOf(context, manifest)) {
    if (platform.status !== "ended") continue;
    const { name, says, newest, source, checkedOn } = platform;
    context.report({
      at,
      message: "found",
      data: {
        name,
        version,
        says,
        newest: newest === undefined ? "a supported version" : `${newest} or later`,
      },
      facts: [
        ...(source === undefined ? [] : [{ label: "Source", value: source }]),
        ...(checkedOn === undefined ? [] : [{ label: "As of", value: checkedOn }]),
      ],
    });
  }
}
