import { removeFromJsonList } from "../documents/json-edit.ts";
import { isExpired } from "../findings/suppression.ts";
import { CONFIGURATION_FILE } from "./configuration.ts";
import { readConfiguration } from "./read-configuration.ts";
import type { Complaint } from "./suppression-complaints.ts";

interface ConfigurationText {
  readonly path: string;
  readonly text: string;
  readonly ruleIds: readonly string[];
  readonly now: Date;
}

/** Suppressions of the team's file whose last day is over, where the text is that file. */
export function expiredEntries({ path, text, ruleIds, now }: ConfigurationText): Complaint[] {
  if (path !== CONFIGURATION_FILE) return [];
  const { configuration, suppressionRanges } = readConfiguration(text, ruleIds);
  return configuration.suppressions.flatMap(({ until }, index) => {
    const range = suppressionRanges[index];
    if (until === undefined || range === undefined || !isExpired(until, now)) return [];
    const edits = () => removeFromJsonList(text, "suppressions", range.start);
    return {
      ruleId: "suppression-expired",
      report: {
        at: range,
        message: "found",
        data: { until },
        fixes: [{ id: "remove-suppression", edits }],
      },
    };
  });
}
