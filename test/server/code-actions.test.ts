import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CodeAction } from "vscode-languageserver/node";
import type { DataFlow } from "../../src/protocol/messages.ts";
import { LspClient, uriOf } from "../harness/lsp-client.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

const RULE = "tls-verify-disabled";
const IMPORT = 'import https from "node:https";\n';
const AGENT = "new https.Agent({ rejectUnauthorized: false })";
const PITFALL = `${IMPORT}export const agent = ${AGENT};\n`;
const UNTITLED = "untitled:Untitled-1";

let client: LspClient;

beforeEach(async () => {
  client = await LspClient.start();
});

afterEach(async () => {
  await client.stop();
});

/** Opens a text and gives the actions of its first finding. */
async function actionsFor(text: string, language = "javascript"): Promise<CodeAction[]> {
  await client.open(UNTITLED, text, language);
  return actionsOfFirst(UNTITLED);
}

async function actionsOfFirst(uri: string): Promise<CodeAction[]> {
  const [first] = await client.diagnostics(uri);
  if (!first) throw new Error("there is no finding");
  return client.codeActions(uri, first.range);
}

function titled(actions: readonly CodeAction[], title: RegExp): CodeAction {
  const action = actions.find((each) => title.test(each.title));
  if (!action) throw new Error(`no action ${title} among ${actions.map((a) => a.title)}`);
  return action;
}

describe("the lightbulb", () => {
  it("offers fixes, a suppression and the rule's page, without edits until one is chosen", async () => {
    const actions = await actionsFor(PITFALL);
    expect(actions.every((action) => action.edit === undefined)).toBe(true);
    expect(actions.map((action) => action.kind)).toEqual(actions.map(() => "quickfix"));
    titled(actions, /Suppress/);
    expect(titled(actions, /page/).command).toMatchObject({
      command: "storewarden.openRule",
      arguments: [RULE],
    });
  });

  it("applies a fix, and the finding is gone", async () => {
    const [fix] = await actionsFor(PITFALL);
    if (!fix) throw new Error("no fix");
    const text = await client.apply(await client.resolve(fix));
    expect(text).not.toContain("rejectUnauthorized: false");
    expect(await client.ruleIds(UNTITLED)).toEqual([]);
  });

  it("refuses a fix whose text has moved on, and says why", async () => {
    const [fix] = await actionsFor(PITFALL);
    if (!fix) throw new Error("no fix");
    await client.change(UNTITLED, `// a new line\n${PITFALL}`);
    await expect(client.resolve(fix)).rejects.toThrow(/text has changed/);
  });

  it("fixes all findings of one kind in the file", async () => {
    const text = `${PITFALL}export const other = ${AGENT};\n`;
    const all = titled(await actionsFor(text), /Fix all 2/);
    const resolved = await client.resolve(all);
    // Each where it belongs: what stands between them is not touched.
    const [change] = resolved.edit?.documentChanges ?? [];
    expect(change && "edits" in change ? change.edits.length : 0).toBe(2);
    const fixed = await client.apply(resolved);
    expect(fixed).not.toContain("rejectUnauthorized: false");
    expect(await client.ruleIds(UNTITLED)).toEqual([]);
  });

  it("applies only safe fixes in bulk, as on save", async () => {
    await client.open(UNTITLED, PITFALL);
    const actions = await client.codeActions(
      UNTITLED,
      { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } },
      ["source.fixAll"],
    );
    // The fix of this rule needs a look, so there is nothing to do.
    expect(actions).toEqual([]);
  });

  it("applies all safe fixes at once where there are some", async () => {
    const comment = `// storewarden-ignore ${RULE} -- for the old till\n`;
    const text = `${comment}export const a = 1;\n${comment}export const b = 2;\n`;
    await client.open(UNTITLED, text);
    expect(await client.ruleIds(UNTITLED)).toEqual(["suppression-unused", "suppression-unused"]);
    const start = { line: 0, character: 0 };
    const only = ["source.fixAll.storewarden"];
    const [all] = await client.codeActions(UNTITLED, { start, end: start }, only);
    expect(all?.kind).toBe("source.fixAll.storewarden");
    expect(await client.apply(all!)).toBe("export const a = 1;\nexport const b = 2;\n");
  });

  it("ignores an action that is not one of its own", async () => {
    const action = await client.resolve({ title: "Else", data: { uri: 1 } });
    expect(action).toEqual({ title: "Else", data: { uri: 1 } });
  });
});

describe("fixes that reach into other files", () => {
  const SIGNS = `import jwt from "jsonwebtoken";
export const proof = (id) => jwt.sign({ id }, "the corner shop's own", { expiresIn: "1h" });
`;

  it("are shown and confirmed first, and tied to the files as they are", async () => {
    using store = temporaryStore({ ".gitignore": "node_modules\n", "src/app.js": SIGNS });
    await client.stop();
    client = await LspClient.start({ folders: [store.root], confirms: true });
    const uri = uriOf(store.path("src/app.js"));
    await client.open(uri, SIGNS);
    const action = titled(await actionsOfFirst(uri), /into \.env/);
    const { documentChanges = [], changeAnnotations = {} } =
      (await client.resolve(action)).edit ?? {};
    const named = Object.entries(changeAnnotations);
    const annotation = named.find(([, { needsConfirmation }]) => needsConfirmation === false);
    const asking = named.find(([, { needsConfirmation }]) => needsConfirmation === true);
    const names = documentChanges.map((change) => {
      if ("textDocument" in change) return change.textDocument.uri;
      return "uri" in change ? `new ${change.uri}` : change.kind;
    });
    const [own, list] = [uriOf(store.path("src/app.js")), uriOf(store.path(".gitignore"))];
    const [values, shown] = [uriOf(store.path(".env")), uriOf(store.path(".env.example"))];
    expect(names).toEqual([own, `new ${values}`, values, `new ${shown}`, shown, list]);
    const elsewhere = JSON.stringify(documentChanges.slice(1));
    expect(elsewhere.split(`"annotationId":"${annotation?.[0]}"`).length - 1).toBe(5);
    expect(JSON.stringify(documentChanges[0])).not.toContain(`"annotationId":"${annotation?.[0]}"`);
    expect(JSON.stringify(documentChanges)).toContain(
      `"newText":"","annotationId":"${asking?.[0]}"`,
    );
  });

  it("are not offered where a document belongs to no folder", async () => {
    const actions = await actionsFor(SIGNS);
    expect(actions.some(({ title }) => title.includes("process.env"))).toBe(true);
    expect(actions.filter(({ title }) => title.includes("into .env"))).toEqual([]);
  });
});

