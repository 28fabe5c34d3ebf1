import { type ChosenThresholds, CHOSEN_THRESHOLDS, isMonths } from "../findings/thresholds.ts";
import type { JsonMember } from "../documents/json-tree.ts";
import type { ParseProblem } from "../text/problem.ts";

/** Reads `dependencies` of a configuration. What is no number of months is told to `complain` and left out. */
export function readThresholds(
  fields: ReadonlyMap<string, JsonMember>,
  complain: (message: string, range: ParseProblem["range"]) => void,
): ChosenThresholds {
  const chosen: { -readonly [Name in keyof ChosenThresholds]: number } = {};
  for (const name of CHOSEN_THRESHOLDS) {
    const node = fields.get(name)?.value;
    if (!node) continue;
    if (node.kind === "scalar" && isMonths(node.value)) chosen[name] = node.value;
    else complain(`'dependencies.${name}' must be a number of months from 1 to 600.`, node.range);
  }
  return chosen;
}
