import type { AssessOptions } from "./assess.ts";
import { policyInput } from "./assess.ts";
import { currentVersion } from "./current-version.ts";
import { answered } from "./policy.ts";
import { satisfies } from "./semver-range.ts";
import type { DependencyEntry, DependencyFacts, ManifestFacts } from "./types.ts";
import { candidates } from "./versions.ts";

/**
 * The version that a fresh installation should get: the newest that the range lets in and nothing
 * speaks against. Undefined where no registry has answered or the range names none.
 */
export function wantedVersion(
  entry: DependencyEntry,
  manifest: ManifestFacts,
  facts: ReadonlyMap<string, DependencyFacts>,
  options: AssessOptions,
): string | undefined {
  const input = policyInput(entry, manifest, facts, options);
  const known = input && answered(input);
  const current = input && currentVersion(input)?.version;
  const { range } = entry;
  if (!known || current === undefined || range === undefined) return undefined;
  const newer = candidates(input, known, current).findLast(
    (each) => satisfies(each.facts.version, range) && each.obstacle === undefined,
  );
  if (newer) return newer.facts.version;
  return known.versions.some(({ version }) => version === current) ? current : undefined;
}