describe("suppressing with a reason", () => {
  it("puts a comment above the line, as indented as the line", async () => {
    const text = `${IMPORT}export function make() {\r\n  return ${AGENT};\r\n}\n`;
    const action = titled(await actionsFor(text), /Suppress/);
    const after = await client.apply(await client.resolve(action));
    expect(after).toMatch(/\n {2}\/\/ storewarden-ignore tls-verify-disabled -- .+\r\n {2}return/);
    expect(await client.ruleIds(UNTITLED)).toEqual([]);
  });

  it("writes the comment in braces among the children of a JSX element", async () => {
    const text = `${IMPORT}export const Page = () => (\n  <main>\n    <Agent of={${AGENT}} />\n  </main>\n);\n`;
    const action = titled(await actionsFor(text, "javascriptreact"), /Suppress/);
    const after = await client.apply(await client.resolve(action));
    expect(after).toMatch(/\n {4}\{\/\* storewarden-ignore tls-verify-disabled -- .+ \*\/\}\n/);
    expect(await client.ruleIds(UNTITLED)).toEqual([]);
  });

  it("finds a place when the line starts inside a template", async () => {
    const text = `${IMPORT}export const text = \`\n\${String(${AGENT})}\`;\n`;
    const action = titled(await actionsFor(text), /Suppress/);
    await client.apply(await client.resolve(action));
    expect(await client.ruleIds(UNTITLED)).toEqual([]);
  });
});

describe("a finding about data on its way", () => {
  const SHOP = `import express from "express";
import { cleanHtml } from "./clean";
const app = express();
app.get("/a", (req, res) => {
  const text = cleanHtml(String(req.query.q));
  res.send("<p>" + text + "</p>");
});
`;
  const FILES = {
    "src/clean.ts": `export function cleanHtml(text: string) {
  return text.replace("<script>", "");
}
`,
    "src/shop.ts": SHOP,
  };

  it("offers to treat a function on the way as a sanitizer; then the finding is gone", async () => {
    using store = temporaryStore(FILES);
    const editor = await startIn(store.root);
    const uri = uriOf(store.path("src/shop.ts"));
    await editor.open(uri, SHOP, "typescript");
    const actions = await actionsOfFirst(uri);
    const trust = titled(actions, /^Treat cleanHtml\(\) as a sanitizer for HTML$/);
    const { edit } = await editor.resolve(trust);
    const written = JSON.stringify(edit);
    expect(written).toContain("storewarden.models.yml");
    const text = `- package: "./src/clean.ts"
  sanitizers:
    - path: Member[cleanHtml]
      clears: [markup]
`;
    expect(written).toContain(JSON.stringify(text));
    const models = uriOf(store.path("storewarden.models.yml"));
    await editor.open(models, text, "yaml");
    await editor.untilRuleIds(uri, []);
    await editor.change(models, text.replace("markup", "markdown"));
    await editor.untilRuleIds(uri, ["xss-server-response"]);
    const [problem] = await editor.diagnostics(models);
    expect(problem?.message).toContain("markdown");
    expect(problem?.range.start.line).toBe(3);
  });

  it("shows its steps in order, with the code of each", async () => {
    using store = temporaryStore(FILES);
    const editor = await startIn(store.root);
    const uri = uriOf(store.path("src/shop.ts"));
    await editor.open(uri, SHOP, "typescript");
    expect(titled(await actionsOfFirst(uri), /data flow/).command).toMatchObject({
      command: "storewarden.showDataFlow",
      arguments: [{ uri }],
    });
    const flows = await editor.request<DataFlow[]>("storewarden/dataFlow", { uri });
    expect(flows.map(({ ruleId }) => ruleId)).toEqual(["xss-server-response"]);
    expect(
      flows[0]?.steps.map(({ says, code, path, range }) => [says, code, path, range.start.line]),
    ).toEqual([
      ["query parameters", "req.query", "src/shop.ts", 4],
      ["passed to cleanHtml", "cleanHtml(String(req.query.q))", "src/shop.ts", 4],
      ["sent as a page", 'res.send("<p>" + text + "</p>")', "src/shop.ts", 5],
    ]);
    const elsewhere = { uri, position: { line: 0, character: 0 } };
    expect(await editor.request("storewarden/dataFlow", elsewhere)).toHaveLength(1);
    const other = { uri, fingerprint: "other" };
    expect(await editor.request("storewarden/dataFlow", other)).toEqual([]);
  });
});

async function startIn(root: string): Promise<LspClient> {
  await client.stop();
  client = await LspClient.start({ folders: [root] });
  return client;
}
