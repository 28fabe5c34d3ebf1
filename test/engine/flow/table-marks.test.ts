import { describe, expect, it } from "vitest";
import { type AbstractValue, NOTHING } from "../../../src/engine/flow/abstract-value.ts";
import { holdsParts, isOpen } from "../../../src/engine/flow/table-marks.ts";
import { unknownOf } from "../../../src/engine/flow/taint.ts";

const SYMBOL: AbstractValue = { ...NOTHING, unknowns: [unknownOf({ kind: "this" })] };
const FN = { file: "a.ts", index: 1 } as const;

const holding: Readonly<Record<string, (inner: AbstractValue) => AbstractValue>> = {
  "a member": (inner) => ({ ...NOTHING, members: new Map([["a", inner]]) }),
  "what a function saw": (inner) => ({
    ...NOTHING,
    closures: [{ ...FN, captures: new Map([[1, inner]]) }],
  }),
  "the receiver of a function": (inner) => ({
    ...NOTHING,
    closures: [{ ...FN, captures: new Map(), receiver: inner }],
  }),
  "the key under which it was found": (inner) => ({ ...NOTHING, foundUnder: inner }),
};

describe("a value is open", () => {
  it("where it is a symbol, and not where nothing is known", () => {
    expect([isOpen(SYMBOL), isOpen(NOTHING)]).toEqual([true, false]);
  });

  for (const [place, held] of Object.entries(holding)) {
    it(`where ${place} is, however deep`, () => {
      expect(isOpen(held(SYMBOL))).toBe(true);
      expect(isOpen(held(held(SYMBOL)))).toBe(true);
      expect(isOpen(held(held(NOTHING)))).toBe(false);
    });
  }
});

it("members hold parts where one of them, or of theirs, does", () => {
  const inner = new Map([["a", SYMBOL]]);
  expect(holdsParts(inner)).toBe(true);
  expect(holdsParts(new Map([["b", { ...NOTHING, members: inner }]]))).toBe(true);
  expect(holdsParts(new Map([["b", NOTHING]]))).toBe(false);
});
