import { afterEach, describe, expect, it } from "vitest";
import type { AuditSummary, Explanation } from "../../src/protocol/messages.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

const RULE = "tls-verify-disabled";
const PITFALL =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';
const SILENCED = `// storewarden-ignore ${RULE} -- talks to the till in the same box\n`;
const CONFIGURATION = "storewarden.config.json";

let client: LspClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe("settings", () => {
  it("give rules their levels and switch them off, also while a document is open", async () => {
    const editor = (client = await LspClient.start({ settings: { rules: { [RULE]: "hint" } } }));
    await editor.open("untitled:a", PITFALL);
    expect((await editor.diagnostics("untitled:a")).map((each) => each.severity)).toEqual([4]);
    editor.settings = { rules: { [RULE]: "off" } };
    const before = editor.refreshes;
    await editor.settingsChanged();
    await editor.until("the refresh", () => editor.refreshes > before);
    expect(await editor.ruleIds("untitled:a")).toEqual([]);
  });

  it("that come with the editor's first words hold at once, for each folder its own, until others are heard of", async () => {
    using store = temporaryStore({ "a.js": PITFALL });
    const uri = uriOf(store.path("a.js"));
    const editor = (client = await LspClient.start({
      folders: [store.root],
      settings: { rules: { [RULE]: "hint" } },
      firstSettings: [
        { value: { rules: { [RULE]: "warning" } } },
        { folder: uriOf(store.root), value: { rules: { [RULE]: "off" } } },
      ],
      shown: uri,
    }));
    await editor.open(uri, PITFALL);
    await editor.open("untitled:a", PITFALL);
    expect(await editor.ruleIds(uri)).toEqual([]);
    expect((await editor.diagnostics("untitled:a")).map((each) => each.severity)).toEqual([2]);
    const before = editor.refreshes;
    await editor.settingsChanged();
    await editor.until("the refresh", () => editor.refreshes > before);
    for (const each of [uri, "untitled:a"]) {
      expect((await editor.diagnostics(each)).map(({ severity }) => severity)).toEqual([4]);
    }
    // The same once more is no news, and nobody has to ask again.
    const after = editor.refreshes;
    await editor.settingsChanged();
    await editor.request("storewarden/report");
    expect(editor.refreshes).toBe(after);
  });

  it("of a wrong shape count as not set", async () => {
    client = await LspClient.start({
      settings: {
        rules: [1],
        preset: 7,
        exclude: "all",
        analysis: null,
        registry: { enabled: "no" },
      },
    });
    await client.open("untitled:a", PITFALL);
    expect(await client.ruleIds("untitled:a")).toEqual([RULE]);
  });

  it("change what an audit found in closed files", async () => {
    using store = temporaryStore({ "a.js": PITFALL });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    editor.watchClosedFiles();
    await editor.request<AuditSummary>("storewarden/audit", {});
    const uri = uriOf(store.path("a.js"));
    await editor.until("the finding", () => editor.closed.get(uri)?.length === 1);
    editor.settings = { rules: { [RULE]: "off" } };
    await editor.settingsChanged();
    await editor.until("the empty list", () => editor.closed.get(uri)?.length === 0);
  });
});

describe("the team's configuration", () => {
  it("shows its problems where they are, while it is closed and while it is open", async () => {
    using store = temporaryStore({ [CONFIGURATION]: '{\n  "preset": "loud"\n}\n' });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    editor.watchClosedFiles();
    const uri = uriOf(store.path(CONFIGURATION));
    await editor.until("the problem", () => editor.closed.get(uri)?.length === 1);
    expect(editor.closed.get(uri)?.[0]?.range.start).toEqual({ line: 1, character: 12 });
    await editor.open(uri, '{\n  "preset": "loud"\n}\n', "json");
    const refreshes = editor.refreshes;
    expect(await editor.diagnostics(uri)).toHaveLength(1);
    await editor.change(uri, '{\n  "preset": "balanced"\n}\n');
    await editor.until("the refresh", () => editor.refreshes > refreshes);
    expect(await editor.diagnostics(uri)).toEqual([]);
  });

  it("counts as it is typed, before it is saved", async () => {
    using store = temporaryStore({ "a.js": PITFALL, [CONFIGURATION]: "{}\n" });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    const code = uriOf(store.path("a.js"));
    const configuration = uriOf(store.path(CONFIGURATION));
    await editor.open(code, PITFALL);
    expect(await editor.ruleIds(code)).toEqual([RULE]);
    await editor.open(configuration, "{}\n", "json");
    await editor.change(configuration, JSON.stringify({ rules: { [RULE]: "off" } }));
    await expect(editor.untilRuleIds(code, [])).resolves.toBeUndefined();
  });
});

describe("a workspace that is not trusted", () => {
  it("silences nothing: neither by comments nor by its configuration", async () => {
    using store = temporaryStore({
      "a.js": SILENCED + PITFALL.replace("\n", " "),
      "b.js": PITFALL,
      [CONFIGURATION]: JSON.stringify({ rules: { [RULE]: "off" }, exclude: ["b.js"] }),
    });
    const editor = (client = await LspClient.start({ folders: [store.root], trusted: false }));
    const b = uriOf(store.path("b.js"));
    await editor.open(b, PITFALL);
    expect(await editor.ruleIds(b)).toEqual([RULE]);
    const text = PITFALL.replace("export", `${SILENCED}export`);
    const a = uriOf(store.path("a.js"));
    await editor.open(a, text);
    const [finding] = await editor.diagnostics(a);
    expect(finding?.code).toBe(RULE);
    expect(finding?.message).toContain("talks to the till");
    await editor.until("the notice", () =>
      Boolean(editor.statuses.at(-1)?.notices.some((notice) => notice.includes(RULE))),
    );
  });

  it("does so from the moment on that it is trusted", async () => {
    using store = temporaryStore({ "a.js": "" });
    const editor = (client = await LspClient.start({ folders: [store.root], trusted: false }));
    const uri = uriOf(store.path("a.js"));
    await editor.open(uri, PITFALL.replace("export", `${SILENCED}export`));
    expect(await editor.ruleIds(uri)).toEqual([RULE]);
    const before = editor.refreshes;
    await editor.connection.sendNotification("storewarden/trust", { trusted: true });
    await editor.until("the refresh", () => editor.refreshes > before);
    expect(await editor.ruleIds(uri)).toEqual([]);
    const { workspace } = await editor.request<Explanation>("storewarden/explain", {});
    expect(workspace[0]?.trusted).toBe(true);
  });
});
