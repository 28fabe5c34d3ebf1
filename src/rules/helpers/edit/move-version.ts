import {
  type DependencyEntry,
  type Range,
  type TextEdit,
  type UpdateTarget,
  versionPlace,
} from "../../../engine/api.ts";

interface Line {
  readonly versionRange: Range;
  readonly file?: string;
  readonly newText: string;
}

/**
 * The edits that move a line to a version, in its manifest or in the catalog that it refers to,
 * with the packages that have to move along. Only version parts are replaced: operator, alias and
 * everything else on the lines stay. None where the text cannot be moved.
 */
export function moveVersion(entry: DependencyEntry, target: UpdateTarget): readonly TextEdit[] {
  const { newText, together = [], replacement } = target;
  // Another package takes the whole place.
  const place =
    replacement === undefined ? versionPlace(entry) : { versionRange: entry.valueRange };
  if (!place || newText === undefined) return [];
  const lines = [{ ...place, newText }, ...together];
  return lines.map(({ versionRange, file, newText: text }: Line) => ({
    ...versionRange,
    text,
    ...(file !== undefined && { file }),
  }));
}
