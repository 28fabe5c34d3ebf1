import type { DependencyEntry } from "../deps/types.ts";
import type { HealthPlace } from "../findings/health.ts";

/** The line of a manifest that a package is there for, with the way from it to the package. */
export function placeOf(
  { key, keyRange, valueRange, catalog }: DependencyEntry,
  manifest: string,
  path: readonly string[],
): HealthPlace {
  const at = { start: keyRange.start, end: valueRange.end };
  const line = catalog && { file: catalog.file, ...catalog.versionRange };
  return { manifest, key, at, ...(line && { catalog: line }), path };
}
