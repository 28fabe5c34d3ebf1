import { CVSS20, CVSS30, CVSS31, CVSS40 } from "@pandatix/js-cvss";
import type { Severity } from "../engine/api.ts";

/** The base score of a CVSS vector of version 2, 3 or 4: 0 to 10; undefined where it is none. */
export function cvssScore(vector: string): number | undefined {
  if (vector.length > 400) return undefined;
  try {
    if (vector.startsWith("CVSS:4.0/")) return new CVSS40(vector).Score();
    if (vector.startsWith("CVSS:3.1/")) return new CVSS31(vector).BaseScore();
    if (vector.startsWith("CVSS:3.0/")) return new CVSS30(vector).BaseScore();
    return new CVSS20(vector).BaseScore();
  } catch {
    return undefined;
  }
}

/** The words of CVSS for its scores, as npm writes them. */
export function severityOf(score: number): Severity {
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  if (score >= 4) return "moderate";
  return score > 0 ? "low" : "info";
}
