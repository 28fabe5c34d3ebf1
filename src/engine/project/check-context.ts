import type { Collector } from "./collector.ts";
import type { CheckContext, Report, Rule } from "./rule.ts";
import type { Surroundings } from "./surroundings.ts";

/** What every check of a rule gets. */
export function checkContext(
  rule: Rule,
  around: Omit<Surroundings, "dependsOn" | "beside">,
  collector: Collector,
): CheckContext {
  return {
    path: around.path,
    pathClass: around.pathClass,
    // Asked for, not copied: whoever keeps results needs to know whether time had a part in them.
    get now() {
      collector.timed = true;
      return around.now;
    },
    packageVersion: (name) => around.packageVersion(name),
    platforms: () => around.platforms(),
    report: (report: Report) => collector.add(rule, report),
  };
}
