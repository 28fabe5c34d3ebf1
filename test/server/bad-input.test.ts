import { spawn } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { AuditSummary, Explanation } from "../../src/protocol/messages.ts";
import { build } from "../harness/build.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

const RULE = "tls-verify-disabled";
const PITFALL =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';

let client: LspClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** The server still works. */
async function expectAlive(editor: LspClient): Promise<void> {
  await editor.open("untitled:alive", PITFALL);
  expect(await editor.ruleIds("untitled:alive")).toEqual([RULE]);
}

describe("messages that are wrong", () => {
  it("with the wrong parameters are answered with an error, and nothing else happens", async () => {
    const editor = (client = await LspClient.start());
    const requests: [string, unknown][] = [
      ["textDocument/diagnostic", {}],
      ["textDocument/codeAction", { textDocument: { uri: 7 } }],
      ["textDocument/hover", null],
      ["codeAction/resolve", { data: { uri: "untitled:x", version: 1, action: { kind: "fix" } } }],
      ["storewarden/audit", { uri: 5 }],
      ["storewarden/export", { format: "pdf" }],
      ["storewarden/unknown", {}],
    ];
    const outcomes = await Promise.allSettled(
      requests.map(([method, params]) => editor.request(method, params)),
    );
    expect(outcomes.at(-1)?.status).toBe("rejected");
    await expectAlive(editor);
  });

  it("that are notifications are ignored", async () => {
    const editor = (client = await LspClient.start());
    const { connection } = editor;
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: "untitled:never-opened", version: 3 },
      contentChanges: [{ text: "x" }],
    });
    await connection.sendNotification("textDocument/didClose", {
      textDocument: { uri: "untitled:never-opened" },
    });
    await connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: "not a uri", type: 9 }],
    });
    await connection.sendNotification("storewarden/trust", { trusted: true });
    await connection.sendNotification("storewarden/unknown", {});
    await expectAlive(editor);
  });

  it("that are no messages end the process instead of leaving it behind", async () => {
    const folder = await build();
    const server = spawn(process.execPath, [join(folder, "server.js"), "--stdio"], {
      stdio: ["pipe", "ignore", "ignore"],
    });
    server.stdin.end("this is no header\r\n\r\n{]");
    const code = await new Promise((done) => {
      server.once("exit", done);
    });
    expect(code).not.toBeNull();
  });
});

describe("an editor that dies", () => {
  it("takes the server with it", async () => {
    const editor = (client = await LspClient.start());
    const ended = new Promise((done) => {
      editor.process.once("exit", done);
    });
    editor.process.disconnect();
    await expect(ended).resolves.not.toBeUndefined();
  });
});

describe("texts that are wrong", () => {
  it("are survived: empty, nested too deeply, too large, with conflict markers", async () => {
    const editor = (client = await LspClient.start());
    const texts: Record<string, string> = {
      empty: "",
      deep: `export const x = ${"[".repeat(10_000)}${"]".repeat(10_000)};`,
      large: `${PITFALL}// ${"x".repeat(5_000_000)}`,
      conflict: `<<<<<<< HEAD\n${PITFALL}=======\n>>>>>>> theirs\n`,
      nul: `\0${PITFALL}`,
    };
    for (const [name, text] of Object.entries(texts)) {
      await editor.open(`untitled:${name}`, text, "typescript");
      expect(await editor.ruleIds(`untitled:${name}`), name).toEqual([]);
    }
    await expectAlive(editor);
    const { file } = await editor.request<Explanation>("storewarden/explain", {
      uri: "untitled:large",
    });
    expect(file?.notAnalysed).toMatch(/1 MB/);
  });

  it("give the same places with and without a byte order mark, and for every kind of line end", async () => {
    using store = temporaryStore({
      "mark.js": `\uFEFF${PITFALL}`,
      "windows.js": PITFALL.replaceAll("\n", "\r\n"),
      "mac.js": PITFALL.replaceAll("\n", "\r"),
    });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    editor.watchClosedFiles();
    await editor.request<AuditSummary>("storewarden/audit", {});
    await editor.until("the findings", () => editor.closed.size === 3);
    const starts = [...editor.closed.values()].map(([finding]) => finding?.range.start);
    expect(new Set(starts.map((start) => JSON.stringify(start))).size).toBe(1);
  });

  it("may have names that objects have, too", async () => {
    using store = temporaryStore({
      "__proto__.js": PITFALL,
      "constructor/a.js": PITFALL,
      "storewarden.config.json": '{ "rules": { "__proto__": "off" } }',
    });
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    const summary = await editor.request<AuditSummary>("storewarden/audit", {});
    expect(summary.findings).toBe(2);
  });
});

describe("folders that are wrong", () => {
  it("with links that lead in a circle are audited once", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL });
    symlinkSync(store.root, store.path("src/again"), "dir");
    const editor = (client = await LspClient.start({ folders: [store.root] }));
    const summary = await editor.request<AuditSummary>("storewarden/audit", {});
    expect(summary.findings).toBe(1);
  });

  it("that do not exist are said, and the server goes on", async () => {
    using store = temporaryStore({});
    const editor = (client = await LspClient.start({ folders: [store.path("gone")] }));
    await expect(editor.request("storewarden/audit", {})).rejects.toThrow(/cannot be read/);
    await editor.until("the end of the audit", () => editor.statuses.at(-1)?.activity === "idle");
    await expectAlive(editor);
  });

  it("that nobody opened are no trouble", async () => {
    const editor = (client = await LspClient.start());
    const uri = uriOf("/store-that-is-not-there/a.js");
    await editor.open(uri, PITFALL);
    expect(await editor.ruleIds(uri)).toEqual([RULE]);
  });
});
