import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { audit } from "../../src/engine/api.ts";
import { createLookUp } from "../../src/registry/session-lookup.ts";
import { rule as deprecated } from "../../src/rules/dependencies/dep-deprecated/rule.ts";
import { rule as outdated } from "../../src/rules/dependencies/dep-outdated/rule.ts";
import { MemoryStore } from "../harness/memory-store.ts";
import { packument } from "../harness/packument.ts";
import { client, faulty, folder } from "./setup.ts";

const FILES = {
  "package.json": JSON.stringify({
    name: "@shop/root",
    private: true,
    workspaces: ["packages/*"],
    dependencies: { pay: "^1.0.0", tax: "^1.0.0", "@shop/api": "^1.0.0", "@shop/hidden": "^1.0.0" },
  }),
  "packages/api/package.json": JSON.stringify({
    name: "@shop/api",
    private: true,
    dependencies: { pay: "^1.0.0", local: "workspace:*" },
  }),
};

interface Sketch {
  readonly npmrc?: boolean;
  readonly thorough?: boolean;
}

async function run(files: Readonly<Record<string, string>>, sketch: Sketch = {}) {
  const server = await faulty();
  server.serve(packument("pay", { "1.0.0": "2026-01-01", "2.0.0": "2026-06-01" }));
  server.serve({ ...packument("dateless"), time: {} });
  server.fault("server-error", { name: "tax" });
  const root = folder();
  mkdirSync(join(root, "packages", "api"), { recursive: true });
  const registry = client({
    projectDirs: [root],
    ...(sketch.npmrc !== false && { npmrc: `registry=${server.url}` }),
  });
  const store = new MemoryStore(files, { rules: [deprecated, outdated] });
  const result = await audit({
    session: store.session,
    files: Object.keys(files),
    skipped: [],
    tracked: { known: true, paths: new Set() },
    ...createLookUp({
      registry,
      session: store.session,
      root,
      options: { thorough: sketch.thorough ?? false },
    }),
  });
  const findings = result.results.flatMap((each) => each.findings);
  return { server, result, findings };
}

describe("an audit with a registry", () => {
  it("reports what the registry knows, in every manifest, with one request for a name", async () => {
    const { findings, server } = await run(FILES);
    expect(findings.map((each) => [each.file, each.ruleId, each.level])).toEqual([
      ["package.json", "dep-outdated", "information"],
      ["packages/api/package.json", "dep-outdated", "information"],
    ]);
    const asked = server.requests.filter((each) => each.name === "pay").map((each) => each.form);
    expect(asked).toEqual(["abbreviated", "full"]);
  });
  it("counts what could not be checked, and never asks for the project's own packages", async () => {
    const { result, server } = await run(FILES);
    expect(result.notChecked).toEqual([
      { what: "tax", file: "package.json", reason: expect.stringContaining("(500)") },
      {
        what: "@shop/hidden",
        file: "package.json",
        reason: expect.stringContaining("does not know"),
      },
    ]);
    expect(server.requests.map((each) => each.name)).not.toContain("@shop/api");
    expect(server.requests.map((each) => each.name)).not.toContain("local");
  });
  it("counts what a registry answers in part", async () => {
    const files = { "package.json": JSON.stringify({ dependencies: { dateless: "^1.0.0" } }) };
    expect((await run(files)).result.notChecked).toEqual([]);
    expect((await run(files, { thorough: true })).result.notChecked).toEqual([
      {
        what: "dateless",
        file: "package.json",
        reason: "Upkeep not judged. The registry gives no complete publish dates.",
      },
    ]);
  });
  it("keeps the names of private scopes from a registry that nobody chose", async () => {
    const dependencies = { "@shop/hidden": "^1.0.0" };
    const files = {
      "package.json": JSON.stringify({ name: "@shop/root", private: true, dependencies }),
    };
    const { result, server } = await run(files, { npmrc: false });
    expect(result.notChecked).toMatchObject([
      { what: "@shop/hidden", reason: expect.stringContaining("set @shop:registry in an .npmrc") },
      { what: "known vulnerabilities of @shop" },
    ]);
    expect([...server.requests, ...server.posts]).toEqual([]);
  });
  it("says that a lockfile cannot be read, once", async () => {
    const { result } = await run({ ...FILES, "package-lock.json": "<<<<<<< HEAD\n{}" });
    expect(result.notChecked.filter((each) => each.what === "package-lock.json")).toEqual([
      {
        what: "package-lock.json",
        file: "package-lock.json",
        reason: expect.stringContaining("marks of a merge conflict"),
      },
    ]);
  });
});
