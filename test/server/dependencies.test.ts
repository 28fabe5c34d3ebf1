import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Hover, TextDocumentEdit, TextEdit } from "vscode-languageserver/node";
import type { AuditSummary, CheckDependenciesSummary } from "../../src/protocol/messages.ts";
import { type FaultRegistry, KNOWN_TO_ALL, startFaultRegistry } from "../harness/fault-registry.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import type { ClientOptions } from "../harness/server-start.ts";
import { startLoopbackProxy } from "../harness/loopback-proxy.ts";
import { type TemporaryStore, temporaryStore } from "../harness/temporary-store.ts";
import { packument } from "../harness/packument.ts";

const MANIFEST = `{
  "name": "@shop/root",
  "private": true,
  "workspaces": ["packages/*"],
  "dependencies": { "pay": "1.0.0", "@shop/api": "^1.0.0" }
}
`;

let registry: FaultRegistry;
let home: TemporaryStore;
let store: TemporaryStore;
let client: LspClient;

beforeEach(async () => {
  registry = await startFaultRegistry();
  registry.serve(
    packument(
      "pay",
      { "1.0.0": "2025-01-01", "1.1.0": "2025-06-01" },
      {
        versions: {
          "1.0.0": { name: "pay", version: "1.0.0", deprecated: "Charges twice, use 1.1.0" },
          "1.1.0": { name: "pay", version: "1.1.0" },
        },
      },
    ),
  );
  home = temporaryStore({ ".npmrc": `registry=${registry.url}\n` });
  store = temporaryStore({
    "package.json": MANIFEST,
    "packages/api/package.json": '{ "name": "@shop/api", "private": true }\n',
  });
});

afterEach(async () => {
  await client.stop();
  await registry.stop();
  home[Symbol.dispose]();
  store[Symbol.dispose]();
});

async function start(options: ClientOptions = {}): Promise<LspClient> {
  client = await LspClient.start({
    folders: [store.root],
    storage: home.path("cache"),
    env: { HOME: home.root, npm_config_userconfig: home.path(".npmrc") },
    ...options,
  });
  return client;
}

/** Names that the registry was asked for. */
function asked(): string[] {
  return [...new Set(registry.requests.map(({ name }) => name))].toSorted();
}

async function openManifest(text = MANIFEST): Promise<string> {
  const uri = uriOf(store.path("package.json"));
  await client.open(uri, text, "json");
  return uri;
}

