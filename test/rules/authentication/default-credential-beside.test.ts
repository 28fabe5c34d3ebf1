import { describe, expect, it } from "vitest";
import { applyEdits, computeFixes } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/authentication/default-credential/rule.ts";
import { rule as fallbackRule } from "../../../src/rules/authentication/secret-env-fallback/rule.ts";
import { rule as hardcodedRule } from "../../../src/rules/authentication/hardcoded-secret/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

describe("the generated value", () => {
  it("has 32 bytes and stands inside the quotes", () => {
    const text = 'JWT_SECRET="supersecret"\n';
    const { session } = new MemoryStore({ ".env": text }, { rules: [rule] });
    const [fix] = computeFixes(session, ".env", text, (_, offer) => offer.id === "generate-value");
    expect(applyEdits(text, fix?.edits ?? [])).toMatch(/^JWT_SECRET="[\w-]{43}"\n$/);
  });
});

describe("what tests make up", () => {
  it("is shown in the largest preset only, secrets of scripts in all", () => {
    const code = `login({ user: "admin", password: "admin123" }); verify({ credentials: { accessKeyId: "key", secretAccessKey: "secret" } }); export const options = { jwtSecret: "test" };`;
    const levels = (path: string, preset: "quiet" | "audit") =>
      new MemoryStore({ [path]: code }, { rules: [rule], configuration: { preset } }).session
        .analyse(path)
        .findings.map((finding) => finding.level);
    expect(levels("test/a.ts", "audit")).toEqual(["hint", "hint", "hint"]);
    expect(levels("test/a.ts", "quiet")).toEqual([]);
    expect(levels("scripts/a.ts", "quiet")).toEqual(["hint"]);
    expect(levels("dev/a.ts", "audit")).toEqual(["hint", "hint", "hint"]);
    expect(levels("dev/a.ts", "quiet")).toEqual([]);
    expect(levels("src/app/fakeDataServices/a.ts", "quiet")).toEqual([]);
    expect(levels("src/mock-data/a.ts", "quiet")).toEqual([]);
    expect(levels("src/mocking/a.ts", "quiet")).toHaveLength(3);
  });
});

describe("the rules about secrets", () => {
  it("never report the same place twice", () => {
    const code = `import jwt from "jsonwebtoken";
jwt.sign({}, "secret");
jwt.sign({}, "corner-shop-labels");
jwt.sign({}, process.env.JWT_SECRET || "secret");
jwt.sign({}, process.env.JWT_SECRET || "c7Xq2LmV9tRz4HbKpW8sNdYf3JgE6uA1");
const SESSION_SECRET = "c7Xq2LmV9tRz4HbKpW8sNdYf3JgE6uA1";
const jwtSecret = "keyboard cat";`;
    const { session } = new MemoryStore(
      { "src/a.ts": code },
      { rules: [rule, fallbackRule, hardcodedRule] },
    );
    expect(session.analyse("src/a.ts").findings.map((finding) => finding.ruleId)).toEqual([
      "default-credential",
      "hardcoded-secret",
      "secret-env-fallback",
      "secret-env-fallback",
      "hardcoded-secret",
      "default-credential",
    ]);
  });
});
