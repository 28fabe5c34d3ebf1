import { describe, expect, it } from "vitest";
import {
  type FlowCheck,
  type Preset,
  applyEdits,
  computeFixes,
  flowRule,
} from "../../../src/engine/api.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { META } from "../../harness/rule-meta.ts";

function ruleWith(flow: FlowCheck) {
  return flowRule({
    id: "harm-test",
    meta: { ...META, category: "injection" },
    messages: { found: { what: "{{source}}: {{sink}}", help: "Help." } },
    fixes: [{ id: "quote", kind: "suggestion", title: "Quote it" }],
    flow,
  });
}

function storeWith(code: string, flow: FlowCheck, preset: Preset = "audit"): MemoryStore {
  return new MemoryStore(
    { "src/a.ts": `import express from "express";\n${code}` },
    { rules: [ruleWith(flow)], configuration: { preset } },
  );
}

const RUN = `import { exec, spawn } from "node:child_process";
const app = express();
app.get("/run", (req) => {
  exec("zip " + req.query.name);
  spawn("zip", [req.query.name]);
});`;

function told(store: MemoryStore): string[] {
  const { findings, crashes } = store.session.analyse("src/a.ts");
  expect(crashes).toEqual([]);
  return findings.map((finding) => `${finding.level} ${finding.message}`);
}

describe("how bad a flow is", () => {
  it("depends on the sender", () => {
    expect(told(storeWith(RUN, { from: { remote: "warning" }, to: ["command"] }))).toEqual([
      "warning query parameters: run by a shell",
    ]);
    expect(told(storeWith(RUN, { from: { stored: "warning" }, to: ["command"] }))).toEqual([]);
  });

  it("depends on the place, where that is the lesser harm", () => {
    const flow: FlowCheck = {
      from: { remote: "error" },
      to: ["command", "command-argument"],
      levels: { "command-argument": { level: "warning", preset: "balanced" } },
    };
    expect(told(storeWith(RUN, flow)).map((each) => each.split(" ")[0])).toEqual([
      "error",
      "warning",
    ]);
    expect(told(storeWith(RUN, flow, "quiet"))).toHaveLength(1);
  });

  it("may depend on whether the way goes through functions that stand elsewhere", () => {
    const flow: FlowCheck = {
      from: { remote: "error" },
      to: ["command"],
      throughCalls: "balanced",
    };
    const elsewhere = `import { exec } from "node:child_process";
const run = (name) => exec("zip " + name);
express().get("/run", (req) => run(req.query.name));`;
    const inline = `import { exec } from "node:child_process";
express().get("/run", (req) => [req.query.name].forEach((name) => exec("zip " + name)));`;
    expect(told(storeWith(elsewhere, flow, "quiet"))).toEqual([]);
    expect(told(storeWith(elsewhere, flow, "balanced"))).toHaveLength(1);
    expect(told(storeWith(inline, flow, "quiet"))).toHaveLength(1);
  });

  it("does not count what a function inside of another saw where it was made", () => {
    const flow: FlowCheck = {
      from: { remote: "error" },
      to: ["command"],
      throughCalls: "balanced",
    };
    const kept = `import { exec } from "node:child_process";
express().get("/run", (req, res) => {
  const { name } = req.query;
  const run = () => exec("zip " + name);
  res.on("finish", run);
});`;
    const found = storeWith(kept, flow, "quiet");
    expect(told(found)).toHaveLength(1);
  });

  it("may put a kind of sender into a larger preset", () => {
    const flow: FlowCheck = {
      from: { remote: { level: "information", preset: "balanced" } },
      to: ["command"],
    };
    expect(told(storeWith(RUN, flow, "quiet"))).toEqual([]);
    expect(told(storeWith(RUN, flow, "balanced"))).toHaveLength(1);
  });

  it("is that of the worst sender, and said once", () => {
    const code = `import { exec } from "node:child_process";
import { readFileSync } from "node:fs";
express().get("/run", (req) => {
  exec(readFileSync("a", "utf8") + req.query.name);
});`;
    const flow: FlowCheck = { from: { remote: "error", stored: "hint" }, to: ["command"] };
    expect(told(storeWith(code, flow))).toEqual(["error query parameters: run by a shell"]);
  });

  it("is nothing where the source has another name than the rule asks for", () => {
    const flow: FlowCheck = {
      from: { remote: "error" },
      to: ["command"],
      sources: ["host header"],
    };
    expect(told(storeWith(RUN, flow))).toEqual([]);
  });
});

describe("fixes of flow rules", () => {
  it("are made for the code at the sink", () => {
    const store = storeWith(RUN, {
      from: { remote: "error" },
      to: ["command"],
      fixes: ({ node, source }) => [
        {
          id: "quote",
          edits: () => [
            {
              start: node.range[0],
              end: node.range[1],
              text: `run(${source.text.slice(...node.range)})`,
            },
          ],
        },
      ],
    });
    const [finding] = store.session.analyse("src/a.ts").findings;
    expect(finding?.fixes.map((fix) => fix.id)).toEqual(["quote"]);
    const text = store.read("src/a.ts") ?? "";
    const fix = computeFirst(store, text);
    expect(applyEdits(text, fix)).toContain(`run(exec("zip " + req.query.name));`);
  });
});

function computeFirst(store: MemoryStore, text: string) {
  const [fix] = computeFixes(store.session, "src/a.ts", text, () => true);
  return fix?.edits ?? [];
}
