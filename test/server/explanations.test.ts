import { afterEach, describe, expect, it } from "vitest";
import type { Hover } from "vscode-languageserver/node";
import type { AuditSummary, Explanation, ExportResult } from "../../src/protocol/messages.ts";
import type { ReportModel } from "../../src/protocol/report.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

const RULE = "tls-verify-disabled";
const PITFALL =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';
const SILENCED = PITFALL.replace(
  "export",
  `// storewarden-ignore ${RULE} -- talks to the till in the same box\nexport`,
);

let client: LspClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const OFFLINE = { registry: { enabled: false } };

describe("the hover", () => {
  it("says why a finding matters and links to its page", async () => {
    client = await LspClient.start();
    await client.open("untitled:a", PITFALL);
    const [finding] = await client.diagnostics("untitled:a");
    const hover = await client.request<Hover>("textDocument/hover", {
      textDocument: { uri: "untitled:a" },
      position: finding?.range.start,
    });
    const text = JSON.stringify(hover.contents);
    expect(text).toContain("command:storewarden.openRule");
    expect(text).toContain("CWE-295");
    expect(hover.range).toEqual(finding?.range);
  });

  it("is silent where there is nothing to say", async () => {
    client = await LspClient.start();
    await client.open("untitled:a", PITFALL);
    const hover = await client.request<Hover | null>("textDocument/hover", {
      textDocument: { uri: "untitled:a" },
      position: { line: 0, character: 0 },
    });
    expect(hover).toBeNull();
  });

  it("tells what is known of a dependency, and that nobody was asked", async () => {
    using store = temporaryStore({
      "package-lock.json": JSON.stringify({
        lockfileVersion: 3,
        packages: { "": {}, "node_modules/left": { version: "1.2.3" } },
      }),
    });
    client = await LspClient.start({ folders: [store.root], settings: OFFLINE });
    const uri = uriOf(store.path("package.json"));
    await client.open(uri, '{\n  "dependencies": { "left": "^1.0.0" }\n}\n', "json");
    const hover = await client.request<Hover>("textDocument/hover", {
      textDocument: { uri },
      position: { line: 1, character: 30 },
    });
    expect(JSON.stringify(hover.contents)).toMatch(/left.*1\.2\.3.*switched off/);
  });
});

describe("why there are no findings", () => {
  it("names what ran, what did not and why, and what was suppressed", async () => {
    using store = temporaryStore({ "a.js": SILENCED });
    client = await LspClient.start({ folders: [store.root], settings: OFFLINE });
    const uri = uriOf(store.path("a.js"));
    await client.open(uri, SILENCED);
    const { file } = await client.request<Explanation>("storewarden/explain", { uri });
    expect(file).toMatchObject({ path: "a.js", findings: 0, stale: false });
    expect(file?.notAnalysed).toBeUndefined();
    expect(file?.rulesRun).toContain(RULE);
    expect(file?.suppressed).toEqual([
      {
        ruleId: RULE,
        line: 3,
        reason: "talks to the till in the same box",
        by: "comment",
        ignored: false,
      },
    ]);
    const notRun = new Map(file?.rulesNotRun.map(({ ruleId, reason }) => [ruleId, reason]));
    expect(notRun.get("dep-deprecated")).toMatch(/package\.json/);
  });

  it("counts rules that follow data among those that look at code", async () => {
    client = await LspClient.start();
    await client.open("untitled:a", "export {};\n");
    const { file } = await client.request<Explanation>("storewarden/explain", {
      uri: "untitled:a",
    });
    expect(file?.rulesRun).toContain("sql-injection");
    const reasons = new Map(file?.rulesNotRun.map(({ ruleId, reason }) => [ruleId, reason]));
    expect(reasons.has("sql-injection")).toBe(false);
  });

  it("says what the other rules look at", async () => {
    client = await LspClient.start();
    await client.open("untitled:b.json", "{}\n", "json");
    const { file } = await client.request<Explanation>("storewarden/explain", {
      uri: "untitled:b.json",
    });
    const reasons = new Map(file?.rulesNotRun.map(({ ruleId, reason }) => [ruleId, reason]));
    expect(reasons.get("sql-injection")).toMatch(/looks at code/);
    expect(file?.rulesRun).toContain("suppression-unused");
  });

  it("says why a file is not analysed", async () => {
    using store = temporaryStore({ "dist/a.js": PITFALL });
    client = await LspClient.start({ folders: [store.root] });
    const reasons = new Map<string, string | undefined>();
    for (const path of ["dist/a.js", "notes.md"]) {
      const uri = uriOf(store.path(path));
      const { file } = await client.request<Explanation>("storewarden/explain", { uri });
      reasons.set(path, file?.notAnalysed);
    }
    const { file } = await client.request<Explanation>("storewarden/explain", { uri: "git:/a.js" });
    expect(reasons.get("dist/a.js")).toMatch(/build output/);
    expect(reasons.get("notes.md")).toMatch(/kind/);
    expect(file?.notAnalysed).toMatch(/Only files/);
  });

  it("tells of the workspace what the last audit did", async () => {
    using store = temporaryStore({
      "a.js": SILENCED,
      "dist/b.js": PITFALL,
      "scripts/c.js": PITFALL,
      "package.json": '{ "dependencies": { "left": "^1.0.0" } }',
    });
    client = await LspClient.start({ folders: [store.root], settings: OFFLINE });
    const before = await client.request<Explanation>("storewarden/explain", {});
    expect(before.workspace[0]?.audit).toBeUndefined();
    const summary = await client.request<AuditSummary>("storewarden/audit", {});
    const { workspace } = await client.request<Explanation>("storewarden/explain", {});
    const audit = workspace[0]?.audit;
    expect(audit).toMatchObject({ findings: summary.findings, suppressed: 1, cancelled: false });
    expect(audit?.lowered.map(({ count }) => count)).toEqual([1]);
    expect(audit?.skipped.length).toBeGreaterThan(0);
    expect(audit?.notChecked.map(({ what }) => what)).toContain("left");
    expect(workspace[0]?.registry).toMatch(/switched off in the settings/);
  });
});

