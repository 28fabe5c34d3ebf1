import type { AssessOptions, CheckContext, ManifestView } from "../../../engine/api.ts";

/** What the policy looks at besides a line and its answers. */
export function assessOptions(
  { advisories, lock }: ManifestView,
  context: CheckContext,
): AssessOptions {
  const ended = context
    .platforms()
    .flatMap(({ status, version }) => (status === "ended" ? (version?.package ?? []) : []));
  return {
    now: context.now.getTime(),
    ...(advisories?.ok && { advisories: advisories.advisories }),
    endedLines: new Set(ended),
    ...(lock && { lock: lock.facts }),
  };
}
