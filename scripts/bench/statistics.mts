/** The distribution of times in milliseconds as one line. */
export function distribution(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(
      1,
    );
  const parts = [
    `min ${at(0)}`,
    `p50 ${at(0.5)}`,
    `p90 ${at(0.9)}`,
    `p95 ${at(0.95)}`,
    `p99 ${at(0.99)}`,
    `max ${at(1)}`,
  ];
  return `${parts.join(", ")} ms over ${sorted.length}`;
}

export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
