import {
  type CheckContext,
  type ComposerView,
  type ManifestView,
  manifestRule,
  type PlatformRole,
} from "../../../engine/api.ts";
import { platformsOf } from "../../helpers/match/platform-place.ts";

export const rule = manifestRule({
  id: "platform-behind-security-patch",
  meta: {
    category: "dependencies",
    title: "The store's platform lacks a security fix that is published for its version",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1395],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.1"],
    pci: ["6.3.3"],
    tips: [1, 3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} {{version}} {{says}}.",
      help: "Published holes are tried on every store that runs the platform: update to {{mended}} or later.",
    },
  },
  noFix: "All packages of a platform move together, and their package manager has to resolve them.",
  manifest: check,
  composer: check,
});

/** What is only tried against a platform runs no store. */
const STORES: ReadonlySet<PlatformRole> = new Set(["back end", "store", "storefront"]);

function check(manifest: ManifestView | ComposerView, context: CheckContext): void {
  for (const { platform, at, version } of platformsOf(context, manifest)) {
    const { name, patch, status, roles, checkedOn } = platform;
    // What gets no fixes at all is told by another rule.
    if (!patch || status === "ended" || !roles.some((role) => STORES.has(role))) continue;
    const { says, mended, source, isPolicy } = patch;
    context.report({
      at,
      message: "found",
      data: { name, version, says, mended },
      // No hole of such a version is named.
      ...(isPolicy && { level: "information" as const, preset: "balanced" as const }),
      facts: [
        { label: "Source", value: source },
        ...(checkedOn === undefined ? [] : [{ label: "As of", value: checkedOn }]),
      ],
    });
  }
}
