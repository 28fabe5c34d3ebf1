import { type DependencyEntry, isRegistryKind, type ProjectView } from "../../../engine/api.ts";
import { projectManifests } from "../../helpers/match/project-manifests.ts";

/** A line of a manifest whose package a registry gave, although the project has one of that name. */
interface OwnName {
  readonly file: string;
  readonly entry: DependencyEntry;
}

/**
 * Packages that the project keeps to itself and that its lockfile takes from a registry. Those that
 * it publishes are its own there as well, and scopes belong to somebody.
 */
export function ownNamesFromRegistry(project: ProjectView): OwnName[] {
  const { locks } = project;
  if (locks.length === 0) return [];
  const manifests = projectManifests(project);
  const kept = new Set<string>();
  for (const { name, private: isPrivate } of manifests.values())
    if (isPrivate && name !== undefined && !name.startsWith("@")) kept.add(name);
  if (kept.size === 0) return [];
  const found: OwnName[] = [];
  for (const lock of locks) {
    const folder = lock.path.slice(0, lock.path.lastIndexOf("/") + 1);
    // Only members of one workspace mean each other by their names.
    const members = new Set(
      [...(lock.facts.importers?.keys() ?? [])].map((each) =>
        each === "" || each === "." ? `${folder}package.json` : `${folder}${each}/package.json`,
      ),
    );
    const names = new Set(
      [...manifests].flatMap(([file, { name }]) =>
        members.has(file) && name !== undefined && kept.has(name) ? [name] : [],
      ),
    );
    if (names.size === 0) continue;
    const foreign = new Set<string>();
    const linked = new Set<string>();
    for (const each of lock.facts.packages.values()) {
      if (!names.has(each.name)) continue;
      if (each.link) linked.add(each.name);
      else if (each.integrity !== undefined) foreign.add(each.name);
    }
    for (const [file, facts] of manifests) {
      if (!members.has(file)) continue;
      for (const entry of facts.dependencies)
        if (
          foreign.has(entry.name) &&
          !linked.has(entry.name) &&
          isRegistryKind(entry.kind) &&
          entry.field !== "peerDependencies"
        )
          found.push({ file, entry });
    }
  }
  return found;
}
