import type {
  DependencyEntry,
  ManifestFacts,
  ProjectContext,
  ProjectView,
  TextEdit,
} from "../../../engine/api.ts";
import { removeDependency } from "../../helpers/edit/remove-dependency.ts";
import type { Listed } from "./listed.ts";
import type { PluginHost } from "./plugins.ts";
import type { Uses } from "./uses.ts";

/** A manifest with what is known around it. */
export interface Place {
  readonly file: string;
  readonly folder: string;
  readonly facts: ManifestFacts;
  readonly manifests: ReadonlyMap<string, ManifestFacts>;
  readonly uses: Uses;
}

/** Plug-ins of one platform that are installed and do not run, and those that are to run and are not installed. */
export function checkHost(
  host: PluginHost,
  place: Place,
  project: ProjectView,
  context: ProjectContext,
): void {
  const { file, folder, facts } = place;
  const configs = project.files.filter(
    (each) => each.startsWith(folder) && host.config.test(each.slice(folder.length)),
  );
  if (configs.length === 0 || !isHost(host, file, folder, project)) return;
  const listed = configs.flatMap((config) => host.read(project, config));
  for (const entry of facts.dependencies) {
    const { name, field, key } = entry;
    if (field !== "dependencies" || name !== key) continue;
    const own = host.isImported
      ? importedBy(host, entry, project)
      : listed.filter((each) => each.name === name);
    const isOff = own.length > 0 && own.every((each) => each.isOff);
    if (isOff ? isElsewhere(host, entry, place, own) : !isUnused(host, entry, place, configs))
      continue;
    context.report(file, {
      at: entry.keyRange,
      message: isOff ? (host.isImported ? "idle" : "disabled") : "plugin",
      data: { name, platform: host.name },
      fixes: isOff
        ? [{ id: "remove-both", edits: () => both(project, file, entry, own) }]
        : [{ id: "remove", edits: () => removal(project, file, entry) }],
    });
  }
  for (const each of listed) checkListed(host, each, { ...place, listed }, project, context);
}

function isHost(host: PluginHost, file: string, folder: string, project: ProjectView): boolean {
  return project.platforms(file).some(({ id, roles, folder: at }) => {
    const own = at === "" ? "" : `${at}/`;
    return (
      host.ids.includes(id) &&
      own === folder &&
      (roles.includes("back end") || roles.includes("store"))
    );
  });
}

/** Where code imports a plug-in that is only run by being named in the configuration. */
function importedBy(
  host: PluginHost,
  { name }: DependencyEntry,
  project: ProjectView,
): readonly Listed[] {
  if (!host.plugin.test(name)) return [];
  const files = new Set(project.importsOf(name, "").map(({ file }) => file));
  const found = [...files].map((each) =>
    host.read(project, each).filter((listed) => listed.name === name),
  );
  // What imports it in another way, or hands it on, may be what runs it.
  return found.some((each) => each.length === 0) ? [] : found.flat();
}

/** What is switched off where it is listed may be run from elsewhere. */
function isElsewhere(
  { isImported }: PluginHost,
  { name }: DependencyEntry,
  { uses, file }: Place,
  listed: readonly Listed[],
): boolean {
  const except = listed.map(({ config }) => config);
  return isImported ? uses.isTold(name, file, { except }) : uses.isImported(name, file);
}

function isUnused(
  { plugin }: PluginHost,
  { name }: DependencyEntry,
  { uses, file }: Place,
  configs: readonly string[],
): boolean {
  return plugin.test(name) && !uses.isUsed(name, file, configs);
}

function both(
  project: ProjectView,
  file: string,
  entry: DependencyEntry,
  listed: readonly Listed[],
): readonly TextEdit[] | undefined {
  const own = removal(project, file, entry);
  const others = listed.map(removalOf);
  // Half of it would leave an entry without its package.
  return own && others.every((each) => each !== undefined) ? [...own, ...others.flat()] : undefined;
}

function removal(project: ProjectView, file: string, entry: DependencyEntry) {
  const edit = removeDependency(project.read(file) ?? "", entry);
  return edit && [edit];
}

function removalOf(listed: Listed): readonly TextEdit[] | undefined {
  return listed.remove()?.map((edit) => ({ ...edit, file: listed.config }));
}

/** What the configuration names must be in a manifest at or above it, or be a package of the project. */
function checkListed(
  host: PluginHost,
  { name, config, at, isOff, remove }: Listed,
  { facts, folder, manifests, uses, listed }: Place & { readonly listed: readonly Listed[] },
  project: ProjectView,
  context: ProjectContext,
): void {
  // What is switched off is not loaded, and modules of the platform itself come with it.
  if (isOff || host.own.test(name) || (host.isImported && !host.plugin.test(name))) return;
  const known = new Set(facts.dependencies.map(({ key }) => key));
  for (const [file, each] of manifests) {
    if (each.name !== undefined) known.add(each.name);
    if (folder.startsWith(file.slice(0, -"package.json".length)))
      for (const { key } of each.dependencies) known.add(key);
  }
  if (known.has(name) || uses.isInstalled(name)) return;
  // Folders may be named as packages are, and version 1 of Medusa looks into one for own plug-ins.
  const folders = [`${folder}${name}/`, `${folder}plugins/${name}/`];
  if (project.files.some((each) => folders.some((own) => each.startsWith(own)))) return;
  const same = listed.filter((each) => each.name === name && each.config === config);
  // An import that is gone leaves names without meaning.
  const canLeave = same.length === 1 && !host.isImported && remove() !== undefined;
  context.report(config, {
    at,
    message: "missing",
    data: { name, platform: host.name },
    fixes: canLeave ? [{ id: "unlist", edits: () => remove() }] : [],
  });
}
