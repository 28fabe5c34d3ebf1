import { describe, expect, it } from "vitest";
import { type FactMaker, type FileFacts, audit } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const TLS =
  'import https from "node:https";\nhttps.get("https://a.example", { rejectUnauthorized: false });\n';
const FLOW =
  'import express from "express";\nimport { exec } from "node:child_process";\nexpress().get("/", (req) => exec(req.query.id));\n';
const FILES = {
  "package.json": '{ "dependencies": { "express": "5.0.0" } }',
  "src/a.ts": TLS,
  "src/b.ts": FLOW,
  "src/c.ts": `${TLS}// storewarden-ignore-next-line nothing -- an id that no rule has\n`,
  "src/d.ts": TLS,
};
const SCRIPTS = Object.keys(FILES).filter((path) => path.endsWith(".ts"));

/** An audit in which another thread reads the scripts, and what was told of it in order. */
async function run(stopAfterReading?: number) {
  const store = new MemoryStore(FILES, { rules });
  const elsewhere = new MemoryStore(FILES, { rules }).session;
  const stop = new AbortController();
  const told: string[] = [];
  const maker: FactMaker = {
    async make(paths, accept) {
      for (const [index, path] of paths.entries()) {
        if (index === stopAfterReading) stop.abort();
        if (stop.signal.aborted) return;
        told.push(`read ${path}`);
        accept(elsewhere.facts(path) as FileFacts);
      }
    },
  };
  const result = await audit({
    session: store.session,
    files: Object.keys(FILES),
    skipped: [],
    tracked: { known: false, reason: "a test" },
    lookUpOff: "a test",
    maker,
    signal: stop.signal,
    onResult: ({ path, findings }) => {
      if (findings.length > 0) told.push(`${findings.length} in ${path}`);
    },
  });
  return { told, result };
}

describe("an audit of which others read the scripts", () => {
  it("tells what each file shows by itself when it was read, and the flows afterwards", async () => {
    const { told, result } = await run();
    expect(told.slice(0, 7)).toEqual([
      "read src/a.ts",
      "1 in src/a.ts",
      "read src/b.ts",
      "read src/c.ts",
      "1 in src/c.ts",
      "read src/d.ts",
      "1 in src/d.ts",
    ]);
    const flows = result.results.find(({ path }) => path === "src/b.ts")?.findings ?? [];
    expect(flows.map(({ ruleId }) => ruleId)).toContain("command-injection");
    const fresh = new MemoryStore(FILES, { rules }).session;
    for (const path of SCRIPTS) {
      expect(result.results.find((each) => each.path === path)).toEqual(fresh.analyse(path));
    }
  });

  it("keeps that when it is stopped, and says of what it knows no more", async () => {
    const { told, result } = await run(3);
    expect(told).toEqual([
      "read src/a.ts",
      "1 in src/a.ts",
      "read src/b.ts",
      "read src/c.ts",
      "1 in src/c.ts",
    ]);
    expect(result.cancelled).toBe(true);
    expect(result.results.map(({ path }) => path)).toEqual(["src/a.ts", "src/c.ts"]);
    const what = result.notChecked.map((each) => each.what);
    expect(what).toContain("2 files");
    expect(what).toContain("the flow of data in 3 files");
  });
});
