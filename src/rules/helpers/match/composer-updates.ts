import type { ComposerTarget, ReportedFix } from "../../../engine/api.ts";
import { ageInWords } from "./age-in-words.ts";

/** The fixes that move a line of composer.json, and what their titles say, by the names of `UPDATE_FIXES`. */
export function composerUpdates(
  targets: readonly ComposerTarget[],
  now: number,
): { readonly fixes: readonly ReportedFix[]; readonly data: Readonly<Record<string, string>> } {
  const titles = targets.flatMap(({ version, within, step, breaking, publishedAt }) => {
    const name = within ? "in_range" : step;
    const warning = breaking && step !== "major" && !within ? ", may break" : "";
    return [
      [name, version],
      [`${name}_note`, `${warning}, ${ageInWords(publishedAt, now)} old`],
    ];
  });
  const fixes = targets.map(({ within, step, edit }) => ({
    id: `update-${within ? "in-range" : step}`,
    edits: () => [edit],
  }));
  return { fixes, data: Object.fromEntries(titles) };
}
