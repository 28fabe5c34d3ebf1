import {
  type DependencyEntry,
  isRegistryKind,
  type LookupResult,
  type ManifestView,
  manifestRule,
  type PackageFacts,
  type ProjectContext,
  type ProjectView,
} from "../../../engine/api.ts";
import { installedVersion } from "../../helpers/match/installed-version.ts";
import { ownNamesFromRegistry } from "./own-names.ts";
import { likeness, type Likeness } from "./look-alike.ts";
import { signOf } from "./sign.ts";

const NEW_MS = 90 * 24 * 3_600_000;
const FEW_VERSIONS = 5;
/** Packages that are let into the store itself or the way of its money. */
const STORE_PLUGIN =
  /medusa|vendure|evershop|saleor|shopify|stripe|paypal|payment|checkout|adyen|mollie|klarna/;

export const rule = manifestRule({
  id: "dep-suspicious-name-or-new",
  meta: {
    category: "dependencies",
    title: "A dependency's name or release is not what it seems",
    level: "warning",
    confidence: "medium",
    preset: "balanced",
    surface: "editor",
    cwe: [427, 1357],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.2.4"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    scope: {
      what: "{{name}} is not from {{real}}: its scope only looks like that one.",
      help: "Anybody may have taken the scope. Check who publishes it; use the package of {{real}} if you meant that.",
    },
    "missing-scope": {
      what: "{{name}} is not {{real}}: the scope is missing.",
      help: "Whoever owns the name without the scope decides what is installed. Use {{real}} if you meant that.",
    },
    name: {
      what: "{{name}} is called almost like {{real}}, but is another package.",
      help: "Names that are mistyped are taken on purpose. Use {{real}} if you meant that, and remove this one.",
    },
    own: {
      what: "{{name}} is a package of this project, but is installed from a registry.",
      help: "Somebody else may own the name there. Refer to it with `workspace:` or `file:`, or give it a scope that is yours.",
    },
    vanished: {
      what: "{{name}} {{version}}, which is installed, was taken off its registry.",
      help: "Releases are taken off when they do harm, or were published by mistake. Find out why, and move to a version that is there.",
    },
    provenance: {
      what: "{{name}} {{version}} does not say how it was built; {{before}} and the one before did.",
      help: "A release that somebody made by hand, past the project's own build, is how stolen accounts show. Compare it with the repository, or stay with {{before}}.",
    },
    publisher: {
      what: "{{name}} {{version}} was published {{days}} days ago by somebody who never did before.",
      help: "Look whether its project knows {{publisher}}, or stay with the version before until more people have looked at it.",
    },
    fresh: {
      what: "{{name}} is new: first published {{days}} days ago, by one maintainer.",
      help: "Read its code before it runs in the store, and look at who publishes it.",
    },
  },
  noFix: "Which package was meant, only the author knows.",
  manifest(view, context) {
    const reported = new Set<string>();
    for (const entry of view.facts.dependencies) {
      if (entry.field === "peerDependencies" || !isRegistryKind(entry.kind)) continue;
      if (reported.has(entry.name) || isOwn(entry.name, view)) continue;
      const { lookup, locked } = view.dependencies.get(entry.key) ?? {};
      if (locked?.link) continue;
      const like = likeness(entry.name);
      const at = entry.name === entry.key ? entry.keyRange : entry.valueRange;
      if (like && !isEstablished(lookup, context.now)) {
        reported.add(entry.name);
        context.report({
          at,
          message: messageOf(like),
          package: entry.name,
          data: { name: entry.name, real: like.real },
          ...(like.by === "two-edits" && ({ preset: "audit" } as const)),
        });
        continue;
      }
      const version = installedVersion(entry, view);
      const sign =
        lookup?.ok && version !== undefined ? signOf(lookup.facts, version, context) : undefined;
      if (sign && version !== undefined) {
        reported.add(entry.name);
        context.report({
          at: entry.versionRange ?? entry.valueRange,
          message: sign.message,
          package: entry.name,
          data: { name: entry.name, version, ...sign.data },
        });
        continue;
      }
      const days = freshDays(entry, lookup, context.now);
      if (days === undefined) continue;
      reported.add(entry.name);
      context.report({
        at,
        message: "fresh",
        package: entry.name,
        data: { name: entry.name, days: String(days) },
        level: "hint",
        preset: "audit",
      });
    }
  },
  project(project: ProjectView, context: ProjectContext) {
    for (const { file, entry } of ownNamesFromRegistry(project)) {
      if (likeness(entry.name)) continue;
      context.report(file, { at: entry.keyRange, message: "own", data: { name: entry.name } });
    }
  },
});

function messageOf({ by }: Likeness): string {
  return by === "scope" || by === "missing-scope" ? by : "name";
}

/** A package of the project, or one of a scope in which the project has packages. */
function isOwn(name: string, { localNames, facts }: ManifestView): boolean {
  if (localNames.has(name)) return true;
  const scope = name.startsWith("@") ? name.slice(0, name.indexOf("/") + 1) : undefined;
  if (scope === undefined) return false;
  return [...localNames, facts.name ?? ""].some((each) => each.startsWith(scope));
}

/** Has been there for long and was released often: nobody builds a trap like that. */
function isEstablished(lookup: LookupResult | undefined, now: Date): boolean {
  if (!lookup?.ok || lookup.facts.versions.length < FEW_VERSIONS) return false;
  const first = firstPublish(lookup.facts);
  return first !== undefined && now.getTime() - first > NEW_MS;
}

function freshDays(
  entry: DependencyEntry,
  lookup: LookupResult | undefined,
  now: Date,
): number | undefined {
  if (!lookup?.ok || lookup.facts.maintainers !== 1 || !STORE_PLUGIN.test(entry.name)) return;
  const first = firstPublish(lookup.facts);
  // An unknown date says nothing about the others.
  if (first === undefined || lookup.facts.versions.some((each) => each.publishedAt === undefined))
    return;
  const age = now.getTime() - first;
  return age >= 0 && age < NEW_MS ? Math.floor(age / (24 * 3_600_000)) : undefined;
}

function firstPublish({ versions }: PackageFacts): number | undefined {
  const times = versions.flatMap((each) => each.publishedAt ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}
