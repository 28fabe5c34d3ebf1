import type { Range } from "./range.ts";

/** One replacement that turns an old text into a new one. */
export interface TextChange {
  readonly start: number;
  readonly oldEnd: number;
  readonly newEnd: number;
}

/** The smallest single replacement between two texts: what stays is a common head and a common tail. */
export function changeBetween(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail++;
  }
  return { start: head, oldEnd: before.length - tail, newEnd: after.length - tail };
}

/**
 * Where a span of the old text lies in the new one. Text inserted at either end stays outside;
 * spans that the change touches are clamped, never lost.
 */
export function moveRange(range: Range, change: TextChange): Range {
  const shift = change.newEnd - change.oldEnd;
  // The start asks first whether the change lies before it, the end whether it lies behind it.
  let start = range.start;
  if (start >= change.oldEnd) start += shift;
  else if (start > change.start) start = Math.min(start, change.newEnd);
  let end = range.end;
  if (end > change.start) {
    end = end >= change.oldEnd ? end + shift : Math.min(end, change.newEnd);
  }
  return { start, end: Math.max(start, end) };
}
