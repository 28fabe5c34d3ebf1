const LAST_TIME = 8.64e15;

/** The moment `months` calendar months before `now`, both in milliseconds since 1970. */
export function monthsBefore(now: number, months: number): number {
  const date = new Date(now);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  // The 31st has no counterpart in every month; the month's last day takes its place.
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, last));
  return date.getTime();
}

/** Whole calendar months from `then` to `now`; 0 when `then` lies in the future. */
export function monthsSince(then: number, now: number): number {
  if (then >= now) return 0;
  const from = new Date(then);
  const to = new Date(now);
  const months =
    (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return Math.max(0, monthsBefore(now, months) < then ? months - 1 : months);
}

/** `2026-11-22`, in UTC. */
export function day(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** `3 years`, `14 months`: rounded down, so that it is never too much. */
export function span(months: number): string {
  if (months >= 36) return `${Math.floor(months / 12)} years`;
  return months === 1 ? "1 month" : `${months} months`;
}

/** Reads a date of a registry document; undefined for everything that is none. */
export function readTime(value: unknown): number | undefined {
  if (typeof value !== "string" || value.length > 40) return undefined;
  const time = Date.parse(value);
  return Number.isFinite(time) && Math.abs(time) <= LAST_TIME ? time : undefined;
}
