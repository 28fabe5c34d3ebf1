import type { ManifestView } from "./manifest-view.ts";
import type { NotCheckedItem } from "./not-checked.ts";

/** Installed packages whose licence nobody names, where the team has a policy about licences. Said once for a lockfile. */
export function licenseGap(file: string, view: ManifestView): NotCheckedItem[] {
  const { licenses, lock, dependencies } = view;
  if (!licenses || lock?.folder !== "") return [];
  const answered = new Set<string>();
  for (const { lookup } of dependencies.values())
    if (lookup?.ok && lookup.facts.license !== undefined) answered.add(lookup.facts.name);
  const installed = [...lock.facts.packages.values()].filter(({ link }) => !link);
  const open = installed.filter(
    ({ license, name }) => license === undefined && !answered.has(name),
  );
  if (open.length === 0) return [];
  const reason = `${lock.path} names no licence of ${open.length} of ${installed.length} packages`;
  return [{ what: "licences", reason, file }];
}
