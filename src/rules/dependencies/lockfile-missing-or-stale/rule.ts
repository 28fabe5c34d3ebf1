import {
  type CheckContext,
  type DependencyEntry,
  isRegistryKind,
  LOCKFILES,
  type ManifestView,
  manifestRule,
} from "../../../engine/api.ts";
import { checkComposerLock } from "./composer-lock.ts";
import { fitsLock, isOverridden } from "./fits-lock.ts";

export const rule = manifestRule({
  id: "lockfile-missing-or-stale",
  meta: {
    category: "dependencies",
    title: "The lockfile is missing, doubled, or older than the manifest",
    level: "warning",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [1357],
    owasp: ["A08:2021", "A03:2025"],
    asvs: ["15.2.4"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    missing: {
      what: "This store has no lockfile: each install may bring other versions.",
      help: "Install once and put the lockfile under version control, so that what was tested is what runs.",
    },
    several: {
      what: "Lockfiles of several package managers stand side by side: {{files}}.",
      help: "Only one of them is kept up, and nobody sees which is installed: delete the others, and name the manager in packageManager.",
    },
    absent: {
      what: "{{name}} is not in {{file}}.",
      help: "The lockfile is older than this line, so a strict install fails and any other takes what is newest: install, and commit the lockfile.",
    },
    outside: {
      what: "{{file}} holds {{name}} {{version}}, which this range does not let in.",
      help: "The lockfile is older than this line, so a strict install fails and any other takes what is newest: install, and commit the lockfile.",
    },
    changed: {
      what: "composer.lock was written for an earlier composer.json.",
      help: "What changed since is not checked against what is installed: run `composer update --lock`, and commit the lockfile.",
    },
  },
  noFix: "A lockfile is written by the package manager, which is never started from here.",
  manifest(view, context) {
    if (!view.lock) missing(view, context);
    else {
      if (view.lock.folder === "") several(view, context);
      stale(view, context);
    }
  },
  composer: checkComposerLock,
});

/** Other files that hold the versions of a project, which are not read. */
const OTHERS = ["bun.lockb", "deno.lock", "pnpm-workspace.yaml", "rush.json", "shrinkwrap.yaml"];

function missing(view: ManifestView, context: CheckContext): void {
  const { facts, isTopmost, text } = view;
  const installed = facts.dependencies.filter(
    (entry) => entry.field === "dependencies" && isRegistryKind(entry.kind),
  );
  if (!isTopmost || installed.length === 0 || !isApplication(view, context)) return;
  // A part of a larger project that was opened alone: its lockfile lies above.
  const isMember = facts.dependencies.some(
    ({ kind }) => kind === "workspace" || kind === "catalog",
  );
  if (isMember || [...LOCKFILES, ...OTHERS].some((name) => view.exists(name))) return;
  const at = /"dependencies"/.exec(text)?.index ?? 0;
  context.report({ at: { start: at + 1, end: at + 13 }, message: "missing" });
}

/** Something that is run, not a package for others: whoever installs that has a lockfile of their own. */
function isApplication({ text, facts }: ManifestView, context: CheckContext): boolean {
  if (context.pathClass.kind !== "normal") return false;
  if (context.platforms().some(({ roles }) => roles.includes("plug-in"))) return false;
  const isPublished = /"(?:exports|types|typings|module|files|publishConfig|peerDependencies)"\s*:/;
  const starts = /"(?:start|serve|start:prod|build|dev)"\s*:\s*"/;
  return starts.test(text) && (facts.private || !isPublished.test(text));
}

function several({ lock, text }: ManifestView, context: CheckContext): void {
  const managers = new Map(lock?.siblings.map((name) => [managerOf(name), name]));
  if (managers.size < 2) return;
  const at = /"(?:packageManager|dependencies|devDependencies|name)"/.exec(text);
  const start = (at?.index ?? 0) + 1;
  context.report({
    at: { start, end: start + (at?.[0].length ?? 2) - 2 },
    message: "several",
    data: { files: [...managers.values()].join(", ") },
  });
}

function managerOf(name: string): string {
  return name === "npm-shrinkwrap.json" ? "package-lock.json" : name;
}

function stale(view: ManifestView, context: CheckContext): void {
  const { lock } = view;
  if (!lock || !covers(view)) return;
  const file = lock.path.slice(lock.path.lastIndexOf("/") + 1);
  for (const entry of view.facts.dependencies) {
    if (!isInstalled(entry) || view.localNames.has(entry.name) || isOverridden(entry, view))
      continue;
    const { key, name } = entry;
    // Of a name that several fields have, package managers take one.
    if (view.facts.dependencies.some((other) => other !== entry && other.key === key)) continue;
    const locked = view.dependencies.get(key)?.locked;
    const at = entry.versionRange ?? entry.valueRange;
    if (!locked) context.report({ at, message: "absent", data: { name, file } });
    else if (!fitsLock(entry, locked, view)) {
      const data = { name, file, version: locked.version ?? "" };
      context.report({ at, message: "outside", data });
    }
  }
}

/** Whether the lockfile was made for this manifest, too. */
function covers({ lock, facts }: ManifestView): boolean {
  if (!lock || lock.facts.packages.size === 0) return false;
  const { importers } = lock.facts;
  if (importers) return importers.has(lock.folder);
  return lock.folder === "" && facts.workspaces.length === 0;
}

function isInstalled({ field, kind }: DependencyEntry): boolean {
  return (field === "dependencies" || field === "devDependencies") && isRegistryKind(kind);
}
