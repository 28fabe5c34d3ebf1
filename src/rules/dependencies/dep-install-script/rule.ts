import {
  type CheckContext,
  type LockView,
  type LockWay,
  type ManifestView,
  manifestRule,
  packagesOf,
  type ProjectContext,
  type ProjectView,
  releaseSigns,
} from "../../../engine/api.ts";
import { installedVersion } from "../../helpers/match/installed-version.ts";
import { settingsFiles } from "../../helpers/match/settings-files.ts";
import { type Approvals, readApprovals } from "./approvals.ts";
import { isExpected } from "./expected-scripts.ts";
import { openSwitches, SETTINGS_FILE } from "./switches.ts";

const LOOK =
  "Its authors can run anything on your machine and your build server: look at the script, or install with `ignore-scripts` and allow only those that you need.";

export const rule = manifestRule({
  id: "dep-install-script",
  meta: {
    category: "dependencies",
    title: "A dependency runs a script while it is installed",
    level: "warning",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [829],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.2.4"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    found: { what: "{{name}} runs a script when it is installed.", help: LOOK },
    through: {
      what: "{{name}}, which {{parent}} brings along, runs a script when it is installed.",
      help: LOOK,
    },
    added: {
      what: "{{name}} {{version}} runs a script when it is installed; no version before it did.",
      help: "A script that appears in a release is how stolen packages begin: read it before you install, or stay with {{before}}.",
    },
    unpinned: {
      what: "Every version of {{name}} that will ever come out may run scripts here.",
      help: "Somebody has looked at one version: name it, so that the next one is asked about again.",
    },
    "all-scripts": {
      what: "{{name}} lets every package run scripts when it is installed.",
      help: "One stolen package among hundreds is enough: allow the few that you need by name.",
    },
    "all-sources": {
      what: "{{name}} lets packages come from any address, past the registry.",
      help: "Nothing vouches for what comes from there, and it runs scripts of its own: allow the root's own with `root`, or none.",
    },
  },
  fixes: [{ id: "pin-approval", kind: "suggestion", title: "Allow {{version}} alone" }],
  manifest(view, context) {
    const approvals = readApprovals(context.path, view.text);
    if (approvals.all) {
      const data = { name: "dangerouslyAllowAllBuilds" };
      context.report({ at: approvals.all, message: "all-scripts", data });
    }
    reportUnpinned(approvals, view, context);
    const added = reportAdded(view, context);
    if (view.lock) reportScripts(view.lock, approvals, added, view, context);
  },
  project(project: ProjectView, context: ProjectContext) {
    for (const path of settingsFiles(project, SETTINGS_FILE, [".npmrc"])) {
      for (const { at, message, name } of openSwitches(project.read(path) ?? "")) {
        context.report(path, { at, message, data: { name } });
      }
    }
  },
});

/** Approvals that hold for versions that nobody has seen. */
function reportUnpinned(approvals: Approvals, view: ManifestView, context: CheckContext): void {
  for (const { name, at } of approvals.unpinned) {
    const version = onlyVersion(name, view.lock);
    context.report({
      at,
      message: "unpinned",
      package: name,
      data: { name, version: `${name}@${version}` },
      // What compiles a program for the machine does so in every version.
      ...(isExpected(name) && ({ level: "information", preset: "audit" } as const)),
      fixes:
        version === undefined
          ? []
          : [{ id: "pin-approval", edits: () => [{ ...at, text: `${name}@${version}` }] }],
    });
  }
}

/** The version of a package that is installed, where there is one alone. */
function onlyVersion(name: string, lock: LockView | undefined): string | undefined {
  const versions = new Set<string>();
  for (const each of lock?.facts.packages.values() ?? [])
    if (each.name === name && each.version !== undefined) versions.add(each.version);
  return versions.size === 1 ? [...versions][0] : undefined;
}

/** Direct dependencies whose installed version is the first to run something; gives their keys. */
function reportAdded(view: ManifestView, context: CheckContext): ReadonlySet<string> {
  const reported = new Set<string>();
  for (const entry of view.facts.dependencies) {
    const version = installedVersion(entry, view);
    const lookup = view.dependencies.get(entry.key)?.lookup;
    if (version === undefined || !lookup?.ok || isExpected(entry.name)) continue;
    for (const sign of releaseSigns(lookup.facts, version, context.now.getTime())) {
      if (sign.kind !== "script-added" || reported.has(entry.key)) continue;
      reported.add(entry.key);
      const data = { name: entry.name, version, before: sign.before };
      context.report({ at: entry.keyRange, message: "added", package: entry.name, data });
    }
  }
  return reported;
}

function reportScripts(
  lock: LockView,
  approvals: Approvals,
  added: ReadonlySet<string>,
  { facts }: ManifestView,
  context: CheckContext,
): void {
  const reported = new Set<string>(added);
  for (const way of withScripts(lock)) {
    if (way.importer !== lock.folder) continue;
    const { name } = way.package;
    const entry = facts.dependencies.find(
      ({ key, field }) => key === way.key && field === way.field,
    );
    if (!entry || isExpected(name) || reported.has(entry.key)) continue;
    if (approvals.decided.has(name)) continue;
    reported.add(entry.key);
    const direct = way.from === undefined;
    const path = packagesOf(way).map((each) => each.name);
    context.report({
      at: entry.keyRange,
      message: direct ? "found" : "through",
      package: name,
      level: "information",
      preset: "audit",
      data: { name, parent: path.at(-2) ?? name },
      facts: direct ? [] : [{ label: "Path", value: path.join(" › ") }],
    });
  }
}

function withScripts(lock: LockView): LockWay[] {
  const { packages } = lock.facts;
  // Most lockfiles have few of them, and Yarn and Bun say nothing about scripts.
  if (![...packages.values()].some((each) => each.hasInstallScript)) return [];
  return [...lock.ways().values()].filter((way) => way.package.hasInstallScript);
}
