import { describe, expect, it } from "vitest";
import { NOTHING, join } from "../../../src/engine/flow/abstract-value.ts";
import { constantValue } from "../../../src/engine/flow/constant-value.ts";
import { effort } from "../../../src/engine/flow/effort.ts";
import { storeAll } from "../../../src/engine/flow/stored-members.ts";
import { unknownOf } from "../../../src/engine/flow/taint.ts";
import { WorkBudget } from "../../../src/engine/flow/work-budget.ts";

/** Takes steps until there are none left; gives how many that were. */
function useUp(budget: WorkBudget, isFirst: boolean): number {
  const before = budget.spent;
  const isWhole = budget.run(isFirst, () => {
    while (budget.spend(1_000));
  });
  expect(isWhole).toBe(false);
  return budget.spent - before;
}

describe("the work that files get", () => {
  it("is shared by files that are solved for the first time", () => {
    const budget = new WorkBudget();
    const used = Array.from({ length: 100 }, () => useUp(budget, true));
    expect(used[0]).toBeGreaterThan(200_000);
    expect(used.at(-1)).toBeLessThan(10_000);
    expect(budget.spent).toBeLessThan(2_200_000);
  });

  it("is whole for a file that is edited, whatever others took", () => {
    const budget = new WorkBudget();
    for (let i = 0; i < 10; i++) useUp(budget, true);
    expect(useUp(budget, false)).toBeGreaterThan(200_000);
  });

  it("comes back while files take little", () => {
    const budget = new WorkBudget();
    for (let i = 0; i < 10; i++) useUp(budget, true);
    for (let i = 0; i < 200; i++) expect(budget.run(true, () => budget.spend(500))).toBe(true);
    expect(useUp(budget, true)).toBeGreaterThan(200_000);
  });

  it("leaves enough for what comes behind a heavy part", () => {
    const budget = new WorkBudget();
    let last = 0;
    const isWhole = budget.run(true, () => {
      for (let i = 0; i < 5; i++)
        budget.share(1 / 4, () => {
          const before = budget.spent;
          while (budget.spend(1_000));
          last = budget.spent - before;
        });
    });
    expect(isWhole).toBe(false);
    expect(last).toBeGreaterThan(10_000);
  });

  it("counts what heavy values cost", () => {
    const budget = new WorkBudget();
    budget.run(true, () => {
      effort.parts += 1_000;
      budget.spend(1);
    });
    expect(budget.spent).toBeGreaterThan(100);
  });
});

describe("joining many objects", () => {
  it("costs what they hold, not that for each of the others", () => {
    const costOf = (count: number): number => {
      const objects = Array.from({ length: count }, (_, i) => {
        const unknown = { ...NOTHING, unknowns: [unknownOf({ kind: "parameter", index: i })] };
        const names = ["a", "b", "c"].map((name) => [`${name}${i}`, constantValue(i)] as const);
        return storeAll(unknown, names);
      });
      const before = effort.parts;
      join(objects);
      return effort.parts - before;
    };
    expect(costOf(60)).toBeLessThan(20 * costOf(15));
  });
});
