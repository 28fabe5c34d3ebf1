import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { openRegistry } from "../../src/cli/registry.ts";
import type { JsonReport } from "../../src/engine/api.ts";
import { startFaultRegistry } from "../harness/fault-registry.ts";
import { makeFolder } from "../host/folder.ts";
import { FLAWED, cli, deafRegistry } from "./command-line.ts";

const CLEAN = "export const price = 1;\n";

async function report(root: string, ...args: readonly string[]): Promise<JsonReport> {
  const { out } = await cli(["audit", root, "--offline", "--format", "json", ...args]);
  return JSON.parse(out);
}

describe("exit codes", () => {
  it("are 0 without findings, 1 with some of the level asked for", async () => {
    const root = makeFolder({ "a.ts": FLAWED });
    expect((await cli(["audit", makeFolder({ "a.ts": CLEAN }), "--offline"])).code).toBe(0);
    expect((await cli(["audit", root, "--offline"])).code).toBe(1);
    expect((await cli(["audit", root, "--offline", "--fail-on", "hint"])).code).toBe(1);
    expect((await cli(["audit", root, "--offline", "--fail-on", "none"])).code).toBe(0);
  });

  it("leave findings below the level aside", async () => {
    const root = makeFolder({
      "a.ts": FLAWED,
      "storewarden.config.json": '{ "rules": { "tls-verify-disabled": "warning" } }',
    });
    expect((await cli(["audit", root, "--offline"])).code).toBe(0);
    expect((await cli(["audit", root, "--offline", "--fail-on", "warning"])).code).toBe(1);
  });

  it("are 2 when the audit cannot run", async () => {
    const root = makeFolder({ "a.ts": CLEAN });
    expect(await cli(["audit", join(root, "missing")])).toMatchObject({
      code: 2,
      out: "",
      error: expect.stringMatching(/^Cannot audit .*missing: it does not exist\.\n$/),
    });
    expect((await cli(["audit", join(root, "a.ts")])).error).toMatch(/it is not a folder\.\n$/);
    for (const output of [root, join(root, "no/report.json"), join(root, "a.ts/report.json")]) {
      const outcome = await cli(["audit", root, "--offline", "--output", output]);
      expect(outcome).toMatchObject({ code: 2, error: expect.stringMatching(/^Cannot write /) });
    }
  });

  it("are 2, never a silent 0, when there was nothing to analyse", async () => {
    const outcome = await cli(["audit", makeFolder({ "dist/a.js": FLAWED }), "--offline"]);
    expect(outcome.code).toBe(2);
    expect(outcome.error).toContain("Nothing was analysed");
    expect(outcome.error).toContain("skipped: build output");
  });
});

describe("the configuration", () => {
  it("that is wrong is named with its places, and nothing is audited", async () => {
    const root = makeFolder({
      "a.ts": FLAWED,
      "storewarden.config.json": '{\n  "preset": 3,\n  "exlude": []\n}',
    });
    expect(await cli(["audit", root, "--offline"])).toEqual({
      code: 2,
      out: "",
      error: [
        "storewarden.config.json:2:13  'preset' must be text in quotes, not a number.",
        "storewarden.config.json:3:3  Unknown key 'exlude'. Did you mean 'exclude'?",
        "Nothing was audited.",
        "",
      ].join("\n"),
    });
  });

  it("is completed by the command line", async () => {
    const root = makeFolder({
      "dist/a.js": FLAWED,
      "src/b.ts": FLAWED,
      "old/c.ts": FLAWED,
      "storewarden.config.json": '{ "exclude": ["old/"] }',
    });
    const found = await report(root, "--include", "dist/**", "--exclude", "src");
    expect(found.findings.map((finding) => finding.file)).toEqual(["dist/a.js"]);
    expect(found.skipped).toEqual([
      { path: "old/", reason: "excluded in the configuration" },
      { path: "src/", reason: "excluded in the configuration" },
    ]);
  });

  it("silences with reasons, which are reported", async () => {
    const suppression = { rule: "tls-verify-disabled", reason: "own network" };
    const root = makeFolder({
      "a.ts": FLAWED,
      "storewarden.config.json": JSON.stringify({ suppressions: [suppression] }),
    });
    const found = await report(root);
    expect(found.summary).toMatchObject({ findings: 0 });
    expect(found.findings[0]?.suppressed).toEqual({ by: "configuration", reason: "own network" });
  });
});

