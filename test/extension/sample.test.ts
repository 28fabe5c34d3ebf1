import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rules } from "../../src/generated/rules.ts";
import { MemoryStore } from "../harness/memory-store.ts";

const SAMPLE = join(import.meta.dirname, "../../media/walkthrough/sample-module.ts.txt");

describe("the sample of the walkthrough", () => {
  it("shows findings of several kinds, with fixes", () => {
    const store = new MemoryStore({ "sample.ts": readFileSync(SAMPLE, "utf8") }, { rules });
    const { findings, problem } = store.session.analyse("sample.ts");
    expect(problem).toBeUndefined();
    expect(findings.map((finding) => finding.ruleId)).toEqual([
      "secret-env-fallback",
      "tls-verify-disabled",
      "jsonld-script-breakout",
    ]);
    expect(findings.some((finding) => finding.fixes.length > 0)).toBe(true);
  });
});
