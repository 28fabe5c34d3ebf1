import { afterAll, describe, expect, it } from "vitest";
import type { Model } from "../../src/engine/models/model.ts";
import { rules } from "../../src/generated/rules.ts";
import { type Comparison, type MarkedCase, compareCase, rulesOf } from "./marked-case.ts";
import { MARK_KINDS, type MarkKind } from "./marks.ts";
import { MemoryStore } from "./memory-store.ts";
import { groupBy } from "../../src/engine/text/group-by.ts";

/** All texts are read in one test, on machines that have other work as well. */
const READING_TIME_MS = 120_000;

/**
 * Registers the tests of marked cases. Cases of which no rule exists yet wait: they are read, their
 * marks are checked and they are counted, but there is nothing to compare. At the end recall and
 * false alarms are printed, by group (the part of a case's name before the slash) and in total.
 */
export function testMarkedCases(
  title: string,
  cases: readonly MarkedCase[],
  models?: () => readonly Model[],
): void {
  const existing = new Set(rules.map((rule) => rule.id));
  const ready = cases.filter((each) => [...rulesOf(each)].some((rule) => existing.has(rule)));
  const comparisons = new Map<MarkedCase, Comparison>();

  describe(title, () => {
    it("has marks that can be read, in every case", () => {
      expect(cases.length).toBeGreaterThan(0);
      const problems = cases.flatMap((each) => [
        ...(rulesOf(each).size === 0 ? [`${each.name}: no mark`] : []),
        ...[...each.marks].flatMap(([file, marks]) =>
          marks.problems.map((problem) => `${each.name}, ${file}: ${problem}`),
        ),
      ]);
      expect(problems).toEqual([]);
    });

    it(
      "has texts without syntax errors",
      () => {
        const problems = cases.flatMap((each) => {
          const { session } = new MemoryStore(each.files, { rules: [] });
          return Object.keys(each.files).flatMap((file) => {
            const { problem } = session.analyse(file);
            return problem ? [`${each.name}, ${file}: ${problem.message}`] : [];
          });
        });
        expect(problems).toEqual([]);
      },
      READING_TIME_MS,
    );

    if (ready.length > 0) {
      it.each(ready.map((each) => [each.name, each] as const))("%s", async (_name, each) => {
        const comparison = await compareCase(each, rules, models);
        comparisons.set(each, comparison);
        const { missed, wrong, outdated, crashes } = comparison;
        expect({ missed, wrong, outdated, crashes }).toEqual({
          missed: [],
          wrong: [],
          outdated: [],
          crashes: [],
        });
      });
    }

    afterAll(() => {
      const groups = groupBy(cases, (each) => each.name.split("/")[0] ?? "");
      const lines = [...groups].map(
        ([group, members]) => `  ${group}: ${summary(members, existing, comparisons)}`,
      );
      if (groups.size === cases.length) lines.length = 0;
      console.log([`${title}: ${summary(cases, existing, comparisons)}`, ...lines].join("\n"));
    });
  });
}

/** Recall and false alarms over the rules that exist, and what waits for the others. */
function summary(
  cases: readonly MarkedCase[],
  existing: ReadonlySet<string>,
  comparisons: ReadonlyMap<MarkedCase, Comparison>,
): string {
  const marks = cases.flatMap((each) => [...each.marks.values()]);
  const count = (kind: MarkKind, exists: boolean): number =>
    marks.flatMap((file) => file[kind]).filter((mark) => existing.has(mark.rule) === exists).length;
  const sum = (of: (comparison: Comparison) => readonly string[]): number =>
    cases.reduce((total, each) => {
      const comparison = comparisons.get(each);
      return total + (comparison ? of(comparison).length : 0);
    }, 0);
  const found = sum((each) => each.found);
  const all = found + sum((each) => each.missed) + count("missing", true);
  const waiting = MARK_KINDS.reduce((total, kind) => total + count(kind, false), 0);
  return [
    `found ${found} of ${all}${all > 0 ? ` (${percent(found, all)})` : ""}`,
    `silent on ${sum((each) => each.silent)} of ${count("safe", true)} safe lines`,
    `${sum((each) => each.wrong) + count("spurious", true)} false alarms`,
    ...(waiting > 0 ? [`${waiting} marks waiting for their rules`] : []),
    `${cases.length} ${cases.length === 1 ? "case" : "cases"}`,
  ].join(", ");
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(1)} %`;
}