describe("output", () => {
  it("goes to a file, which the next audit of the folder leaves out", async () => {
    const root = makeFolder({ "a.ts": FLAWED });
    const args = ["audit", ".", "--offline", "--format", "json", "--output", "report.json"];
    const outcome = await cli(args, { cwd: root });
    expect(outcome).toEqual({ code: 1, out: "", error: "Wrote report.json: 1 finding.\n" });
    const first: JsonReport = JSON.parse(readFileSync(join(root, "report.json"), "utf8"));
    expect(await cli([...args, "--quiet"], { cwd: root })).toEqual({ code: 1, out: "", error: "" });
    const second: JsonReport = JSON.parse(readFileSync(join(root, "report.json"), "utf8"));
    expect(second.summary.files).toBe(first.summary.files);
  });

  it("is made in every format", async () => {
    const root = makeFolder({ "a.ts": FLAWED });
    const sarif = await cli(["audit", root, "--offline", "--format", "sarif"]);
    expect(JSON.parse(sarif.out).runs[0].results[0].ruleId).toBe("tls-verify-disabled");
    const explained = await cli(["audit", root, "--offline", "--format", "sarif"], {
      pageOf: (id) => `# ${id}`,
    });
    expect(explained.out).toContain('"markdown": "# tls-verify-disabled"');
    const html = await cli(["audit", root, "--offline", "--format", "html"]);
    expect(html.out).toMatch(/^<!doctype html>/);
    const text = await cli(["audit", root, "--offline"]);
    expect(text.out).toContain("Fix: Remove rejectUnauthorized: false (suggestion)");
    const quiet = await cli(["audit", root, "--offline", "--quiet"]);
    expect(quiet.out).toContain("tls-verify-disabled");
    expect(quiet.out).not.toContain("Analysed");
  });

  it("is coloured for people only, and shows its progress to them", async () => {
    const root = makeFolder({ "a.ts": FLAWED });
    const written = { out: "", error: "" };
    const terminal = {
      out: { write: (text: string) => void (written.out += text), isTerminal: true },
      error: { write: (text: string) => void (written.error += text), isTerminal: true },
    };
    await cli(["audit", root, "--offline"], { ...terminal, environment: { TERM: "xterm" } });
    expect(written.out).toContain("\u001b[31m");
    expect(written.error).toContain("Analysing files: 1 of 1");
    expect(written.error.endsWith("\u001b[K")).toBe(true);
    written.out = "";
    await cli(["audit", root, "--offline"], { ...terminal, environment: { NO_COLOR: "1" } });
    expect(written.out).not.toContain("\u001b");
    const piped = await cli(["audit", root, "--offline"]);
    expect(piped.out + piped.error).not.toContain("\u001b");
  });
});

describe("a team's models", () => {
  it("hold in the audit, and what cannot be read of them is not checked", async () => {
    const folder = makeFolder({
      "a.js": "",
      "storewarden.models.yml":
        "package: shop\nsinks:\n  - path: Member[query].Argument[0]\n    kind: sqll\n",
    });
    const { out, code } = await cli(["audit", folder, "--format", "json", "--offline"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).notChecked).toContainEqual({
      what: "storewarden.models.yml:4:11",
      reason: expect.stringContaining("sqll"),
      file: "storewarden.models.yml",
    });
  });

  it("may stand in the configuration", async () => {
    const folder = makeFolder({
      "a.js": "",
      "storewarden.config.json":
        '{ "models": [{ "package": "shop",\n  "sinks": [{ "path": "Member[query].Argument[0]", "kind": "sqll" }] }] }',
    });
    const { out, code } = await cli(["audit", folder, "--format", "json", "--offline"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).notChecked).toContainEqual({
      what: "storewarden.config.json:2:60",
      reason: expect.stringContaining("sqll"),
      file: "storewarden.config.json",
    });
  });
});

describe("registries", () => {
  const MANIFEST = { "package.json": '{ "dependencies": { "left-pad": "^1.0.0" } }' };

  it("are asked about each manifest, closed at the end, and their silence is said", async () => {
    const registry = deafRegistry();
    const args = ["audit", makeFolder(MANIFEST), "--format", "json"];
    const { out } = await cli(args, { openRegistry: () => registry });
    expect(registry).toMatchObject({ asked: ["package.json"], closed: true });
    expect(JSON.parse(out).notChecked).toContainEqual({
      what: "left-pad",
      reason: "The registry does not answer.",
      file: "package.json",
    });
  });

  it.each(["--quiet", "--offline"])(
    "are not asked where it is configured, %s or not",
    async (flag) => {
      const registry = deafRegistry();
      const files = { ...MANIFEST, "storewarden.config.json": '{ "registry": false }' };
      const args = ["audit", makeFolder(files), flag, "--format", "json"];
      const { out } = await cli(args, { openRegistry: () => registry });
      expect(registry.asked).toEqual([]);
      expect(JSON.parse(out).notChecked).toContainEqual({
        what: "left-pad",
        reason: "registry look-ups are switched off in the configuration",
        file: "package.json",
      });
    },
  );

  it("give only what is kept with --offline, and the day of it is said", async () => {
    const server = await startFaultRegistry();
    onTestFinished(() => server.stop());
    const versions = {
      "1.3.0": { name: "left-pad", version: "1.3.0", deprecated: "use padStart" },
    };
    server.serve({ name: "left-pad", "dist-tags": { latest: "1.3.0" }, versions });
    const root = makeFolder({
      ".npmrc": `registry=${server.url}`,
      "package.json": '{ "dependencies": { "left-pad": "1.3.0", "right-pad": "1.0.0" } }',
    });
    vi.stubEnv("XDG_CACHE_HOME", makeFolder({}));
    vi.stubEnv("HOME", makeFolder({}));
    onTestFinished(() => void vi.unstubAllEnvs());
    const args = ["audit", root, "--format", "json"];
    await cli(args, { openRegistry });
    const before = server.requests.length;
    const later = () => new Date("2027-02-01T12:00:00Z");
    const { out } = await cli([...args, "--offline"], { openRegistry, now: later });
    const report: JsonReport = JSON.parse(out);
    expect(server.requests).toHaveLength(before);
    expect(report.findings.map((finding) => finding.ruleId)).toEqual(["dep-deprecated"]);
    expect(report.notChecked.map(({ what, reason }) => [what, reason])).toEqual(
      expect.arrayContaining([
        ["left-pad", "not asked again while offline; the registry's answer of 2026-11-22 counts"],
        ["right-pad", "Working offline, and no earlier answer is kept."],
      ]),
    );
  });
});
