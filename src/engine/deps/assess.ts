import { assessDeprecated } from "./deprecated.ts";
import { assessOutdated } from "./outdated.ts";
import { DEFAULT_THRESHOLDS, type PolicyInput, type Thresholds } from "./policy.ts";
import { isRegistryKind } from "./spec.ts";
import { assessUnmaintained } from "./unmaintained.ts";
import type {
  Assessment,
  DependencyEntry,
  DependencyFacts,
  DependencyRuleId,
  ManifestFacts,
  PackageFacts,
} from "./types.ts";

const POLICIES: Readonly<Record<DependencyRuleId, (input: PolicyInput) => Assessment>> = {
  "dep-outdated": assessOutdated,
  "dep-deprecated": assessDeprecated,
  "dep-unmaintained": assessUnmaintained,
};

const NOTHING: Assessment = { verdicts: [], undecided: [] };

export interface AssessOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly thresholds?: Thresholds;
  readonly reviewedUntil?: ReadonlyMap<string, number>;
}

/** What one rule says of one line of a manifest. `facts` are keyed by the entries' keys. */
export function assess(
  rule: DependencyRuleId,
  entry: DependencyEntry,
  manifest: ManifestFacts,
  facts: ReadonlyMap<string, DependencyFacts>,
  options: AssessOptions,
): Assessment {
  const own = facts.get(entry.key);
  if (!own || own.locked?.link || !isRegistryKind(entry.kind)) return NOTHING;
  return POLICIES[rule]({
    entry,
    facts: own,
    siblings: answers(facts),
    ...(manifest.enginesNode !== undefined && { enginesNode: manifest.enginesNode }),
    overridden: manifest.overridden,
    thresholds: options.thresholds ?? DEFAULT_THRESHOLDS,
    now: options.now,
    ...(options.reviewedUntil && { reviewedUntil: options.reviewedUntil }),
  });
}

function answers(facts: ReadonlyMap<string, DependencyFacts>): PackageFacts[] {
  const list: PackageFacts[] = [];
  for (const { lookup } of facts.values()) if (lookup?.ok) list.push(lookup.facts);
  return list;
}
