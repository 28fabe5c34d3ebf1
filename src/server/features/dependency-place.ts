import {
  catalogPlaces,
  catalogUser,
  type DependencyEntry,
  type ManifestView,
  type Range,
} from "../../engine/api.ts";
import type { OpenDocument } from "../workspace/document.ts";

/** A line that names a dependency, in a package.json or in a catalog. */
export interface DependencyPlace {
  readonly entry: DependencyEntry;
  /** Where it stands in the document. */
  readonly keyRange: Range;
  readonly valueRange: Range;
  /** The package.json that the answers belong to: for a catalog the first that refers to the line. */
  readonly manifest: string;
  readonly view: ManifestView;
}

/** All such lines of a document, in source order. `files` are those of its project. */
export function dependencyPlaces(
  { project, path, text }: OpenDocument,
  files: readonly string[],
): DependencyPlace[] {
  const { manifests } = project.session;
  const view = manifests.view(path, text.getText());
  if (view) {
    return view.facts.dependencies.map((entry) => {
      const { keyRange, valueRange } = entry;
      return { entry, keyRange, valueRange, manifest: path, view };
    });
  }
  return catalogPlaces(path, text.getText()).flatMap((place): DependencyPlace[] => {
    const user = catalogUser(place, path, manifests, files);
    const { keyRange, valueRange } = place;
    return user ? [{ ...user, keyRange, valueRange }] : [];
  });
}