describe("the report", () => {
  it("is empty before the first audit, and then holds findings, tips and what was left out", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL, "src/b.js": SILENCED });
    client = await LspClient.start({ folders: [store.root], settings: OFFLINE });
    expect(await client.request<ReportModel | null>("storewarden/report")).toBeNull();
    await client.request<AuditSummary>("storewarden/audit", {});
    const model = await client.request<ReportModel>("storewarden/report");
    const [folder] = model.folders;
    expect(folder?.findings).toEqual([
      expect.objectContaining({
        ruleId: RULE,
        file: "src/a.js",
        uri: uriOf(store.path("src/a.js")),
        line: 1,
      }),
    ]);
    expect(folder?.tips).toHaveLength(12);
    expect(folder?.silenced).toMatchObject([{ ruleId: RULE, findings: 1 }]);
    expect(folder?.levels.error).toBe(1);
  });

  it("is exported in three formats", async () => {
    using store = temporaryStore({ "a.js": PITFALL });
    client = await LspClient.start({ folders: [store.root], settings: OFFLINE });
    await expect(client.request("storewarden/export", { format: "json" })).rejects.toThrow(
      /Nothing has been audited/,
    );
    await client.request<AuditSummary>("storewarden/audit", {});
    const text = async (format: string): Promise<string> =>
      (await client!.request<ExportResult>("storewarden/export", { format })).text;
    expect(JSON.parse(await text("json"))).toMatchObject({ summary: { findings: 1 } });
    const sarif = JSON.parse(await text("sarif")) as {
      runs: { results: { ruleId: string; fixes?: unknown[] }[] }[];
    };
    expect(sarif.runs[0]?.results.map((each) => each.ruleId)).toEqual([RULE]);
    expect(sarif.runs[0]?.results[0]?.fixes).toHaveLength(1);
    expect(await text("html")).toMatch(/^<!doctype html>/);
  });

  it("of one file names that file", async () => {
    using store = temporaryStore({ "a.js": PITFALL, "b.js": PITFALL });
    client = await LspClient.start({ folders: [store.root], settings: OFFLINE });
    const uri = uriOf(store.path("a.js"));
    const summary = await client.request<AuditSummary>("storewarden/audit", { uri });
    expect(summary).toMatchObject({ files: 1, findings: 1 });
    const model = await client.request<ReportModel>("storewarden/report");
    expect(model.folders[0]).toMatchObject({ only: "a.js", files: 1 });
  });

  it("cannot be made of nothing, and says so", async () => {
    client = await LspClient.start();
    const summary = await client.request<AuditSummary>("storewarden/audit", {});
    expect(summary.problem).toBe("No folder is open.");
    const uri = "output:extension-output";
    const one = await client.request<AuditSummary>("storewarden/audit", { uri });
    expect(one.problem).toMatch(/not analysed/);
  });
});
