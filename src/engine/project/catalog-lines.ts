import { readDocument } from "../documents/read-document.ts";
import type { DependencyEntry } from "../deps/types.ts";
import type { Range } from "../text/range.ts";
import { placeOf } from "./catalogs.ts";
import { join, parentOf } from "./folders.ts";
import type { ManifestView } from "./manifest-view.ts";
import type { Manifests } from "./manifests.ts";

/** A line of a catalog, in the file that holds it. */
export interface CatalogPlace {
  readonly catalog: string;
  readonly key: string;
  readonly keyRange: Range;
  readonly valueRange: Range;
}

/** The lines of the catalogs that pnpm and Yarn keep in files of their own; none for other files. */
export function catalogPlaces(path: string, text: string): CatalogPlace[] {
  if (!/(?:^|\/)(?:pnpm-workspace\.yaml|\.yarnrc\.yml)$/.test(path)) return [];
  return (readDocument(path, text)?.entries ?? []).flatMap((entry): CatalogPlace[] => {
    const [catalog, key] = placeOf(entry)?.split("\n") ?? [];
    const { keyRange, valueRange } = entry;
    if (catalog === undefined || key === undefined || !keyRange) return [];
    return [{ catalog, key, keyRange, valueRange }];
  });
}

/** The first line of a package.json that stands for a line of a catalog at `path`. */
export function catalogUser(
  { catalog, key }: CatalogPlace,
  path: string,
  manifests: Manifests,
  files: readonly string[],
):
  | { readonly manifest: string; readonly view: ManifestView; readonly entry: DependencyEntry }
  | undefined {
  const folder = parentOf(path);
  for (const manifest of files) {
    if (!manifests.isManifest(manifest)) continue;
    if (folder !== "" && !manifest.startsWith(join(folder, ""))) continue;
    const used = manifests
      .manifestOf(parentOf(manifest))
      ?.dependencies.some((each) => refersTo(each, catalog, key));
    const text = used ? manifests.sites.textOf(manifest) : undefined;
    const view = text === undefined ? undefined : manifests.view(manifest, text);
    const entry = view?.facts.dependencies.find((each) => refersTo(each, catalog, key));
    if (view && entry) return { manifest, view, entry };
  }
  return undefined;
}

function refersTo({ key, spec }: DependencyEntry, catalog: string, name: string): boolean {
  const [, named] = /^\s*catalog:(.*)$/.exec(spec) ?? [];
  return key === name && named !== undefined && (named.trim() || "default") === catalog;
}
