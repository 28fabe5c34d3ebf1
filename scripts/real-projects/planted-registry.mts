import { createHash } from "node:crypto";
import semver from "semver";
import {
  type AdvisoryTable,
  type FaultRegistry,
  KNOWN_TO_ALL,
  startFaultRegistry,
} from "../../test/harness/fault-registry.ts";

export interface PlantedRegistry {
  readonly server: FaultRegistry;
  /** Of these versions somebody knows a hole: `name@version`. */
  readonly vulnerable: ReadonlySet<string>;
  readonly deprecated: ReadonlySet<string>;
}

const HOLES_IN = 9;
const DEPRECATED_IN = 7;

/**
 * A registry that has each version that some lockfiles install, and newer ones. Every ninth package
 * has a hole in what is installed and every seventh is deprecated, whichever those are: the same in each run.
 */
export async function plantRegistry(installed: Iterable<string>): Promise<PlantedRegistry> {
  const versions = new Map<string, string[]>();
  for (const id of installed) {
    const at = id.lastIndexOf("@");
    const version = id.slice(at + 1);
    if (semver.valid(version) === null) continue;
    const list = versions.get(id.slice(0, at)) ?? [];
    versions.set(id.slice(0, at), [...list, version]);
  }
  const server = await startFaultRegistry();
  const advisories: Record<string, AdvisoryTable[string]> = { ...KNOWN_TO_ALL };
  const vulnerable = new Set<string>();
  const deprecated = new Set<string>();
  for (const [name, list] of versions) {
    const sorted = semver.sort([...new Set(list)]);
    const highest = sorted.at(-1) ?? "1.0.0";
    const lot = createHash("sha256").update(name).digest().readUInt32BE(0);
    const newer = newerThan(highest, lot);
    if (lot % HOLES_IN === 0) {
      const planted = hole(name, lot, newer.length > 0 ? `<=${highest}` : "*");
      advisories[name] = [...(KNOWN_TO_ALL[name] ?? []), planted];
      for (const version of sorted) vulnerable.add(`${name}@${version}`);
    }
    // What every registry knows may be installed, too.
    for (const { vulnerable_versions: known } of KNOWN_TO_ALL[name] ?? [])
      for (const version of sorted)
        if (semver.satisfies(version, known)) vulnerable.add(`${name}@${version}`);
    const isDeprecated = lot % DEPRECATED_IN === 0;
    if (isDeprecated) deprecated.add(`${name}@${highest}`);
    server.serve(document(name, [...sorted, ...newer], isDeprecated ? highest : undefined));
  }
  server.advise(advisories);
  return { server, vulnerable, deprecated };
}

/** None, a patch, a minor and a major one, or some of them. */
function newerThan(version: string, lot: number): string[] {
  const steps = (["patch", "minor", "major"] as const).filter((_, bit) => lot & (1 << (8 + bit)));
  return steps.flatMap((step) => semver.inc(version, step) ?? []);
}

function hole(name: string, lot: number, vulnerable_versions: string): AdvisoryTable[string][0] {
  const severity = ["low", "moderate", "high", "critical"][lot % 4];
  return { id: 1000 + (lot % 1_000_000), title: `Hole in ${name}`, severity, vulnerable_versions };
}

function document(
  name: string,
  versions: readonly string[],
  deprecated: string | undefined,
): { readonly name: string; readonly [key: string]: unknown } {
  return {
    name,
    "dist-tags": { latest: versions.at(-1) },
    versions: Object.fromEntries(
      versions.map((version) => [
        version,
        { name, version, ...(version === deprecated && { deprecated: "No longer kept." }) },
      ]),
    ),
    time: Object.fromEntries(
      versions.map((version, index) => [version, new Date(1.72e12 + index * 8.64e7).toISOString()]),
    ),
    modified: "2026-11-01T00:00:00.000Z",
  };
}
