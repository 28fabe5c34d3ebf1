import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CompletionItem, Hover } from "vscode-languageserver/node";
import { LspClient } from "../harness/lsp-client.ts";

const URI = "untitled:a";
const PITFALL =
  'import https from "node:https";\nexport const agent = new https.Agent({ rejectUnauthorized: false });\n';

let client: LspClient;

beforeEach(async () => {
  client = await LspClient.start();
});

afterEach(() => client.stop());

/** What is offered at `|` of a text. */
async function offered(text: string): Promise<CompletionItem[]> {
  const before = text.slice(0, text.indexOf("|")).split("\n");
  await client.open(URI, text.replace("|", ""));
  return client.request<CompletionItem[]>("textDocument/completion", {
    textDocument: { uri: URI },
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  });
}

const labels = (items: readonly CompletionItem[]) =>
  items
    .toSorted((a, b) => (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label))
    .map(({ label }) => label);

describe("in a directive", () => {
  it("the ids of rules are completed, that of the finding below first", async () => {
    const items = await offered(
      `${PITFALL.replace("export", "// storewarden-ignore tl|\nexport")}`,
    );
    expect(labels(items)[0]).toBe("tls-verify-disabled");
    const [first] = items.filter(({ label }) => label === "tls-verify-disabled");
    expect(first).toMatchObject({
      preselect: true,
      textEdit: {
        newText: "tls-verify-disabled",
        range: { start: { line: 1, character: 22 }, end: { line: 1, character: 24 } },
      },
    });
    expect(items.length).toBeGreaterThan(50);
  });

  it("a rule is not offered twice, and then the reason comes first", async () => {
    const items = labels(await offered("/* storewarden-ignore tls-verify-disabled | */ call();"));
    expect(items[0]).toBe("-- reason");
    expect(items).not.toContain("tls-verify-disabled");
  });

  it("days are offered behind the reason", async () => {
    const items = await offered("call(); // storewarden-ignore a-rule -- only the till un|");
    expect(labels(items)).toHaveLength(3);
    for (const { label } of items) expect(label).toMatch(/^until \d{4}-\d\d-\d\d$/);
    expect(items[0]?.textEdit).toMatchObject({ range: { start: { character: 54 } } });
  });

  it.each([
    "const a = storewarden_ignore |;",
    "// see the | page",
    "call(); // storewarden-ignore a-rule -- |",
    "call(); // storewarden-ignore a-rule -- why until 2030-01-01 |",
    "| // storewarden-ignore a-rule -- why",
  ])("nothing is offered elsewhere: %s", async (text) => {
    expect(await offered(text)).toEqual([]);
  });

  it("the id of a rule says what it is about", async () => {
    await client.open(URI, "// storewarden-ignore weak-random-token -- why\ncall();\n");
    const hover = (character: number) =>
      client.request<Hover | null>("textDocument/hover", {
        textDocument: { uri: URI },
        position: { line: 0, character },
      });
    const shown = await hover(25);
    expect(JSON.stringify(shown?.contents)).toContain("command:storewarden.openRule");
    expect(shown?.range).toEqual({
      start: { line: 0, character: 22 },
      end: { line: 0, character: 39 },
    });
    expect(await hover(43)).toBeNull();
  });
});
