import { describe, expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

describe("a preview", () => {
  const text = `import https from "node:https";
import express from "express";
import { run } from "./run.js";
https.get("https://a.example", { rejectUnauthorized: false });
express().get("/", (req, res) => run(req.query.a));
`;
  const run = 'import { exec } from "node:child_process";\nexport const run = (a) => exec(a);\n';

  it("shows what a script says by itself and follows no data for it", () => {
    const store = new MemoryStore({ "src/a.js": text, "src/run.js": run }, { rules });
    const { session } = store;
    const preview = session.preview("src/a.js", "checks");
    expect(preview?.findings.map(({ ruleId }) => ruleId)).toEqual(["tls-verify-disabled"]);
    expect(session.counters.evaluations).toBe(0);
    session.analyse("src/a.js");
    expect(session.counters.evaluations).toBeGreaterThan(0);
    // What is known as a whole has none.
    expect(session.preview("src/a.js", "checks")).toBeUndefined();
  });

  it("keeps what was found of the data before, where its code is now, and finds the rest anew", () => {
    const flow = `${text}import { exec } from "node:child_process";
express().get("/x", (req, res) => exec(req.query.b));
`;
    const store = new MemoryStore({ "src/a.js": flow, "src/run.js": run }, { rules });
    const { session } = store;
    expect(session.analyse("src/a.js").findings.map(({ ruleId }) => ruleId)).toEqual([
      "tls-verify-disabled",
      "command-injection",
    ]);
    const { evaluations } = session.counters;
    const edited = `// moved\n${flow.replace("rejectUnauthorized: false", "rejectUnauthorized: true")}`;
    store.write("src/a.js", edited);
    const findings = session.preview("src/a.js", "checks")?.findings ?? [];
    expect(findings.map(({ ruleId }) => ruleId)).toEqual(["command-injection"]);
    const [{ range } = { range: { start: 0, end: 0 } }] = findings;
    expect(edited.slice(range.start, range.end)).toBe("exec(req.query.b)");
    expect(session.counters.evaluations).toBe(evaluations);
    // What the edit took away is not shown any more.
    store.write("src/a.js", edited.replace("exec(req.query.b)", "res.end()"));
    session.analyse("src/a.js");
    expect(session.preview("src/a.js", "checks")).toBeUndefined();
  });

  it("is not there where the text cannot be read", () => {
    const { session } = new MemoryStore({ "src/run.js": "const =" }, { rules });
    expect(session.preview("src/run.js", "checks")).toBeUndefined();
  });
});
