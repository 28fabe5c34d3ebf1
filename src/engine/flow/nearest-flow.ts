import type { Flow, SinkUse } from "./summary.ts";
import { stepsOf } from "./taint.ts";

/** Of several flows from one source to one place one is kept, whichever was found first. */
export function addNearest(flows: Map<string, Flow>, key: string, flow: Flow): void {
  const known = flows.get(key);
  if (!known || isNearer(flow, known)) flows.set(key, flow);
}

/** Equal for flows from one source to one place. */
export function flowKey({ taint: { source }, sink }: Flow): string {
  return `${source.file}:${source.range.start}:${source.says}→${placeKey(sink)}`;
}

/** Of ways that are as long as one another, one is as good as the other, but it must always be the same. */
function isNearer(one: Flow, other: Flow): boolean {
  // A guess counts only where nobody knows better.
  const guesses = Number(one.guessed !== undefined) - Number(other.guessed !== undefined);
  if (guesses !== 0) return guesses < 0;
  if (wayOf(one) !== wayOf(other)) return wayOf(one) < wayOf(other);
  return one !== other && textOf(one) < textOf(other);
}

function textOf({ taint }: Flow): string {
  const steps = stepsOf(taint.trace).map(
    ({ file, start, end, message }) => `${file}:${start}:${end}:${message}`,
  );
  return `${taint.cleared}:${taint.states}:${steps.join()}`;
}

/** Equal for uses of one place by one kind of sink. */
export function placeKey({ row, file, range, member = "", pending }: SinkUse): string {
  const asked = pending ? `:${row.when.map((each) => each.is?.join()).join(":")}` : "";
  return `${row.kind}:${file}:${range.start}:${range.end}:${member}${asked}`;
}

function wayOf(flow: Flow): number {
  return flow.taint.trace?.length ?? 0;
}
