import {
  type CheckContext,
  type ComposerView,
  type ManifestView,
  manifestRule,
  PHP_SOURCE,
  phpLineEnd,
} from "../../../engine/api.ts";
import { platformsOf } from "../../helpers/match/platform-place.ts";
import { phpImages } from "./php-images.ts";

export const rule = manifestRule({
  id: "platform-eol",
  meta: {
    category: "dependencies",
    title: "The store's platform or its PHP gets no security fixes any more",
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
    php: {
      what: "PHP {{version}} has had no security fixes since {{until}}.",
      help: "Holes in it that become known stay open in this store: move to a version of PHP that still gets them and that the platform supports.",
    },
  },
  noFix: "Moving to another version of a platform is a project, not an edit.",
  manifest: check,
  composer: check,
  config: {
    kinds: ["dockerfile"],
    check(document, context) {
      for (const { at, line } of phpImages(document)) {
        const until = phpLineEnd(line, context.now.getTime());
        if (until === undefined) continue;
        context.report({
          at,
          message: "php",
          data: { version: line, until },
          facts: [
            { label: "Source", value: PHP_SOURCE.address },
            { label: "As of", value: PHP_SOURCE.checkedOn },
          ],
        });
      }
    },
  },
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
