const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `30 hours`, `12 days`, `7 months`, `3 years`: rounded down. Times are milliseconds since 1970. */
export function ageInWords(since: number, now: number): string {
  const age = Math.max(0, now - since);
  if (age < 2 * DAY) return counted(Math.floor(age / HOUR), "hour");
  const days = Math.floor(age / DAY);
  if (days < 61) return counted(days, "day");
  const months = Math.floor(days / 30.44);
  return months < 36 ? counted(months, "month") : counted(Math.floor(months / 12), "year");
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
