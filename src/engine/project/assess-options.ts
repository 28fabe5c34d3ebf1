import type { AssessOptions } from "../deps/assess.ts";
import type { DetectedPlatform } from "../platforms/platform.ts";
import type { ManifestView } from "./manifest-view.ts";

/** What the policy looks at besides a line of a manifest and its answers, for rules and the list of dependencies alike. */
export function assessOptions(
  { advisories, lock }: ManifestView,
  platforms: readonly DetectedPlatform[],
  now: Date,
): AssessOptions {
  const ended = platforms.flatMap(({ status, version }) =>
    status === "ended" ? (version?.package ?? []) : [],
  );
  return {
    now: now.getTime(),
    ...(advisories?.ok && { advisories: advisories.advisories }),
    endedLines: new Set(ended),
    ...(lock && { lock: lock.facts }),
  };
}
