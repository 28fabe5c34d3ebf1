import {
  type CheckContext,
  type DependencyEntry,
  type LicensePolicy,
  type ManifestView,
  manifestRule,
  matchesName,
  packagesOf,
  plain,
} from "../../../engine/api.ts";
import { weigh } from "./expression.ts";

/** More of them nobody reads in one place. */
const MOST_NAMED = 8;

export const rule = manifestRule({
  id: "dep-license",
  meta: {
    category: "dependencies",
    title: "A package has a licence that the team does not accept",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [],
    owasp: [],
    asvs: ["15.1.2"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    refused: {
      what: "{{name}} is licensed under {{license}}, which the team does not accept.",
      help: "Replace it, or name it in `licenses.except` of storewarden.config.json once somebody has agreed.",
    },
    through: {
      what: "{{name}}, which {{parent}} brings along, is licensed under {{license}}: not accepted.",
      help: "Replace what brings it along, or name it in `licenses.except` of storewarden.config.json once somebody has agreed.",
    },
    unknown: {
      what: "{{name}} says of its licence only: {{license}}.",
      help: "Nobody can weigh that by itself: read it, then name the package in `licenses.except` of storewarden.config.json.",
    },
  },
  noFix: "Whether to replace a package or to accept its licence is for people to decide.",
  manifest(view, context) {
    const { licenses } = view;
    if (!licenses) return;
    const byEntry = new Map<DependencyEntry, Licensed[]>();
    for (const each of licensed(view)) {
      if (isAccepted(each, licenses)) continue;
      byEntry.set(each.entry, [...(byEntry.get(each.entry) ?? []), each]);
    }
    for (const [entry, list] of byEntry) report(entry, list, licenses, context);
  },
});

/** An installed package with its licence and the way to it, its line's own package first. */
interface Licensed {
  readonly entry: DependencyEntry;
  readonly name: string;
  readonly license: string;
  readonly production: boolean;
  readonly path: readonly string[];
}

/** All installed packages whose licence is known, each with the line that brings it along. */
function licensed({ facts, lock, dependencies }: ManifestView): Licensed[] {
  const list: Licensed[] = [];
  const direct = new Set<string>();
  for (const way of lock?.ways().values() ?? []) {
    const { name, license } = way.package;
    if (license === undefined || way.importer !== lock?.folder) continue;
    const entry = facts.dependencies.find(
      ({ key, field }) => key === way.key && field === way.field,
    );
    if (!entry) continue;
    const path = packagesOf(way).map((each) => each.name);
    if (way.from === undefined) direct.add(entry.key);
    list.push({ entry, name, license, production: way.production, path });
  }
  for (const entry of facts.dependencies) {
    const lookup = dependencies.get(entry.key)?.lookup;
    if (!lookup?.ok || direct.has(entry.key) || entry.field === "peerDependencies") continue;
    const { license } = lookup.facts;
    if (license === undefined) continue;
    const production = entry.field !== "devDependencies";
    list.push({ entry, name: entry.name, license, production, path: [entry.name] });
  }
  return list;
}

function isAccepted({ name, license }: Licensed, policy: LicensePolicy): boolean {
  if (policy.except.some((pattern) => matchesName(pattern, name))) return true;
  return weigh(license, policy) === "accepted";
}

/** One finding for a line: about its own package if that is refused, else about the first that it brings. */
function report(
  entry: DependencyEntry,
  list: readonly Licensed[],
  policy: LicensePolicy,
  context: CheckContext,
): void {
  const ranked = list.toSorted((a, b) => rank(a, policy) - rank(b, policy));
  const [worst] = ranked;
  if (!worst) return;
  const { name, path, license } = worst;
  const isUnknown = weigh(license, policy) === "unknown";
  const message = isUnknown ? "unknown" : path.length > 1 ? "through" : "refused";
  const rows = ranked.slice(0, MOST_NAMED).map((each) => ({
    label: plain(each.license, 60),
    value: plain(each.path.join(" › "), 200),
  }));
  const more = ranked.length - rows.length;
  context.report({
    at: entry.versionRange ?? entry.valueRange,
    message,
    package: name,
    data: { name, license: plain(license, 40), parent: path.at(-2) ?? name },
    // What only developers run is handed to nobody.
    ...((isUnknown || !worst.production) && ({ level: "information" } as const)),
    facts: more > 0 ? [...rows, { label: "Further", value: `${more} packages` }] : rows,
  });
}

function rank({ license, production, path }: Licensed, policy: LicensePolicy): number {
  const known = weigh(license, policy) === "unknown" ? 100 : 0;
  return known + (production ? 0 : 50) + Math.min(path.length, 40);
}
