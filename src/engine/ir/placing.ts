import type { TextChange } from "../text/change.ts";
import type { Range } from "../text/range.ts";
import type { FunctionIr, Instruction } from "./ir.ts";

/** Gives a range of a text the place that it has for whoever keeps code through edits. */
export type Placing = (range: Range) => Range;

/**
 * Places of code that was edited. What stands before, behind or around the edit is called as before,
 * so that what is known of it stays equal; all else gets a place that nothing else ever had.
 */
export function placing(
  inside: readonly Range[],
  outside: readonly Range[],
  change: TextChange | undefined,
  offset: number,
): Placing {
  const known = new Map<string, Range>();
  if (change)
    for (const [i, range] of outside.entries()) known.set(keyOf(range), inside[i] ?? range);
  return (range) => {
    const before = change && rangeBefore(range, change);
    const place = before && known.get(keyOf(before));
    return {
      start: place?.start ?? range.start + offset,
      end: place?.end ?? range.end + offset,
    };
  };
}

/** Where a range was before a change; undefined where it begins or ends in what is new. No two ranges were the same one. */
export function rangeBefore(
  { start, end }: Range,
  { start: from, oldEnd, newEnd }: TextChange,
): Range | undefined {
  const shift = oldEnd - newEnd;
  if ((start >= from && start < newEnd) || (end > from && end <= newEnd)) return undefined;
  return { start: start < from ? start : start + shift, end: end <= from ? end : end + shift };
}

/** True where a piece of code is still the same piece of the text. */
export function stoodAt(range: Range, then: Range | undefined, change: TextChange): boolean {
  const before = rangeBefore(range, change);
  return before !== undefined && before.start === then?.start && before.end === then.end;
}

/** All ranges in a function; in the same order for two functions that say the same. */
export function rangesOf({ range, parameters, code }: FunctionIr): Range[] {
  const ranges = [range, ...parameters.map((each) => each.range)];
  for (const each of code) {
    ranges.push(each);
    if (each.op === "tagged") ranges.push(...each.places);
  }
  return ranges;
}

/** An instruction with its ranges put into their places. */
export function placed(instruction: Instruction, placeOf: Placing): Instruction {
  return instruction.op === "tagged"
    ? { ...instruction, ...placeOf(instruction), places: instruction.places.map(placeOf) }
    : { ...instruction, ...placeOf(instruction) };
}

/** What identifies a range of one text. */
export function keyOf({ start, end }: Range): string {
  return `${start}:${end}`;
}
