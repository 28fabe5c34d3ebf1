import { afterEach, describe, expect, it } from "vitest";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

const PITFALL =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';
const RULE = "tls-verify-disabled";
const UNTITLED = "untitled:Untitled-1";

let client: LspClient | undefined;

afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe("diagnostics of open documents", () => {
  it("finds what is typed into a document that has no file", async () => {
    client = await LspClient.start();
    await client.open(UNTITLED, "");
    expect(await client.ruleIds(UNTITLED)).toEqual([]);
    await client.change(UNTITLED, PITFALL);
    const [finding] = await client.diagnostics(UNTITLED);
    expect(finding).toMatchObject({ code: RULE, source: "storewarden", severity: 1 });
    expect(finding?.codeDescription?.href).toContain(RULE);
    expect(client.text(UNTITLED).getText(finding?.range)).toContain("rejectUnauthorized");
    await client.change(UNTITLED, PITFALL.replace("false", "true"));
    expect(await client.ruleIds(UNTITLED)).toEqual([]);
  });

  it("shows what a document says by itself before its data was followed, and asks to be asked again", async () => {
    const route = `import express from "express";
import { exec } from "node:child_process";
${PITFALL}express().get("/", (req, res) => exec(req.query.a));
`;
    client = await LspClient.start();
    await client.open(UNTITLED, route);
    const codes = (all: readonly { code?: unknown }[]) => all.map(({ code }) => code);
    const seen = client.refreshes;
    expect(codes(await client.pull(UNTITLED))).toEqual([RULE]);
    await client.until("word that there is more", () => (client?.refreshes ?? 0) > seen);
    expect(codes(await client.pull(UNTITLED))).toEqual([RULE, "command-injection"]);
    // What was found moves along with the text, whether it is found again at once or when the typing rests.
    await client.change(UNTITLED, `\n\n${route}`);
    const moved = await client.pull(UNTITLED);
    expect(codes(moved)).toEqual([RULE, "command-injection"]);
    expect(client.text(UNTITLED).getText(moved[1]?.range)).toBe("exec(req.query.a)");
  });

  it("lets unsaved text win over the file on disk, also for files that import it", async () => {
    using store = temporaryStore({ "src/a.js": PITFALL });
    client = await LspClient.start({ folders: [store.root] });
    const uri = uriOf(store.path("src/a.js"));
    await client.open(uri, "export const nothing = 1;\n");
    expect(await client.ruleIds(uri)).toEqual([]);
    await client.change(uri, PITFALL);
    expect(await client.ruleIds(uri)).toEqual([RULE]);
  });

  it("keeps and moves the findings of a text that does not parse, and says so", async () => {
    client = await LspClient.start();
    await client.open(UNTITLED, PITFALL);
    expect(await client.ruleIds(UNTITLED)).toEqual([RULE]);
    await client.change(UNTITLED, `const broken = (;\n${PITFALL}`);
    const [finding] = await client.diagnostics(UNTITLED);
    expect(finding?.code).toBe(RULE);
    expect(client.text(UNTITLED).getText(finding?.range)).toContain("rejectUnauthorized");
    await client.until("the status", () => client?.statuses.at(-1)?.unreadable.length === 1);
    await client.change(UNTITLED, PITFALL);
    expect(await client.ruleIds(UNTITLED)).toEqual([RULE]);
    await client.until("the status", () => client?.statuses.at(-1)?.unreadable.length === 0);
  });

  it("does not look at versions of git, diff views or output panes", async () => {
    client = await LspClient.start();
    await client.open("git:/store/src/a.js?ref", PITFALL);
    expect(await client.ruleIds("git:/store/src/a.js?ref")).toEqual([]);
  });
});
