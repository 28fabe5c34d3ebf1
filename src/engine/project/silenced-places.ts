import type { HealthPlace } from "../findings/health.ts";
import type { AnalysisSession } from "./session.ts";

/** A manifest, and who knows what is silenced in it. */
export interface SilencedIn {
  readonly session: AnalysisSession;
  readonly manifest: string;
  readonly text: string;
}

/** Whether what a rule says of a line, there or at the catalog that has its version, is silenced. */
export function isSilencedAt(
  { at, catalog }: HealthPlace,
  rule: string | undefined,
  { session, manifest, text: own }: SilencedIn,
): boolean {
  const within = (path: string, text: string | undefined, { start, end }: typeof at): boolean =>
    session.analyse(path, text).silenced.some(
      // Who ignores one advisory hears of the others.
      ({ ruleId, range, silenced }) =>
        ruleId === rule &&
        silenced?.advisory === undefined &&
        range.start >= start &&
        range.end <= end,
    );
  if (within(manifest, own, at)) return true;
  return catalog !== undefined && within(catalog.file, undefined, catalog);
}
