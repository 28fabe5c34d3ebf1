import type { ManifestFacts } from "../deps/types.ts";
import { join, parentOf } from "./folders.ts";

interface Known {
  readonly paths: readonly string[];
  readonly sites: { textOf(path: string): string | undefined };
  manifestOf(folder: string): ManifestFacts | undefined;
}

/** The files with the catalogs that the lines of a manifest refer to. */
function catalogsOf(manifests: Known, manifest: string): ReadonlySet<string> {
  const lines = manifests.manifestOf(parentOf(manifest))?.dependencies ?? [];
  return new Set(lines.flatMap(({ catalog }) => catalog?.file ?? []));
}

/** The manifests with a line whose version stands in a file. */
export function catalogUsers(manifests: Known, file: string): readonly string[] {
  return manifests.paths.filter((path) => catalogsOf(manifests, path).has(file));
}

/** Manifests together with the files of the catalogs that they refer to, and with pnpm's overrides beside them. */
export function withCatalogs(manifests: Known, paths: readonly string[]): readonly string[] {
  return [...new Set(paths.flatMap((path) => [path, ...besides(manifests, path)]))];
}

/** All of these files without the manifests. */
export function catalogFiles(manifests: Known): readonly string[] {
  return [...new Set(manifests.paths.flatMap((path) => besides(manifests, path)))];
}

function besides(manifests: Known, path: string): readonly string[] {
  const settings = join(parentOf(path), "pnpm-workspace.yaml");
  const hasOverrides = manifests.sites.textOf(settings)?.includes("overrides") === true;
  return [...catalogsOf(manifests, path), ...(hasOverrides ? [settings] : [])];
}
