import type { HealthPlace } from "../findings/health.ts";
import type { ManifestView } from "./manifest-view.ts";
import type { AnalysisSession } from "./session.ts";

interface Around {
  readonly session: AnalysisSession;
  readonly manifest: string;
  readonly view: ManifestView;
}

/** Whether what a rule says of a line, there or at the catalog that has its version, is silenced. */
export function isSilencedAt(
  { at, catalog }: HealthPlace,
  rule: string | undefined,
  { session, manifest, view }: Around,
): boolean {
  const within = (path: string, text: string | undefined, { start, end }: typeof at): boolean =>
    session
      .analyse(path, text)
      .silenced.some(
        ({ ruleId, range }) => ruleId === rule && range.start >= start && range.end <= end,
      );
  if (within(manifest, view.text, at)) return true;
  return catalog !== undefined && within(catalog.file, undefined, catalog);
}
