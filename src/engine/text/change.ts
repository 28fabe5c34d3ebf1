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

/** Where a span of the old text lies in the new one; spans that the change touches are clamped, never lost. */
export function moveRange(range: Range, change: TextChange): Range {
  const start = moveOffset(range.start, change);
  return { start, end: Math.max(start, moveOffset(range.end, change)) };
}

function moveOffset(offset: number, change: TextChange): number {
  if (offset <= change.start) return offset;
  if (offset >= change.oldEnd) return offset + change.newEnd - change.oldEnd;
  return Math.min(offset, change.newEnd);
}
