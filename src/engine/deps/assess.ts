import { assessCoolDown } from "./cool-down.ts";
import { assessDeprecated } from "./deprecated.ts";
import { assessOutdated } from "./outdated.ts";
import type { Advisory } from "./advisory.ts";
import { currentVersion } from "./current-version.ts";
import { describedMajor } from "./described-package.ts";
import { neighboursOf } from "./neighbours.ts";
import { isOutdone } from "./outdone.ts";
import { partnersOf } from "./partners.ts";
import { answered, DEFAULT_THRESHOLDS, type PolicyInput, type Thresholds } from "./policy.ts";
import { stepBetween } from "./semver-range.ts";
import { isRegistryKind } from "./spec.ts";
import { assessUnmaintained } from "./unmaintained.ts";
import type {
  Assessment,
  DependencyEntry,
  DependencyFacts,
  DependencyRuleId,
  LockFacts,
  ManifestFacts,
} from "./types.ts";
import type { UpdateTarget } from "./update-target.ts";
import { candidates, offered } from "./versions.ts";
import { worriesBelow } from "./worries.ts";

const POLICIES: Readonly<Record<DependencyRuleId, (input: PolicyInput) => Assessment>> = {
  "dep-outdated": assessOutdated,
  "dep-deprecated": assessDeprecated,
  "dep-unmaintained": assessUnmaintained,
  "dep-cooldown": assessCoolDown,
};

const NOTHING: Assessment = { verdicts: [], undecided: [] };

export interface AssessOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly thresholds?: Thresholds;
  /** The lockfile that counts for the manifest. */
  readonly lock?: LockFacts;
  /** What is known to be vulnerable, by package name. */
  readonly advisories?: ReadonlyMap<string, readonly Advisory[]>;
  /** Packages that stand for a platform whose line gets no fixes any more. */
  readonly endedLines?: ReadonlySet<string>;
}

/** What one rule says of one line of a manifest. `facts` are keyed by the entries' keys. */
export function assess(
  rule: DependencyRuleId,
  entry: DependencyEntry,
  manifest: ManifestFacts,
  facts: ReadonlyMap<string, DependencyFacts>,
  options: AssessOptions,
): Assessment {
  const input = policyInput(entry, manifest, facts, options);
  return input ? POLICIES[rule](input) : NOTHING;
}

/**
 * The lowest version above the current one that nobody knows to be vulnerable, as a registry offers
 * it; of those of one kind of step one that breaks nothing is preferred.
 */
export function safeUpdate(
  entry: DependencyEntry,
  manifest: ManifestFacts,
  facts: ReadonlyMap<string, DependencyFacts>,
  options: AssessOptions,
  isSafe: (version: string) => boolean,
): UpdateTarget | undefined {
  const input = policyInput(entry, manifest, facts, options);
  const known = input && answered(input);
  const current = input && currentVersion(input)?.version;
  if (!known || current === undefined) return undefined;
  const all = candidates(input, known, current);
  const first = all.find(
    // What is too young to be installed helps nobody today.
    (each) =>
      each.obstacle !== "cool-down" && each.obstacle !== "node" && isSafe(each.facts.version),
  );
  if (!first) return undefined;
  const step = stepBetween(current, first.facts.version);
  // What others still get along with comes first, where it is no larger step.
  const fitting =
    first.obstacle === "peers"
      ? all.find(
          ({ facts: { version }, obstacle }) =>
            obstacle === undefined && stepBetween(current, version) === step && isSafe(version),
        )
      : undefined;
  return offered(input, known, current, fitting ?? first);
}

/** All that a policy looks at; undefined for what no registry knows. */
export function policyInput(
  entry: DependencyEntry,
  manifest: ManifestFacts,
  facts: ReadonlyMap<string, DependencyFacts>,
  options: AssessOptions,
): PolicyInput | undefined {
  const own = facts.get(entry.key);
  if (!own || own.locked?.link || !isRegistryKind(entry.kind)) return undefined;
  if (isOutdone(entry, manifest)) return undefined;
  const { peers, answers, current } = neighboursOf(manifest, facts);
  const advisories = options.advisories?.get(entry.name);
  const described = describedMajor(entry, manifest, current);
  const { lock } = options;
  const { locked } = own;
  return {
    entry,
    facts: own,
    siblings: answers,
    partners: partnersOf(entry, manifest, facts, current),
    peers,
    ...(advisories && { advisories }),
    ...(described !== undefined && { describedMajor: described }),
    ...(options.endedLines?.has(entry.name) && { lineEnded: true }),
    ...(manifest.enginesNode !== undefined && { enginesNode: manifest.enginesNode }),
    overridden: manifest.overridden,
    thresholds: options.thresholds ?? DEFAULT_THRESHOLDS,
    now: options.now,
    ...(locked && lock && { worries: () => worriesBelow(locked, lock, options.advisories) }),
  };
}

/** A dependency about which a registry answered, but not all that was asked. */
export interface OpenQuestion {
  readonly name: string;
  /** A whole sentence. */
  readonly text: string;
}

/**
 * What the registry's answers leave open. Upkeep counts only where it was asked for: most callers
 * do without publish dates on purpose.
 */
export function openQuestions(
  manifest: ManifestFacts,
  facts: ReadonlyMap<string, DependencyFacts>,
  { now, thresholds }: AssessOptions,
): OpenQuestion[] {
  const options = { now, ...(thresholds && { thresholds }) };
  const questions = new Map<string, OpenQuestion>();
  for (const entry of manifest.dependencies) {
    const lookup = facts.get(entry.key)?.lookup;
    if (!lookup?.ok) continue;
    const leftOpen = (rule: DependencyRuleId): string | undefined =>
      assess(rule, entry, manifest, facts, options).undecided[0]?.text;
    const text =
      lookup.incomplete ??
      (lookup.thorough ? leftOpen("dep-unmaintained") : undefined) ??
      leftOpen("dep-cooldown");
    if (text !== undefined) questions.set(entry.name, { name: entry.name, text });
  }
  return [...questions.values()];
}
