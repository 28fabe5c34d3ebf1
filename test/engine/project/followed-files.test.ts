import { describe, expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const APP = `import { exec } from "node:child_process";
import express from "express";
const app = express();
app.get("/", (req) => exec(req.query.command));
`;

/** What is found in a file with a plain command injection. */
function found(path: string, include: readonly string[] = []): string[] {
  const store = new MemoryStore({ [path]: APP }, { rules, configuration: { include } });
  return store.session.analyse(path).findings.map(({ ruleId, level }) => `${ruleId} ${level}`);
}

describe("files in which data is followed", () => {
  it("are those of the store, and of the scripts and servers beside it", () => {
    expect(found("src/app.js")).toEqual(["command-injection error"]);
    expect(found("scripts/app.js")).toEqual(["command-injection warning"]);
    expect(found("dev-server/app.js")).toEqual(["command-injection warning"]);
    // A folder of that name holds all kinds of things.
    expect(found("backend/test/app.js")).toEqual(["command-injection warning"]);
    expect(found("src/latest.js")).toEqual(["command-injection error"]);
  });

  it("are not those that a test runner runs", () => {
    expect(found("src/app.test.ts")).toEqual([]);
    expect(found("src/app.spec.js")).toEqual([]);
    expect(found("packages/core/e2e/app.e2e-spec.ts")).toEqual([]);
    expect(found("src/__tests__/app.js")).toEqual([]);
    expect(found("cypress/support/app.js")).toEqual([]);
  });

  it("are those that the configuration includes, whatever they are called", () => {
    expect(found("src/app.test.ts", ["src/**"])).toEqual(["command-injection error"]);
  });
});
