import type { DependencyEntry, ReportedFix, UpdateTarget } from "../../../engine/api.ts";

/** The edit that moves a line to a version, with the packages that have to move along. */
export function moveTo(entry: DependencyEntry, target: UpdateTarget): ReportedFix[] {
  const { versionRange } = entry;
  const { newText, together = [] } = target;
  if (!versionRange || newText === undefined) return [];
  const edits = [
    { ...versionRange, text: newText },
    ...together.map((partner) => ({ ...partner.versionRange, text: partner.newText })),
  ];
  return [{ id: "update-safe", edits: () => edits }];
}
