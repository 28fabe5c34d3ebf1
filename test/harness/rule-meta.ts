import type { RuleMeta } from "../../src/engine/api.ts";

/** What a rule that a test makes says of itself where the test does not care. */
export const META = {
  category: "configuration",
  title: "A rule of a test",
  level: "error",
  confidence: "high",
  preset: "quiet",
  surface: "editor",
  cwe: [],
  owasp: [],
  asvs: [],
  tips: [],
  since: "0.1.0",
} as const satisfies RuleMeta;
