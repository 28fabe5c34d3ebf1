import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CompletionItem, Hover } from "vscode-languageserver/node";
import { LspClient } from "../harness/lsp-client.ts";

/** A comment of each kind of file, as somebody writes it; `@` stands for the directive. */
const PLACES: readonly (readonly [languageId: string, text: string])[] = [
  ["javascript", "// @\nexport const a = 1;\n"],
  ["javascriptreact", "export const A = () => <p>{/* @ */}</p>;\n"],
  ["typescript", "/* @ */\nexport const a: number = 1;\n"],
  ["typescriptreact", "// @\nexport const A = () => <p />;\n"],
  ["vue", "<script setup>\n// @\nconst a = 1;\n</script>\n<template><p>{{ a }}</p></template>\n"],
  ["vue", "<template>\n  <!-- @ -->\n  <p>a</p>\n</template>\n"],
  ["svelte", "<script>\n  // @\n  let a = 1;\n</script>\n<p>{a}</p>\n"],
  ["svelte", "<!-- @ -->\n<p>a</p>\n"],
  ["jsonc", '{\n  // @\n  "a": 1\n}\n'],
  ["yaml", "# @\na: 1\n"],
  ["dockercompose", "services:\n  # @\n  shop:\n    image: shop:1\n"],
  ["github-actions-workflow", "on: push\n# @\njobs: {}\n"],
  ["toml", "# @\na = 1\n"],
  ["shellscript", "#!/bin/sh\n# @\nls\n"],
  ["dotenv", "# @\nA=1\n"],
  ["dockerfile", "# @\nFROM node:24\n"],
  ["html", "<!-- @ -->\n<p>a</p>\n"],
  ["html", "<script>\n// @\nlet a = 1;\n</script>\n"],
  ["handlebars", "{{!-- @ --}}\n<p>{{a}}</p>\n"],
  ["ejs", "<%# @ %>\n<p><%= a %></p>\n"],
  ["pug", "//- @\np= a\n"],
  ["twig", "{# @ #}\n<p>{{ a }}</p>\n"],
  ["nunjucks", "{# @ #}\n<p>{{ a }}</p>\n"],
  ["liquid", "{% comment %} @ {% endcomment %}\n<p>{{ a }}</p>\n"],
  ["graphql", "# @\ntype A { a: Int }\n"],
  ["prisma", "// @\nmodel A {\n  id Int @id\n}\n"],
];
const ID = "tls-verify-disabled";

let client: LspClient;
let opened = 0;

beforeAll(async () => {
  client = await LspClient.start();
});

afterAll(() => client.stop());

/** Opens a new document of a language with a directive in it; gives its address, text and the place of a word. */
async function open(languageId: string, place: string, directive: string, word: string) {
  const uri = `untitled:${languageId}-${opened++}`;
  const text = place.replace("@", directive);
  await client.open(uri, text, languageId);
  const before = text.slice(0, text.indexOf(word) + word.length).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { uri, text, position };
}

describe.each(PLACES)("a directive in %s: %j", (languageId, place) => {
  it("has the ids of rules completed", async () => {
    const { uri, position } = await open(languageId, place, "storewarden-ignore tl", "ignore tl");
    const items = await client.request<CompletionItem[]>("textDocument/completion", {
      textDocument: { uri },
      position,
    });
    expect(items.map(({ label }) => label)).toContain(ID);
  });

  it("says what a rule is about", async () => {
    const { uri, position } = await open(
      languageId,
      place,
      `storewarden-ignore ${ID} -- the till`,
      "tls-ver",
    );
    const shown = await client.request<Hover | null>("textDocument/hover", {
      textDocument: { uri },
      position,
    });
    expect(JSON.stringify(shown?.contents)).toContain("command:storewarden.openRule");
  });

  it("is offered the id that a rule has now in place of its earlier one", async () => {
    const { uri, text } = await open(
      languageId,
      place,
      "storewarden-ignore redirect-weak-check -- the till",
      "ignore",
    );
    const found = (await client.diagnostics(uri)).find(({ message }) =>
      String(message).includes("was renamed to 'incomplete-url-check'"),
    );
    expect(found).toMatchObject({ code: "suppression-unknown-rule" });
    if (!found) return;
    const actions = await client.codeActions(uri, found.range);
    const action = actions.find(({ title }) => title.includes("as the rule is called now"));
    expect(action).toBeDefined();
    if (!action) return;
    const changed = await client.apply(action.edit ? action : await client.resolve(action));
    expect(changed).toBe(text.replace("redirect-weak-check", "incomplete-url-check"));
  });

  it("is read by the engine, and a wrong id of a rule becomes the right one", async () => {
    const { uri, text } = await open(
      languageId,
      place,
      "storewarden-ignore tls-verify-disable -- the till",
      "ignore",
    );
    const found = (await client.diagnostics(uri)).find(
      ({ code }) => code === "suppression-unknown-rule",
    );
    expect(found).toBeDefined();
    if (!found) return;
    const actions = await client.codeActions(uri, found.range);
    const action = actions.find(({ title }) => title.includes(ID));
    expect(action).toBeDefined();
    if (!action) return;
    const changed = await client.apply(action.edit ? action : await client.resolve(action));
    expect(changed).toBe(text.replace("tls-verify-disable ", `${ID} `));
  });
});
