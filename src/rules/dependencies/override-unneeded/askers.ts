import type { LockView, ManifestView } from "../../../engine/api.ts";

/** Who asks for a package, and for what. */
export interface Asker {
  readonly who: string;
  /** The name of the package that asks, where that is known. */
  readonly name: string | undefined;
  /** Where it stands in the lockfile; absent for packages of the project. */
  readonly path?: string;
  readonly spec: string;
}

/** Who asks for some packages, by their names. */
export function askersOf(
  names: ReadonlySet<string>,
  lock: LockView,
  { facts: own, needsOf }: Pick<ManifestView, "facts" | "needsOf">,
): ReadonlyMap<string, readonly Asker[]> {
  const { format, packages, importers, descriptors } = lock.facts;
  const asked = new Map<string, Asker[]>();
  const add = (name: string, asker: Asker): void => {
    if (names.has(name)) asked.set(name, [...(asked.get(name) ?? []), asker]);
  };
  for (const { key, spec } of own.dependencies)
    add(key, { who: "this package.json", name: own.name, spec });
  // Of members pnpm writes down what came of it, and Yarn 1 nothing.
  if (format === "pnpm" || format === "yarn-classic") {
    for (const [folder, { dependencies, name }] of lock.members()) {
      if (folder === "") continue;
      for (const { key, spec } of dependencies) add(key, { who: folder, name, spec });
    }
  } else {
    for (const [folder, imports] of importers ?? []) {
      if (folder === "") continue;
      const name = lock.members().get(folder)?.name;
      for (const { key, spec } of imports) add(key, { who: folder, name, spec });
    }
  }
  for (const descriptor of descriptors?.keys() ?? []) {
    const at = descriptor.indexOf("@", 1);
    if (at > 0)
      add(descriptor.slice(0, at), {
        who: "yarn.lock",
        name: undefined,
        spec: descriptor.slice(at + 1),
      });
  }
  for (const { name, version, requires, peers, link, path } of packages.values()) {
    const who = version === undefined ? name : `${name} ${version}`;
    for (const { key, spec } of link ? [] : requires) {
      if (!names.has(key)) continue;
      const needs = format === "pnpm" && version !== undefined ? needsOf(name, version) : undefined;
      const told = needs?.requires.find((each) => each.key === key)?.spec;
      // What is not known is taken for anything.
      add(key, { who, name, path, spec: format === "pnpm" ? (told ?? "") : spec });
    }
    // What it wants to find beside it nobody wrote down.
    for (const peer of peers ?? []) add(peer, { who, name, path, spec: "" });
  }
  return asked;
}
