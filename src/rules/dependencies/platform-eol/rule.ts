import {
  type CheckContext,
  type ComposerView,
  excludesSupportedPhp,
  type ManifestView,
  manifestRule,
  PHP_SOURCE,
  phpLineEnd,
  plain,
} from "../../../engine/api.ts";
import { platformsOf } from "../../helpers/match/platform-place.ts";
import { phpImages, platformPhp } from "./php-images.ts";

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
    range: {
      what: 'composer.json ("php": "{{range}}") lets in no version of PHP that gets security fixes.',
      help: "Whoever follows it runs a PHP whose holes stay open: let one in that still gets fixes and that the platform supports.",
    },
  },
  noFix: "Moving to another version of a platform is a project, not an edit.",
  manifest: check,
  composer(view, context) {
    check(view, context);
    const php = view.facts.entries.find(({ name }) => name === "php");
    if (!php || !excludesSupportedPhp(php.constraint, context.now.getTime())) return;
    const data = { range: plain(php.constraint, 50) };
    context.report({ at: php.valueRange, message: "range", data, facts: SOURCE, ...LIKELY });
  },
  config: {
    kinds: ["dockerfile", "json"],
    check(document, context) {
      const isImage = document.kind === "dockerfile";
      for (const { at, line } of isImage ? phpImages(document) : platformPhp(document)) {
        const until = phpLineEnd(line, context.now.getTime());
        if (until === undefined) continue;
        const data = { version: line, until };
        context.report({ at, message: "php", data, facts: SOURCE, ...(isImage ? {} : LIKELY) });
      }
    },
  },
});

const SOURCE = [
  { label: "Source", value: PHP_SOURCE.address },
  { label: "As of", value: PHP_SOURCE.checkedOn },
];
/** What a store is made for is not always what it runs on. */
const LIKELY = { level: "information", preset: "balanced" } as const;

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
