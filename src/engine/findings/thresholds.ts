/** The figures about dependencies that people may choose. */
export const CHOSEN_THRESHOLDS = [
  "staleAfterMonths",
  "abandonedAfterMonths",
  "deadMajorAfterMonths",
] as const;

/** Months from 1 to 600. */
export type ChosenThresholds = {
  readonly [Name in (typeof CHOSEN_THRESHOLDS)[number]]?: number;
};

/** Whether somebody can have meant a number of months. */
export function isMonths(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 600;
}
