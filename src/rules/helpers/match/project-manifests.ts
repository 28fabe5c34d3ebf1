import { type ManifestFacts, type ProjectView, readManifest } from "../../../engine/api.ts";

/** All package.json files of a project by path. */
export function projectManifests(project: ProjectView): Map<string, ManifestFacts> {
  const manifests = new Map<string, ManifestFacts>();
  for (const file of project.files) {
    if (file !== "package.json" && !file.endsWith("/package.json")) continue;
    const document = project.document(file);
    const facts = document && readManifest(document);
    if (facts) manifests.set(file, facts);
  }
  return manifests;
}
