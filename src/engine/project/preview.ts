import type { Finding } from "../findings/finding.ts";
import type { FileResult } from "./file-result.ts";
import type { Findings } from "./last-good.ts";
import type { RuleSet } from "./rule-set.ts";

/**
 * What a script says by itself, together with what was found of it before by other means: where data
 * goes, and what suppressions are worth. That is right but for what the last edits changed.
 */
export function withFollowed(
  fresh: FileResult,
  before: Findings | undefined,
  rules: RuleSet,
): FileResult {
  if (!before) return fresh;
  const isMissing = ({ ruleId, range }: Finding): boolean =>
    range.start < range.end && !isFoundAlone(ruleId, rules);
  const both = (now: readonly Finding[], then: readonly Finding[]): Finding[] =>
    [...now, ...then.filter(isMissing)].toSorted((a, b) => a.range.start - b.range.start);
  return {
    ...fresh,
    findings: both(fresh.findings, before.findings),
    silenced: both(fresh.silenced, before.silenced),
  };
}

/** True for rules that need nothing but the script itself. */
function isFoundAlone(id: string, rules: RuleSet): boolean {
  const rule = rules.all.get(id);
  return rule?.visit !== undefined && rule.flow === undefined && !rules.mayGiveWay(id);
}
