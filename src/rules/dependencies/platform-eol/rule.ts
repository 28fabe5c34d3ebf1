import {
  type CheckContext,
  type DetectedPlatform,
  manifestRule,
  type ManifestView,
  type Range,
} from "../../../engine/api.ts";

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
  manifest(view, context) {
    report(context, (platform) => placeInManifest(platform, view));
  },
  composer({ facts }, context) {
    report(context, ({ version }) => {
      const { entries } = facts;
      return entries.find(({ name }) => name === version?.composerPackage)?.valueRange;
    });
  },
});

function report(
  context: CheckContext,
  placeOf: (platform: DetectedPlatform) => Range | undefined,
): void {
  const slash = context.path.lastIndexOf("/");
  const folder = context.path.slice(0, Math.max(0, slash));
  for (const platform of context.platforms()) {
    if (platform.folder !== folder || platform.status !== "ended" || !platform.version) continue;
    const at = placeOf(platform);
    if (!at) continue;
    const { name, says, newest, source, checkedOn } = platform;
    context.report({
      at,
      message: "found",
      data: {
        name,
        version: platform.version.version,
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

/** The line of the package whose version is the platform's. */
function placeInManifest(platform: DetectedPlatform, { facts, dependencies }: ManifestView) {
  const wanted = platform.version?.package;
  const entry = facts.dependencies.find(
    ({ key, field }) => key === wanted && field !== "peerDependencies",
  );
  if (!entry || dependencies.get(entry.key)?.locked?.link === true) return undefined;
  return entry.versionRange ?? entry.valueRange;
}
