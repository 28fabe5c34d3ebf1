import {
  type CheckContext,
  type DependencyEntry,
  type ManifestView,
  manifestRule,
  type ReportedFix,
} from "../../../engine/api.ts";
import { hasCommit, isCleartext, isTarball, lockedCommit } from "./source-spec.ts";

export const rule = manifestRule({
  id: "dep-non-registry-source",
  meta: {
    category: "dependencies",
    title: "A dependency comes from a place that can change or be listened to",
    level: "warning",
    confidence: "high",
    preset: "balanced",
    surface: "editor",
    cwe: [494, 829],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.2.4"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    cleartext: {
      what: "{{name}} is fetched without encryption.",
      help: "Whoever is on the way can put other code in its place: use https, or a version from a registry.",
    },
    branch: {
      what: "{{name}} comes from a git repository without a fixed commit.",
      help: "Each fresh install takes what is there on that day: name a commit behind `#`, or use a published version.",
    },
    archive: {
      what: "{{name}} comes from an address on the web, not from a registry.",
      help: "Nothing says which version it is and no advisory covers it: use a published version, or publish it to your registry.",
    },
    anything: {
      what: '{{name}} may be any version: "{{spec}}".',
      help: "A new major version, or one that an attacker published, is installed as soon as the lockfile is renewed: give a range.",
    },
  },
  fixes: [
    { id: "use-https", kind: "suggestion", title: "Fetch it through https" },
    { id: "pin-commit", kind: "suggestion", title: "Pin it to the commit of the lockfile" },
    { id: "pin-version", kind: "suggestion", title: "Use ^{{version}}, which is installed" },
  ],
  manifest(view, context) {
    for (const entry of view.facts.dependencies) {
      // Peer dependencies say what fits, not what is installed.
      if (entry.field !== "peerDependencies") check(entry, view, context);
    }
  },
});

function check(entry: DependencyEntry, view: ManifestView, context: CheckContext): void {
  const { spec, name, kind, valueRange: at } = entry;
  const isLocked = view.lock !== undefined;
  if (kind === "git" || kind === "url") {
    if (isCleartext(spec)) {
      context.report({ at, message: "cleartext", data: { name }, fixes: useHttps(entry) });
    } else if (kind === "url" && isTarball(spec)) {
      context.report({ at, message: "archive", data: { name }, level: "information" });
    } else if (kind === "git" && !hasCommit(spec)) {
      const level = isLocked ? "information" : "warning";
      const fixes = pinCommit(entry, view);
      context.report({ at, message: "branch", data: { name }, level, fixes });
    }
    return;
  }
  if (!isOpen(entry) || view.localNames.has(name)) return;
  const version = view.dependencies.get(entry.key)?.locked?.version;
  context.report({
    at,
    message: "anything",
    data: { name, spec, ...(version !== undefined && { version }) },
    // The lockfile holds the version until somebody renews it.
    ...(isLocked && ({ level: "information", preset: "audit" } as const)),
    fixes: pinVersion(entry, version),
  });
}

/** `*`, nothing, `latest` and `>=1`: whatever comes next is let in. */
function isOpen({ kind, tag, versionRange }: DependencyEntry): boolean {
  if (versionRange === undefined) return false;
  return kind === "any" || (kind === "registry-tag" && tag === "latest");
}

function useHttps({ spec, valueRange }: DependencyEntry): ReportedFix[] {
  const text = spec.replace(/^(git\+)?http:/, "$1https:").replace(/^git:/, "git+https:");
  return text === spec
    ? []
    : [{ id: "use-https", edits: () => [{ ...valueRange, text: escaped(text) }] }];
}

function pinCommit({ key, spec, valueRange }: DependencyEntry, view: ManifestView): ReportedFix[] {
  const resolved = view.dependencies.get(key)?.locked?.resolved;
  const commit = resolved === undefined ? undefined : lockedCommit(resolved);
  // A range of tags behind the `#` means that newer ones are wanted.
  if (commit === undefined || spec.includes("#semver:")) return [];
  const text = `${spec.split("#")[0] ?? spec}#${commit}`;
  return [{ id: "pin-commit", edits: () => [{ ...valueRange, text: escaped(text) }] }];
}

function pinVersion(entry: DependencyEntry, version: string | undefined): ReportedFix[] {
  const { versionRange } = entry;
  if (version === undefined || !versionRange) return [];
  return [{ id: "pin-version", edits: () => [{ ...versionRange, text: `^${version}` }] }];
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
