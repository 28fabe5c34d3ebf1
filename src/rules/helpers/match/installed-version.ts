import { type DependencyEntry, isRegistryKind, type ManifestView } from "../../../engine/api.ts";

/** The version of a registry package that is installed for a line, or that the line names exactly. */
export function installedVersion(
  entry: DependencyEntry,
  { dependencies }: ManifestView,
): string | undefined {
  if (entry.field === "peerDependencies" || !isRegistryKind(entry.kind)) return undefined;
  const { locked } = dependencies.get(entry.key) ?? {};
  if (locked?.link === true) return undefined;
  if (locked?.version !== undefined) return locked.name === entry.name ? locked.version : undefined;
  const exact = /^[=v\s]*(\d+\.\d+\.\d+[\w.+-]*)$/.exec(entry.range ?? "");
  return exact?.[1];
}
