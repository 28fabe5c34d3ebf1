import { matchesName } from "../deps/name-pattern.ts";
import type { Finding } from "../findings/finding.ts";
import { isExpired } from "../findings/suppression.ts";
import type { Configuration, ConfiguredSuppression } from "./configuration.ts";
import { globMatcher } from "./glob.ts";

/** The entries of the configuration that hold for a file today. */
export function configuredFor(
  path: string,
  configuration: Configuration,
  now: Date,
): readonly ConfiguredSuppression[] {
  return configuration.suppressions.filter(
    (entry) =>
      (entry.files === undefined || globMatcher([entry.files])(path)) &&
      !(entry.until !== undefined && isExpired(entry.until, now)),
  );
}

/** The finding with the first entry that names its rule, and its package where it names one. */
export function silencedBy(
  configured: readonly ConfiguredSuppression[],
  finding: Finding,
): Finding {
  const entry = configured.find(
    (each) =>
      each.rule === finding.ruleId &&
      isAbout(each.package, finding.package) &&
      isOnly(each.advisory, finding.advisories),
  );
  if (!entry) return finding;
  const { reason, until, advisory } = entry;
  const limits = {
    ...(until !== undefined && { until }),
    ...(advisory !== undefined && { advisory }),
  };
  return { ...finding, silenced: { by: "configuration", reason, ...limits } };
}

/** What tells of other advisories as well counts. */
function isOnly(advisory: string | undefined, told: Finding["advisories"] = []): boolean {
  if (advisory === undefined) return true;
  const [only, ...others] = told;
  const wanted = advisory.toLowerCase();
  return others.length === 0 && (only?.some((each) => each.toLowerCase() === wanted) ?? false);
}

function isAbout(pattern: string | undefined, name: string | undefined): boolean {
  return pattern === undefined || (name !== undefined && matchesName(pattern, name));
}
