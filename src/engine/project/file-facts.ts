import type { RouteFacts } from "../routes/table.ts";
import type { Resolved } from "../syntax/resolve-module.ts";
import type { Comment } from "../text/comment.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";
import type { Collector, RuleCrash } from "./collector.ts";
import type { Report, ReportedFix } from "./rule.ts";
import type { RuleSet } from "./rule-set.ts";

/** What a rule said of one place, without what computes the edits of its fixes. */
export interface PlainReport {
  readonly ruleId: string;
  readonly range: Range;
  readonly report: Omit<Report, "at" | "fixes">;
  /** The ids of the fixes that the rule offers there. */
  readonly fixes: readonly string[];
}

/**
 * All that the analysis of one script gave by itself: plain data, so that it can be made in another
 * thread and kept. What needs the program as a whole, the flows of data, is found from `code`.
 */
export interface FileFacts {
  readonly path: string;
  /** The digest of the text. */
  readonly hash: string;
  readonly reports: readonly PlainReport[];
  readonly crashes: readonly RuleCrash[];
  readonly comments: readonly Comment[];
  /** The spans of the text's values, where something was reported: what it is called in reports rests on them. */
  readonly literals?: readonly Range[];
  readonly problem?: ParseProblem;
  /** Set when nothing is known of the file because its analysis took too long. */
  readonly givenUp?: string;
  /** What it says of ways into the store. */
  readonly routes?: RouteFacts;
  /** The lowered file, packed. */
  readonly code?: Uint8Array;
  /** Who read whom on the way, as far as it was not said with other facts of the same maker. */
  readonly readers: readonly (readonly [reader: string, read: string])[];
  /** Specifiers that were resolved on the way, as far as it was not said before. It holds until files come or go. */
  readonly resolved: readonly Resolved[];
  /** The versions of packages that rules asked for. */
  readonly versions: readonly (readonly [name: string, version: string | undefined])[];
  /** True when a rule asked for the time: tomorrow it may say something else. */
  readonly timed: boolean;
  /** True when the text may hold a secret: such facts stay in memory. */
  readonly mayHoldSecret: boolean;
}

/** What is said of a file whose analysis was given up. */
export function unknownFacts(path: string, givenUp: string): FileFacts {
  return {
    path,
    hash: "",
    reports: [],
    crashes: [],
    comments: [],
    givenUp,
    readers: [],
    resolved: [],
    versions: [],
    timed: false,
    mayHoldSecret: false,
  };
}

/** What was collected, as plain data. */
export function plainReports(collector: Collector): PlainReport[] {
  return collector.reports.map(({ rule, range, report }) => {
    const { at: _, fixes = [], ...rest } = report;
    return { ruleId: rule.id, range, report: rest, fixes: fixes.map((fix) => fix.id) };
  });
}

/** Puts plain reports back into a collector. `fixOf` finds the fix with its edits when they are asked for. */
export function restoreReports(
  facts: FileFacts,
  rules: RuleSet,
  collector: Collector,
  fixOf: (report: PlainReport, fixId: string) => ReportedFix | undefined,
): void {
  collector.timed ||= facts.timed;
  for (const crash of facts.crashes) {
    const rule = rules.all.get(crash.ruleId);
    if (rule) collector.crash(rule, crash.message);
    else collector.giveUp(crash.ruleId, crash.message);
  }
  for (const plain of facts.reports) {
    const rule = rules.all.get(plain.ruleId);
    if (!rule) continue;
    const fixes = plain.fixes.map((id): ReportedFix => ({
      id,
      edits: (beside) => fixOf(plain, id)?.edits(beside),
    }));
    collector.add(rule, {
      ...plain.report,
      at: plain.range,
      ...(fixes.length > 0 ? { fixes } : {}),
    });
  }
}
