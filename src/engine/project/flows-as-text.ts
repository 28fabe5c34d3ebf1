import type { Flow } from "../flow/summary.ts";

/** Which flows these are, to compare them with others. */
export function flowsAsText(flows: readonly Flow[]): string {
  return flows
    .map(({ taint: { source }, sink }) =>
      [source.file, source.range.start, source.says, sink.range.start, sink.row.kind].join(":"),
    )
    .sort()
    .join();
}
