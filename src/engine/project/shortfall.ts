import { day } from "../deps/calendar.ts";
import type { LookupResult } from "../deps/types.ts";

/** What an answer leaves open: that there is none, or that it is an earlier one. */
export function shortfall(lookup: LookupResult): string | undefined {
  if (!lookup.ok) return lookup.text;
  if (lookup.staleForMs === undefined) return undefined;
  return `not asked again while offline; the registry's answer of ${day(lookup.facts.fetchedAt)} counts`;
}
