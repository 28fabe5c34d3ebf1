const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3_600,
  d: 86_400,
  w: 604_800,
  y: 31_557_600,
};
const UNIT: readonly (readonly [RegExp, string])[] = [
  [/^(?:milliseconds?|msecs?|ms)$/, "ms"],
  [/^(?:seconds?|secs?|s)$/, "s"],
  [/^(?:minutes?|mins?|m)$/, "m"],
  [/^(?:hours?|hrs?|h)$/, "h"],
  [/^(?:days?|d)$/, "d"],
  [/^(?:weeks?|w)$/, "w"],
  [/^(?:years?|yrs?|y)$/, "y"],
];

/** The seconds of `"7d"`, `"12 hours"`, `3600`; a text without a unit means milliseconds, as in the package `ms`. */
export function timeSpan(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string") return undefined;
  const [, amount = "", unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(value) ?? [];
  if (amount === "") return undefined;
  const known = unit === "" ? "ms" : UNIT.find(([names]) => names.test(unit.toLowerCase()))?.[1];
  return known === undefined ? undefined : Number(amount) * (SECONDS[known] ?? 1);
}
