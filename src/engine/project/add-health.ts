import type { HealthItem, HealthState } from "../findings/health.ts";
import type { HealthItems } from "./health-items.ts";
import { isSilencedAt, type SilencedIn } from "./silenced-places.ts";

/** The rule that reports each state; there is none for what is merely a guess or unknown. */
const RULES: Readonly<Partial<Record<HealthState, string>>> = {
  vulnerable: "dep-known-vulnerable",
  deprecated: "dep-deprecated",
  unmaintained: "dep-unmaintained",
  fresh: "dep-cooldown",
  outdated: "dep-outdated",
  licence: "dep-license",
};

/** What a suppression silences is set aside, as the finding is. */
export function addEach(
  items: HealthItems,
  list: readonly HealthItem[],
  { session, text, manifest }: SilencedIn,
): void {
  for (const item of list) {
    const rule = RULES[item.state];
    if (rule !== undefined && session.configuration.rules[rule] === "off") continue;
    const place = item.places[0];
    const isSilenced =
      place !== undefined && isSilencedAt(place, rule, { session, text, manifest });
    items.add(item, isSilenced);
  }
}