describe("an open package.json", () => {
  it("is looked up by itself, without the names of the project's own packages", async () => {
    await start();
    const uri = await openManifest();
    await client.untilRuleIds(uri, ["dep-deprecated"]);
    expect(asked()).toEqual(["pay"]);
    const [finding] = await client.diagnostics(uri);
    expect(client.text(uri).getText(finding?.range)).toBe("1.0.0");
    const hover = await client.request<Hover>("textDocument/hover", {
      textDocument: { uri },
      position: finding?.range.start,
    });
    expect(JSON.stringify(hover.contents)).toMatch(/1\.1\.0/);
  });

  it("tells weekly downloads where the registry does, when somebody hovers", async () => {
    const search = "-/v1/search?text=pay&size=20";
    registry.servePath(search, {
      objects: [{ package: { name: "pay" }, downloads: { weekly: 1_234_567 } }],
    });
    await start();
    const uri = await openManifest();
    await client.untilRuleIds(uri, ["dep-deprecated"]);
    expect(asked()).toEqual(["pay"]);
    const [finding] = await client.diagnostics(uri);
    const hover = () =>
      client.request<Hover>("textDocument/hover", {
        textDocument: { uri },
        position: finding?.range.start,
      });
    expect(JSON.stringify((await hover()).contents)).toContain("Weekly downloads: 1,234,567");
    await hover();
    expect(registry.requests.filter(({ name }) => name === search)).toHaveLength(1);
  });

  it("is updated by the fix, and the finding is gone", async () => {
    await start();
    const uri = await openManifest();
    await client.untilRuleIds(uri, ["dep-deprecated"]);
    const [finding] = await client.diagnostics(uri);
    const actions = await client.codeActions(uri, finding!.range);
    const update = actions.find((action) => action.title.includes("1.1.0"));
    expect(update).toBeDefined();
    const text = await client.apply(await client.resolve(update!));
    expect(text).toContain('"pay": "1.1.0"');
    expect(await client.ruleIds(uri)).toEqual([]);
  });

  it("is silenced by an entry in the configuration, since it can hold no comment", async () => {
    await start();
    const uri = await openManifest();
    await client.untilRuleIds(uri, ["dep-deprecated"]);
    const [finding] = await client.diagnostics(uri);
    const actions = await client.codeActions(uri, finding!.range);
    const suppress = actions.find((action) => action.title.startsWith("Suppress"));
    const { edit } = await client.resolve(suppress!);
    expect(edit?.documentChanges).toMatchObject([
      { kind: "create", uri: uriOf(store.path("storewarden.config.json")) },
      {
        edits: [
          { newText: expect.stringMatching(/"rule": "dep-deprecated"[^}]*"package": "pay"/) },
        ],
      },
    ]);
  });

  it("offers to ignore one advisory in the whole project, up to a day", async () => {
    const id = "GHSA-aaaa-bbbb-cccc";
    const url = `https://github.com/advisories/${id}`;
    const hole = { id: 7, url, title: "Loops", severity: "high", vulnerable_versions: "<1.1.0" };
    registry.advise({ ...KNOWN_TO_ALL, pay: [hole] });
    await start();
    const uri = await openManifest();
    await client.untilRuleIds(uri, ["dep-known-vulnerable", "dep-deprecated"]);
    const finding = (await client.diagnostics(uri)).find(
      ({ code }) => code === "dep-known-vulnerable",
    );
    const actions = await client.codeActions(uri, finding!.range);
    const ignore = actions.find(({ title }) => title === `Ignore ${id} in this project, because…`);
    const { edit } = await client.resolve(ignore!);
    const added = edit?.documentChanges?.[1] as TextDocumentEdit | undefined;
    const written = added?.edits[0] as TextEdit | undefined;
    const [entry] = JSON.parse(written?.newText ?? "{}").suppressions;
    expect(Object.keys(entry)).toEqual(["rule", "advisory", "reason", "until"]);
    expect(entry).toMatchObject({ rule: "dep-known-vulnerable", advisory: id });
    expect(entry.until).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it("asks only for names that are new while somebody types", async () => {
    await start();
    const uri = await openManifest();
    await client.untilRuleIds(uri, ["dep-deprecated"]);
    registry.forget();
    registry.serve(packument("tax"));
    await client.change(uri, MANIFEST.replace('"pay": "1.0.0"', '"pay": "1.0.0", "tax": "1.0.0"'));
    await client.until("the look-up", () => asked().includes("tax"));
    expect(asked()).toEqual(["tax"]);
  });

  it("in Restricted Mode is looked up as the user's own configuration says", async () => {
    const elsewhere = await startFaultRegistry();
    store.write(".npmrc", `registry=${elsewhere.url}\n`);
    await start({ trusted: false });
    const uri = await openManifest();
    await client.untilRuleIds(uri, ["dep-deprecated"]);
    expect([...elsewhere.requests, ...elsewhere.posts]).toEqual([]);
    expect(asked()).toEqual(["pay"]);
    await elsewhere.stop();
  });
});

describe("the editor's proxy", () => {
  it("is where look-ups go, from the moment on that the editor names another one", async () => {
    const [first, second] = [await startLoopbackProxy(), await startLoopbackProxy()];
    const through = (url: string) => ({ url, strictSsl: true, noProxy: [] });
    await start({ proxy: through(first.url) });
    const uri = await openManifest();
    await client.untilRuleIds(uri, ["dep-deprecated"]);
    const before = [...first.asked, ...first.tunnels].length;
    expect(before).toBeGreaterThan(0);
    await client.connection.sendNotification("storewarden/proxy", { proxy: through(second.url) });
    registry.serve(packument("tax"));
    await client.change(uri, MANIFEST.replace('"pay": "1.0.0"', '"pay": "1.0.0", "tax": "1.0.0"'));
    await client.until("the look-up", () => asked().includes("tax"));
    expect([...second.asked, ...second.tunnels].length).toBeGreaterThan(0);
    expect([...first.asked, ...first.tunnels]).toHaveLength(before);
    await Promise.all([first.stop(), second.stop()]);
  });
});

describe("Check Dependencies", () => {
  it("looks at every package.json and shows what it finds in closed ones", async () => {
    store.write(
      "packages/web/package.json",
      '{ "name": "@shop/web", "dependencies": { "pay": "1.0.0" } }',
    );
    await start();
    client.watchClosedFiles();
    const summary = await client.request<CheckDependenciesSummary>(
      "storewarden/checkDependencies",
      {},
    );
    expect(summary).toMatchObject({ manifests: 3, packages: 2, findings: 2, notChecked: [] });
    const uri = uriOf(store.path("packages/web/package.json"));
    await client.until("the finding", () => client.closed.get(uri)?.length === 1);
    expect(asked()).toEqual(["pay"]);
  });

  it("says what could not be checked, and why", async () => {
    registry.fault("server-error");
    await start();
    const summary = await client.request<CheckDependenciesSummary>(
      "storewarden/checkDependencies",
      {},
    );
    expect(summary.findings).toBe(0);
    expect(summary.notChecked).toMatchObject([
      { what: "pay", reason: expect.any(String) },
      { what: "known vulnerabilities", reason: expect.any(String) },
    ]);
  });

  it("asks nobody when look-ups are switched off, and says so", async () => {
    await start({ settings: { registry: { enabled: false } } });
    await openManifest();
    const summary = await client.request<CheckDependenciesSummary>(
      "storewarden/checkDependencies",
      {},
    );
    expect(summary.off).toMatch(/switched off in the settings/);
    expect(summary.notChecked.map(({ what }) => what)).toEqual(["pay"]);
    expect(registry.requests).toEqual([]);
  });
});

describe("an audit", () => {
  it("without look-ups still says what the lockfile knows, as soon as it is done", async () => {
    store.write("till/package.json", '{ "dependencies": { "till-driver": "^2.0.0" } }');
    store.write(
      "till/package-lock.json",
      JSON.stringify({
        lockfileVersion: 3,
        packages: {
          "": {},
          "node_modules/till-driver": { version: "2.0.0", deprecated: "loses receipts" },
        },
      }),
    );
    await start({ settings: { registry: { enabled: false } } });
    client.watchClosedFiles();
    const summary = await client.request<AuditSummary>("storewarden/audit", {});
    expect(summary.findings).toBe(1);
    const uri = uriOf(store.path("till/package.json"));
    expect(client.closed.get(uri)?.map((each) => each.code)).toEqual(["dep-deprecated"]);
    expect(registry.requests).toEqual([]);
  });

  it("looks up dependencies too, and of one file no more than its own", async () => {
    await start();
    const uri = uriOf(store.path("package.json"));
    const one = await client.request<AuditSummary>("storewarden/audit", { uri });
    expect(one).toMatchObject({ files: 1, findings: 1, notChecked: 0 });
    const all = await client.request<AuditSummary>("storewarden/audit", {});
    expect(all.findings).toBe(1);
    expect(asked()).toEqual(["pay"]);
  });
});
