import type { ComposerTarget, ReportedFix } from "../../../engine/api.ts";
import { ageInWords } from "./age-in-words.ts";

/** Such as `2.0.0 (major, 4 months old)`. */
export function composerTargetWords(target: ComposerTarget, now: number): string {
  return `${target.version} (${target.step}${noteOf(target, now)})`;
}

/** The fixes that move a line of composer.json, and what their titles say, by the names of `UPDATE_FIXES`. */
export function composerUpdates(
  targets: readonly ComposerTarget[],
  now: number,
): { readonly fixes: readonly ReportedFix[]; readonly data: Readonly<Record<string, string>> } {
  const titles = targets.flatMap((target) => {
    const name = target.within ? "in_range" : target.step;
    return [
      [name, target.version],
      [`${name}_note`, noteOf(target, now)],
    ];
  });
  const fixes = targets.map(({ within, step, edit }) => ({
    id: `update-${within ? "in-range" : step}`,
    edits: () => [edit],
  }));
  return { fixes, data: Object.fromEntries(titles) };
}

function noteOf({ within, step, breaking, publishedAt }: ComposerTarget, now: number): string {
  const warning = breaking && step !== "major" && !within ? ", may break" : "";
  return `${warning}, ${ageInWords(publishedAt, now)} old`;
}
