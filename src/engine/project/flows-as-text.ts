import type { Flow } from "../flow/summary.ts";
import { stepsOf } from "../flow/taint.ts";

/** Which flows these are and how they went, to compare them with others. */
export function flowsAsText(flows: readonly Flow[]): string {
  return flows
    .map(({ taint: { source, trace }, sink }) => {
      const way = stepsOf(trace).map(({ file, start, end }) => `${file}:${start}:${end}`);
      const ends = [source.file, source.range.start, source.says, sink.range.start, sink.row.kind];
      return [...ends, ...way].join(":");
    })
    .sort()
    .join();
}
