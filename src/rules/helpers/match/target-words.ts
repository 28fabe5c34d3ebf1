import type { UpdateTarget } from "../../../engine/api.ts";
import { ageInWords } from "./age-in-words.ts";

/** A version as titles of fixes say it: with how many packages have to move along. */
export function versionWords({ version, together = [] }: UpdateTarget): string {
  const others = together.length === 1 ? "its partner" : `its ${together.length} partners`;
  return together.length === 0 ? version : `${version} with ${others}`;
}

/** How old a version is, and what no longer fits beside it; of a minor one below 1.0 nobody expects that it may break. */
export function noteWords(
  { publishedAt, breaks = [], breaking, step, within }: UpdateTarget,
  now: number,
): string {
  const warning = breaking && step !== "major" && within !== true ? ", may break" : "";
  const old = publishedAt === undefined ? "" : `, ${ageInWords(publishedAt, now)} old`;
  const age = warning + old;
  const more = breaks.length > 1 ? ` and ${breaks.length - 1} more` : "";
  return breaks[0] === undefined ? age : `${age}; breaks: ${breaks[0]}${more}`;
}

/** Such as `2.0.0 (major, 4 months old; breaks: b wants a ^1)`. */
export function targetWords(target: UpdateTarget, now: number): string {
  return `${versionWords(target)} (${target.step}${noteWords(target, now)})`;
}
