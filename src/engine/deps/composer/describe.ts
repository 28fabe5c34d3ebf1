import type { Fact } from "../../findings/finding.ts";
import { day } from "../calendar.ts";
import { plain } from "../plain-text.ts";
import type { NotChecked } from "../types.ts";
import type { ComposerTold } from "./answers.ts";
import { readComposerConstraint, satisfiesComposer } from "./constraint.ts";
import type { ComposerEntry, ComposerPackage } from "./facts.ts";
import { stableReleases } from "./releases.ts";

/** What is known of the package of a line of composer.json, for a hover. Every value is one plain line. */
export function describeComposer(
  { constraint: text }: ComposerEntry,
  locked: ComposerPackage | undefined,
  told: ComposerTold | NotChecked | undefined,
): Fact[] {
  const rows: Fact[] = [];
  const add = (label: string, value: string | undefined): void => {
    if (value !== undefined && value !== "") rows.push({ label, value: plain(value, 200) });
  };
  const installed = locked && dated(locked.version, locked.publishedAt);
  add("Installed", locked?.kind === "path" ? "a package of this project" : installed);
  add("Abandoned", abandonment(told?.ok ? told.abandoned : (locked?.abandoned ?? false)));
  if (told && !told.ok) add("Not checked", told.text);
  if (told?.ok) {
    const constraint = readComposerConstraint(text);
    const releases = stableReleases(told);
    const wanted =
      constraint && releases.findLast(({ version }) => satisfiesComposer(version, constraint));
    const latest = releases.at(-1);
    add("Newest in range", wanted && dated(wanted.text, wanted.publishedAt));
    add("Latest", latest && dated(latest.text, latest.publishedAt));
  }
  add("Licence", locked?.license);
  add("Repository", locked?.repository);
  if (told?.ok) add("As of", day(told.fetchedAt));
  return rows;
}

function dated(version: string, time: number | undefined): string {
  return time === undefined ? version : `${version} (${day(time)})`;
}

/** What its maintainers name in its place may be any words. */
function abandonment(abandoned: string | boolean): string | undefined {
  if (abandoned === false) return undefined;
  return abandoned === true ? "yes, and nothing is named in its place" : `use ${abandoned}`;
}
