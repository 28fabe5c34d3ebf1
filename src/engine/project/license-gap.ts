import { installedLicense } from "../deps/installed-license.ts";
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
    (each) =>
      each.license === undefined &&
      !answered.has(each.name) &&
      installedLicense(lock.facts, each, lock.beside) === undefined,
  );
  if (open.length === 0) return [];
  const what = `${lock.path} names no licence of ${open.length} of ${installed.length} packages`;
  const reason = `${what}, and they are not installed here to be looked at: install them, then check again`;
  return [{ what: "licences", reason, file }];
}
