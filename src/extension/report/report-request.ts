import type { ReportRequest } from "../../protocol/report.ts";

/** A message of the report page after a look at its shape; undefined when it is none that the page sends. */
export function readReportRequest(message: unknown): ReportRequest | undefined {
  if (typeof message !== "object" || message === null) return undefined;
  const { type, uri, line, column, ruleId } = message as Record<string, unknown>;
  switch (type) {
    case "ready":
    case "audit":
    case "export":
      return { type };
    case "rule":
      return typeof ruleId === "string" ? { type, ruleId } : undefined;
    case "open":
      return typeof uri === "string" && typeof line === "number" && typeof column === "number"
        ? { type, uri, line: Math.max(0, line), column: Math.max(0, column) }
        : undefined;
    default:
      return undefined;
  }
}
