import {
  type DependencyEntry,
  type ManifestFacts,
  type ProjectContext,
  type ProjectView,
  projectRule,
} from "../../../engine/api.ts";
import { projectManifests } from "../../helpers/match/project-manifests.ts";
import { removeDependency } from "../../helpers/edit/remove-dependency.ts";
import { configuredExtensions, unlist } from "./extensions.ts";
import { GUARDS, HOSTS, type PluginHost, SERVERS } from "./plugins.ts";
import { Uses } from "./uses.ts";

export const rule = projectRule({
  id: "plugin-unused",
  meta: {
    category: "dependencies",
    title: "A plug-in is installed and does not run, or is configured and not installed",
    level: "information",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.3"],
    tips: [9, 10],
    since: "0.1.0",
  },
  messages: {
    guard: {
      what: "{{name}} is installed, but no code imports it: {{harm}}.",
      help: "Put it in front of the routes, or remove it so that nobody relies on it.",
    },
    plugin: {
      what: "{{name}} is installed, but {{platform}} is not told to run it.",
      help: "Add it to the platform's configuration, or remove it: code that nobody uses still has to be updated.",
    },
    disabled: {
      what: "{{name}} is installed, but {{platform}} is told not to run it.",
      help: "Switch it on, or remove it together with its entry: code that nobody uses still has to be updated.",
    },
    missing: {
      what: "{{platform}} is told to run {{name}}, which no package.json names.",
      help: "Add it to the dependencies: otherwise the store does not start, or runs what happens to be installed.",
    },
  },
  fixes: [
    { id: "remove", kind: "suggestion", title: "Remove {{name}} from package.json" },
    {
      id: "remove-both",
      kind: "suggestion",
      title: "Remove {{name}} from package.json and from the configuration",
    },
    { id: "unlist", kind: "suggestion", title: "Remove {{name}} from the configuration" },
  ],
  project(project, context) {
    const manifests = projectManifests(project);
    const uses = new Uses(project, manifests);
    for (const [file, facts] of manifests) {
      const folder = file.slice(0, -"package.json".length);
      checkGuards(file, facts, uses, context);
      for (const host of HOSTS)
        checkHost(host, { file, folder, facts, manifests, uses }, project, context);
    }
  },
});

function checkGuards(
  file: string,
  facts: ManifestFacts,
  uses: Uses,
  context: ProjectContext,
): void {
  const guards = facts.dependencies.filter(
    ({ field, name, key }) => field === "dependencies" && GUARDS.has(name) && name === key,
  );
  if (guards.length === 0) return;
  const names = new Set(facts.dependencies.map(({ name }) => name));
  // Only where the server's code is there to be read can something be missing in it.
  if (!SERVERS.some((server) => names.has(server) && uses.isImported(server, file))) return;
  for (const { name, keyRange } of guards) {
    if (uses.isUsed(name, file)) continue;
    context.report(file, {
      at: keyRange,
      message: "guard",
      data: { name, harm: GUARDS.get(name) ?? "" },
      level: "warning",
    });
  }
}

interface Place {
  readonly file: string;
  readonly folder: string;
  readonly facts: ManifestFacts;
  readonly manifests: ReadonlyMap<string, ManifestFacts>;
  readonly uses: Uses;
}

function checkHost(
  host: PluginHost,
  place: Place,
  project: ProjectView,
  context: ProjectContext,
): void {
  const { file, folder, facts, uses } = place;
  const configs = project.files.filter(
    (each) => each.startsWith(folder) && host.config.test(each.slice(folder.length)),
  );
  if (configs.length === 0) return;
  const isHost = project.platforms(file).some(({ id, roles, folder: at }) => {
    const own = at === "" ? "" : `${at}/`;
    return (
      host.ids.includes(id) &&
      own === folder &&
      (roles.includes("back end") || roles.includes("store"))
    );
  });
  if (!isHost) return;
  const extensions = host.listsExtensions ? configuredExtensions(project, configs) : [];
  for (const entry of facts.dependencies) {
    const { name, field } = entry;
    const listed = extensions.filter((each) => each.name === name);
    const isOff = listed.length > 0 && listed.every((each) => each.isOff);
    if (isOff && field === "dependencies" && !uses.isImported(name, file)) {
      context.report(file, {
        at: entry.keyRange,
        message: "disabled",
        data: { name, platform: host.name },
        fixes: [{ id: "remove-both", edits: () => both(project, file, entry, listed) }],
      });
      continue;
    }
    if (field !== "dependencies" || !host.plugin.test(name) || name !== entry.key) continue;
    if (uses.isUsed(name, file)) continue;
    context.report(file, {
      at: entry.keyRange,
      message: "plugin",
      data: { name, platform: host.name },
      fixes: [{ id: "remove", edits: () => removal(project, file, entry) }],
    });
  }
  if (host.resolve)
    for (const config of configs) checkConfig(host, config, place, project, context);
}

function both(
  project: ProjectView,
  file: string,
  entry: DependencyEntry,
  listed: Parameters<typeof unlist>[1],
) {
  const own = removal(project, file, entry);
  const others = unlist(project, listed);
  // Half of it would leave an entry without its package.
  return own && others.length >= listed.length ? [...own, ...others] : undefined;
}

function removal(project: ProjectView, file: string, entry: DependencyEntry) {
  const edit = removeDependency(project.read(file) ?? "", entry);
  return edit && [edit];
}

/** What the configuration names must be in a manifest at or above it, or be a package of the project. */
function checkConfig(
  host: PluginHost,
  config: string,
  { facts, folder, manifests, uses }: Place,
  project: ProjectView,
  context: ProjectContext,
): void {
  const text = project.read(config);
  if (text === undefined || !host.resolve) return;
  const known = new Set(facts.dependencies.map(({ key }) => key));
  for (const [file, each] of manifests) {
    if (each.name !== undefined) known.add(each.name);
    if (folder.startsWith(file.slice(0, -"package.json".length)))
      for (const { key } of each.dependencies) known.add(key);
  }
  for (const match of text.matchAll(host.resolve)) {
    const name = match[2] ?? "";
    const line = text.slice(text.lastIndexOf("\n", match.index) + 1, match.index);
    // Modules of the platform itself come with it.
    if (/^\s*(?:\/\/|\/?\*)/.test(line) || /\/\/|\/\*/.test(line)) continue;
    if (known.has(name) || /^@(?:medusajs|evershop)\//.test(name) || uses.isInstalled(name))
      continue;
    // Folders may be named as packages are, and version 1 of Medusa looks into one for own plug-ins.
    const folders = [`${folder}${name}/`, `${folder}plugins/${name}/`];
    if (project.files.some((each) => folders.some((own) => each.startsWith(own)))) continue;
    const listed = host.listsExtensions
      ? configuredExtensions(project, [config]).filter((each) => each.name === name)
      : [];
    // What is switched off is not loaded.
    if (listed.length > 0 && listed.every((each) => each.isOff)) continue;
    const start = match.index + match[0].indexOf(name);
    context.report(config, {
      at: { start, end: start + name.length },
      message: "missing",
      data: { name, platform: host.name },
      fixes: listed.length === 1 ? [{ id: "unlist", edits: () => unlist(project, listed) }] : [],
    });
  }
}
