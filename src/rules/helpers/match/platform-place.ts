import type {
  CheckContext,
  ComposerView,
  DetectedPlatform,
  ManifestView,
  Range,
} from "../../../engine/api.ts";

interface PlacedPlatform {
  readonly platform: DetectedPlatform;
  /** The version, or the range, in the line that asks for the platform. */
  readonly at: Range;
  readonly version: string;
}

/** The platforms of a manifest's own folder with the line whose package gives their version. */
export function platformsOf(
  context: CheckContext,
  manifest: ManifestView | ComposerView,
): PlacedPlatform[] {
  const folder = context.path.slice(0, Math.max(0, context.path.lastIndexOf("/")));
  return context.platforms().flatMap((platform): PlacedPlatform[] => {
    if (platform.folder !== folder || !platform.version) return [];
    const at =
      "dependencies" in manifest
        ? inManifest(platform, manifest)
        : manifest.facts.entries.find(({ name }) => name === platform.version?.composerPackage)
            ?.valueRange;
    return at ? [{ platform, at, version: platform.version.version }] : [];
  });
}

function inManifest({ version }: DetectedPlatform, { facts, dependencies }: ManifestView) {
  const entry = facts.dependencies.find(
    ({ key, field }) => key === version?.package && field !== "peerDependencies",
  );
  if (!entry || dependencies.get(entry.key)?.locked?.link === true) return undefined;
  return entry.versionRange ?? entry.valueRange;
}
