import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import type { AuditSummary } from "../../src/protocol/messages.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

const RULE = "tls-verify-disabled";
const PITFALL =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';
const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

let client: LspClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

function shown(editor: LspClient, uri: string): number {
  return editor.closed.get(uri)?.length ?? 0;
}

describe("changes on disk", () => {
  it("take the findings of an audit with them, and a branch switch is one update", async () => {
    const names = Array.from({ length: 30 }, (_, i) => `src/f${i}.js`);
    using store = temporaryStore(Object.fromEntries(names.map((name) => [name, PITFALL])));
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    editor.watchClosedFiles();
    await editor.request<AuditSummary>("storewarden/audit", {});
    const uris = names.map((name) => uriOf(store.path(name)));
    await editor.until("the findings", () => uris.every((uri) => shown(editor, uri) === 1));
    const before = editor.refreshes;
    for (const [i, uri] of uris.entries()) {
      store.write(names[i] ?? "", "export {};\n");
      await editor.filesChanged([{ uri, type: CHANGED }]);
    }
    await editor.until("the empty list", () => uris.every((uri) => shown(editor, uri) === 0));
    expect(editor.refreshes - before).toBe(1);
  });

  it("of a whole folder that is deleted clear all that was in it", async () => {
    using store = temporaryStore({ "src/old/a.js": PITFALL, "src/new/b.js": PITFALL });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    editor.watchClosedFiles();
    await editor.request<AuditSummary>("storewarden/audit", {});
    const gone = uriOf(store.path("src/old/a.js"));
    const kept = uriOf(store.path("src/new/b.js"));
    await editor.until("the findings", () => shown(editor, gone) + shown(editor, kept) === 2);
    rmSync(store.path("src/old"), { recursive: true });
    await editor.filesChanged([{ uri: uriOf(store.path("src/old")), type: DELETED }]);
    await editor.until("the empty list", () => shown(editor, gone) === 0);
    expect(shown(editor, kept)).toBe(1);
  });

  it("reach open documents that import the changed file", async () => {
    using store = temporaryStore({ "options.js": "export const VERIFY = true;\n" });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    const uri = uriOf(store.path("a.js"));
    const text =
      'import https from "node:https";\nimport { VERIFY } from "./options.js";\nexport const agent = new https.Agent({ rejectUnauthorized: VERIFY });\n';
    await editor.open(uri, text);
    expect(await editor.ruleIds(uri)).toEqual([]);
    store.write("options.js", "export const VERIFY = false;\n");
    await editor.filesChanged([{ uri: uriOf(store.path("options.js")), type: CHANGED }]);
    await editor.untilRuleIds(uri, [RULE]);
    // The text of an open document wins over the file, saved or not.
    const options = uriOf(store.path("options.js"));
    await editor.open(options, "export const VERIFY = true;\n");
    expect(await editor.ruleIds(uri)).toEqual([]);
  });

  it("in build output and elsewhere outside of the code are no reason to do anything", async () => {
    using store = temporaryStore({ "a.js": PITFALL });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    const uri = uriOf(store.path("a.js"));
    await editor.open(uri, PITFALL);
    expect(await editor.ruleIds(uri)).toEqual([RULE]);
    const before = editor.refreshes;
    await editor.filesChanged([
      { uri: uriOf(store.path("dist/a.js")), type: CREATED },
      { uri: uriOf(store.path("photo.png")), type: CREATED },
      { uri: "file:///elsewhere/a.js", type: CHANGED },
    ]);
    await editor.filesChanged([{ uri: uriOf(store.path("b.js")), type: CREATED }]);
    await editor.until("the one refresh", () => editor.refreshes > before);
    expect(editor.refreshes - before).toBe(1);
  });
});

describe("the scope of the analysis", () => {
  it("is the workspace, unless only what is open is asked for", async () => {
    using store = temporaryStore({ "a.js": PITFALL, "b.js": "export {};\n" });
    const editor = (client = await LspClient.start({
      folders: [store.root],
      settings: { analysis: {} },
    }));
    editor.watchClosedFiles();
    const a = uriOf(store.path("a.js"));
    const b = uriOf(store.path("b.js"));
    await editor.until("the finding of a file that nobody opened", () => shown(editor, a) === 1);
    store.write("b.js", PITFALL);
    await editor.filesChanged([{ uri: b, type: CHANGED }]);
    await editor.until("the finding of the changed file", () => shown(editor, b) === 1);
    editor.settings = { analysis: { scope: "openFiles" } };
    await editor.settingsChanged();
    await editor.until("the empty list", () => shown(editor, a) + shown(editor, b) === 0);
  });
});

describe("folders", () => {
  it("come and go, and their documents with them", async () => {
    using one = temporaryStore({
      "storewarden.config.json": '{ "rules": { "tls-verify-disabled": "off" } }',
    });
    const editor = (client = await LspClient.start());
    const uri = uriOf(one.path("a.js"));
    await editor.open(uri, PITFALL);
    expect(await editor.ruleIds(uri)).toEqual([RULE]);
    let before = editor.refreshes;
    await editor.foldersChanged([one.root], []);
    await editor.until("the refresh", () => editor.refreshes > before);
    expect(await editor.ruleIds(uri)).toEqual([]);
    before = editor.refreshes;
    await editor.foldersChanged([], [one.root]);
    await editor.until("the refresh", () => editor.refreshes > before);
    expect(await editor.ruleIds(uri)).toEqual([RULE]);
  });

  it("that lie in one another: the innermost one counts", async () => {
    using outer = temporaryStore({
      "storewarden.config.json": '{ "rules": { "tls-verify-disabled": "off" } }',
      "inner/storewarden.config.json": "{}",
    });
    const editor = (client = await LspClient.start({
      folders: [outer.root, outer.path("inner")],
    }));
    const inner = uriOf(outer.path("inner/a.js"));
    const own = uriOf(outer.path("a.js"));
    await editor.open(inner, PITFALL);
    await editor.open(own, PITFALL);
    expect(await editor.ruleIds(inner)).toEqual([RULE]);
    expect(await editor.ruleIds(own)).toEqual([]);
  });
});
