import type { AssessOptions } from "../deps/assess.ts";
import type { DetectedPlatform } from "../platforms/platform.ts";
import { DEFAULT_THRESHOLDS } from "../deps/policy.ts";
import type { Configuration } from "./configuration.ts";
import type { ManifestView } from "./manifest-view.ts";

/** What the policy looks at besides a line of a manifest and its answers, for rules and the list of dependencies alike. */
export function assessOptions(
  { advisories, lock, thresholds }: ManifestView,
  platforms: readonly DetectedPlatform[],
  now: Date,
): AssessOptions {
  const ended = platforms.flatMap(({ status, version }) =>
    status === "ended" ? (version?.package ?? []) : [],
  );
  return {
    now: now.getTime(),
    ...(advisories?.ok && { advisories: advisories.advisories }),
    ...(thresholds && { thresholds: { ...DEFAULT_THRESHOLDS, ...thresholds } }),
    endedLines: new Set(ended),
    ...(lock && { lock: lock.facts }),
  };
}

/** What people chose about dependencies, as a view of a manifest carries it. */
export function choicesFor({
  licenses,
  dependencies: thresholds,
}: Configuration): Pick<ManifestView, "licenses" | "thresholds"> {
  return { ...(licenses && { licenses }), ...(thresholds && { thresholds }) };
}
