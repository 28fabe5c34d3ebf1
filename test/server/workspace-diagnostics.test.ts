import { afterEach, describe, expect, it } from "vitest";
import type { AuditSummary } from "../../src/protocol/messages.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { type TemporaryStore, temporaryStore } from "../harness/temporary-store.ts";

const PITFALL =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';
const RULE = "tls-verify-disabled";

let client: LspClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function audited(store: TemporaryStore): Promise<LspClient> {
  client = await LspClient.start({ folders: [store.root] });
  client.watchClosedFiles();
  await client.request<AuditSummary>("storewarden/audit", {});
  return client;
}

/** Rule ids that the Problems panel shows of a closed file. */
function shown(editor: LspClient, uri: string): string[] {
  return (editor.closed.get(uri) ?? []).map((each) => String(each.code));
}

describe("diagnostics of closed files", () => {
  it("appear after an audit and go when the list is cleared", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL, "src/b.js": "export {};\n" });
    const editor = await audited(store);
    const uri = uriOf(store.path("src/a.js"));
    await editor.until("the finding", () => shown(editor, uri).includes(RULE));
    await editor.request("storewarden/clear");
    await editor.until("the empty list", () => shown(editor, uri).length === 0);
  });

  it("are never given twice: while a document is open it speaks for itself", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL });
    client = await LspClient.start({ folders: [store.root] });
    client.watchClosedFiles();
    const uri = uriOf(store.path("src/a.js"));
    await client.open(uri, PITFALL);
    expect(await client.ruleIds(uri)).toEqual([RULE]);
    await client.request<AuditSummary>("storewarden/audit", {});
    expect(client.closed.has(uri)).toBe(false);
    await client.close(uri);
    const editor = client;
    await editor.until("the finding of the closed file", () => shown(editor, uri).includes(RULE));
  });

  it("are also those of documents that were opened without a tab, which no editor asks about", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    editor.watchClosedFiles();
    const uri = uriOf(store.path("src/a.js"));
    await editor.open(uri, PITFALL);
    await editor.request<AuditSummary>("storewarden/audit", {});
    expect(shown(editor, uri)).toEqual([RULE]);
    await editor.change(uri, "export {};\n");
    await editor.until("the empty list", () => shown(editor, uri).length === 0);
  });

  it("are also those of documents whose tab was closed while somebody else still holds them", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    editor.watchClosedFiles();
    const uri = uriOf(store.path("src/a.js"));
    await editor.open(uri, PITFALL);
    expect(await editor.ruleIds(uri)).toEqual([RULE]);
    await editor.tabs({ closed: [uri] });
    // The last question of the editor, which may come late.
    await editor.ruleIds(uri);
    await editor.request<AuditSummary>("storewarden/audit", {});
    await editor.until("the finding", () => shown(editor, uri).includes(RULE));
    await editor.tabs({ opened: [uri] });
    await editor.ruleIds(uri);
    editor.closed.delete(uri);
    await editor.request<AuditSummary>("storewarden/audit", {});
    expect(editor.closed.has(uri)).toBe(false);
  });

  it("are told again after the last question about a closed document, whenever that comes", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL });
    const editor = await audited(store);
    const uri = uriOf(store.path("src/a.js"));
    await editor.until("the finding", () => shown(editor, uri).includes(RULE));
    editor.closed.delete(uri);
    await editor.diagnostics(uri);
    await editor.until("the finding once more", () => shown(editor, uri).includes(RULE));
  });

  it("go with the text that they belong to", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL });
    const editor = await audited(store);
    const uri = uriOf(store.path("src/a.js"));
    await editor.until("the finding", () => shown(editor, uri).includes(RULE));
    await editor.open(uri, PITFALL);
    await editor.change(uri, "export {};\n");
    store.write("src/a.js", "export {};\n");
    await editor.close(uri);
    await editor.until("the empty list", () => shown(editor, uri).length === 0);
  });

  it("are cleared for a file that was open and is closed without an audit", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL });
    client = await LspClient.start({ folders: [store.root] });
    client.watchClosedFiles();
    const uri = uriOf(store.path("src/a.js"));
    await client.open(uri, PITFALL);
    expect(await client.ruleIds(uri)).toEqual([RULE]);
    await client.close(uri);
    const editor = client;
    await editor.until("an answer for the closed file", () => editor.closed.has(uri));
    expect(shown(editor, uri)).toEqual([]);
  });

  it("keep what was found when an audit is cancelled", async () => {
    const files = Array.from({ length: 400 }, (_, i) => [`src/f${i}.js`, PITFALL] as const);
    using store = temporaryStore(Object.fromEntries(files));
    client = await LspClient.start({ folders: [store.root] });
    const summary = await client.cancelledAudit();
    expect(summary.cancelled).toBe(true);
    expect(summary.findings).toBeGreaterThan(0);
    expect(summary.findings).toBeLessThan(400);
    // Told while files were still being read, which is the first half of the work.
    const first = client.progress.find(({ findings }) => findings > 0);
    expect(first?.done).toBeLessThan(400);
    expect(first?.total).toBeGreaterThanOrEqual(800);
    client.watchClosedFiles();
    const editor = client;
    await editor.until("its findings", () => editor.closed.size === summary.findings);
  });
});
