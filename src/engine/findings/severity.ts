/** How bad an advisory says that a hole is, the worst first. */
export const SEVERITIES = ["critical", "high", "moderate", "low", "info"] as const;
export type Severity = (typeof SEVERITIES)[number];
