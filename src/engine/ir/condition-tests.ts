import type { Place } from "./places.ts";
import type { Test } from "./value-test.ts";

/** A test of the member at `path` of what a place holds. */
export interface PlacedTest {
  readonly place: Place;
  readonly path: readonly string[];
  readonly test: Test;
  /** Whether the test holds or fails where it applies. */
  readonly holds: boolean;
}

/** What is known where a condition is true, and where it is false. */
export interface Condition {
  readonly whenTrue: readonly PlacedTest[];
  readonly whenFalse: readonly PlacedTest[];
}

export const NOTHING_KNOWN: Condition = { whenTrue: [], whenFalse: [] };

export function negated(condition: Condition): Condition {
  return { whenTrue: condition.whenFalse, whenFalse: condition.whenTrue };
}

/** Both hold: what either says is true. Where one of them fails, it is one of what they say then. */
export function both(left: Condition, right: Condition): Condition {
  return {
    whenTrue: [...left.whenTrue, ...right.whenTrue],
    whenFalse: eitherOf(left.whenFalse, right.whenFalse),
  };
}

export function oneOf(left: Condition, right: Condition): Condition {
  return negated(both(negated(left), negated(right)));
}

/** Longer conditions say too many things to tell which belong together. */
const MAX_TESTS = 6;

/** `x === "a" || x === "b"`: what both sides say of the same value. */
function eitherOf(left: readonly PlacedTest[], right: readonly PlacedTest[]): PlacedTest[] {
  if (left.length > MAX_TESTS || right.length > MAX_TESTS) return [];
  return left.flatMap((one) =>
    right
      .filter((other) => other.place === one.place && isSamePath(other.path, one.path))
      .filter((other) => isTelling(one) && isTelling(other))
      .filter((other) => one.test.kind !== "truthy" || other.test.kind !== "truthy")
      .map(({ place, path, ...other }) => ({
        place,
        path,
        test: { kind: "any" as const, of: [...partsOf(one), ...partsOf(other)] },
        holds: true,
      })),
  );
}

/** That something is there says nothing; what is not there, in `!path || isName(path)`, harms nobody. */
function isTelling({ test, holds }: PlacedTest): boolean {
  return test.kind !== "truthy" || !holds;
}

function partsOf({ test, holds }: Pick<PlacedTest, "test" | "holds">) {
  return test.kind === "any" && holds ? test.of : [{ test, holds }];
}

function isSamePath(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name, i) => name === other[i]);
}

export function single(placed: Omit<PlacedTest, "holds">): Condition {
  return {
    whenTrue: [{ ...placed, holds: true }],
    whenFalse: [{ ...placed, holds: false }],
  };
}

/** Both sets of tests have the same outcome. */
export function alsoKnown(one: Condition, other: Condition): Condition {
  return {
    whenTrue: [...one.whenTrue, ...other.whenTrue],
    whenFalse: [...one.whenFalse, ...other.whenFalse],
  };
}

/** The same calls, where a member of what they give is asked: `result.success`, `const { error } = …`. */
export function ofMember({ whenTrue, whenFalse }: Condition, member: string): Condition {
  const told = (placed: PlacedTest): PlacedTest[] =>
    placed.test.kind === "call" && placed.test.member === undefined
      ? [{ ...placed, test: { ...placed.test, member } }]
      : [];
  return { whenTrue: whenTrue.flatMap(told), whenFalse: whenFalse.flatMap(told) };
}

/** What a loop looks for in a text is not in it any more when the loop ends: `while (path.includes("../"))`. */
export function tellingAtEnd({ whenTrue, whenFalse }: Condition): Condition {
  const telling = whenFalse.filter(({ test }) => test.kind === "inside" || test.kind === "match");
  return telling.length > 0 ? { whenTrue, whenFalse: telling } : NOTHING_KNOWN;
}
