import {
  type CheckContext,
  type DependencyEntry,
  manifestRule,
  plain,
  type RefusedLicense,
  refusedLicenses,
} from "../../../engine/api.ts";

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
    const byEntry = new Map<DependencyEntry, RefusedLicense[]>();
    for (const each of refusedLicenses(view)) {
      byEntry.set(each.entry, [...(byEntry.get(each.entry) ?? []), each]);
    }
    for (const [entry, list] of byEntry) report(entry, list, context);
  },
});

/** One finding for a line: about its own package if that is refused, else about the first that it brings. */
function report(
  entry: DependencyEntry,
  list: readonly RefusedLicense[],
  context: CheckContext,
): void {
  const ranked = list.toSorted((a, b) => rank(a) - rank(b));
  const [worst] = ranked;
  if (!worst) return;
  const { name, path, license, isUnknown } = worst;
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

function rank({ isUnknown, production, path }: RefusedLicense): number {
  return (isUnknown ? 100 : 0) + (production ? 0 : 50) + Math.min(path.length, 40);
}
