import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../src/engine/text/edit.ts";
import {
  addSanitizer,
  readConfiguredModels,
  readTeamModels,
  withoutSanitizers,
} from "../../../src/engine/models/team-models.ts";
import { readConfiguration } from "../../../src/engine/project/read-configuration.ts";
import { models } from "../../../src/generated/models.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const CLEAN = { file: "src/lib/clean.ts", name: "cleanHtml" };
const FILES = {
  "src/lib/clean.ts": `export function cleanHtml(text: string): string {
  return text.replace("<script>", "");
}
export async function load(name: string) {
  return fetch("https://example.com/" + name);
}
`,
  "src/shop.ts": `import express from "express";
import { cleanHtml } from "./lib/clean";
const app = express();
app.get("/a", (req, res) => { res.send("<p>" + cleanHtml(String(req.query.q)) + "</p>"); });
`,
};

function added(text: string | undefined): string {
  const edits = addSanitizer(text, CLEAN, ["markup"]);
  return (edits && applyEdits(text ?? "", edits)) ?? "refused";
}

function findings(text: string, trusted = true) {
  const store = new MemoryStore(FILES, { rules, trusted });
  const read = readTeamModels(text, models);
  expect(read.problems).toEqual([]);
  const held = trusted ? { models: read.models, ignored: [] } : withoutSanitizers(read.models);
  store.session.teach({ ...held, notRead: [] });
  return store.session.analyse("src/shop.ts").findings;
}

const ROW = `- package: "./src/lib/clean.ts"
  sanitizers:
    - path: Member[cleanHtml]
      clears: [markup]
`;

describe("a team's models", () => {
  it("name functions of the project that clean values", () => {
    expect(findings("").map((each) => each.ruleId)).toEqual(["xss-server-response"]);
    expect(findings(ROW)).toEqual([]);
    expect(findings(ROW.replace("markup", "sql"))).toHaveLength(1);
  });

  it("name methods of the project's classes", () => {
    const files = {
      "src/html.ts": `export class Html {
  clean(text: string) { return text.replace("<script>", ""); }
  static tidy(text: string) { return text.replace("<b>", ""); }
  run(text: string) { return text.length; }
}
`,
      "src/shop.ts": `import express from "express";
import { Html } from "./html";
const app = express();
const html = new Html();
app.get("/a", (req, res) => { res.send("<p>" + html.clean(String(req.query.q)) + "</p>"); });
app.get("/b", (req, res) => { res.send("<p>" + Html.tidy(String(req.query.q)) + "</p>"); });
app.get("/c", (req, res) => { html.run(String(req.query.q)); res.end(); });
`,
    };
    const found = (text: string) => {
      const store = new MemoryStore(files, { rules });
      store.session.teach({
        models: readTeamModels(text, models).models,
        ignored: [],
        notRead: [],
      });
      return store.session.analyse("src/shop.ts").findings.map((each) => each.ruleId);
    };
    expect(found("")).toEqual(["xss-server-response", "xss-server-response"]);
    const text = `package: ./src/html.ts
sanitizers:
  - path:
      - Member[Html].Instance.Member[clean]
      - Member[Html].Member[tidy]
    clears: [markup]
sinks:
  - path: Member[Html].Instance.Member[run].Argument[0]
    kind: sql
`;
    expect(found(text)).toEqual(["sql-injection"]);
  });

  it("may stand in the configuration, and complain where they stand", () => {
    const text = `{ "preset": "audit", "models": [{ "package": "shop", "sinks": [{ "path": "Member[query].Argument[0]", "kind": "sqll" }] }] }`;
    const { models: own, problems } = readConfiguredModels(text, models);
    expect(own).toHaveLength(1);
    expect(problems.map(({ range }) => text.slice(range.start, range.end))).toEqual(['"sqll"']);
    expect(readConfiguration(text, []).problems).toEqual([]);
    expect(readConfiguredModels('{ "preset": "audit" }', models).models).toEqual([]);
    const files = readConfiguredModels(
      `{ "models": { "package": "./src/lib/clean.ts", "sanitizers": [{ "path": "Member[cleanHtml]", "clears": ["markup"] }] } }`,
      models,
    );
    expect(files.problems).toEqual([]);
    const store = new MemoryStore(FILES, { rules });
    store.session.teach({ models: files.models, ignored: [], notRead: [] });
    expect(store.session.analyse("src/shop.ts").findings).toEqual([]);
  });

  it("name functions of the project that do harm and that give untrusted data", () => {
    const text = `package: ./src/lib/clean.ts
sinks:
  - path: Member[cleanHtml].Argument[0]
    kind: sql
`;
    expect(findings(text).map((each) => each.ruleId)).toEqual([
      "xss-server-response",
      "sql-injection",
    ]);
  });

  it("say what is wrong with them, where, and keep the rest", () => {
    const text = `- package: ./src/lib/clean.ts
  sanitizers:
    - path: Member[cleanHtml]
      clears: [htlm]
    - path: Member[cleanHtml]
      clears: [markup]
- package: shop
  sinks:
    - on: Nowhere
      path: Member[query].Argument[0]
      kind: sql
`;
    const { models: read, problems } = readTeamModels(text, models);
    expect(
      problems.map(({ message, range }) => [text.slice(range.start, range.end), message]),
    ).toEqual([
      ["htlm", expect.stringContaining("html")],
      ["Nowhere", expect.stringContaining("Nowhere")],
    ]);
    expect(read[0]?.sanitizers.length).toBeGreaterThan(0);
    expect(readTeamModels("package: [", models).problems).toHaveLength(1);
  });

  it("silence nothing in a workspace that nobody trusts, and say what they would", () => {
    expect(findings(ROW.replace("markup", "sql"), false)[0]?.facts).toEqual([]);
    const [finding] = findings(ROW, false);
    expect(finding?.facts).toEqual([
      {
        label: "Would be silenced by",
        value: "storewarden.models.yml (cleanHtml), once the workspace is trusted",
      },
    ]);
  });
});

describe("a sanitizer is added", () => {
  it("to a file that is not there yet, and the finding is gone", () => {
    expect(added(undefined)).toBe(ROW);
    expect(added("\n")).toBe(ROW);
  });

  it("to a list, behind everything that stands there", () => {
    const text = `# Ours\n- package: shop # the old one\n  sinks: []`;
    expect(added(text)).toBe(`${text}\n${ROW}`);
  });

  it("to a single model, which becomes the first of a list and keeps its comments", () => {
    const text = `# Ours\npackage: shop\n\n# Texts\nsinks:\n  - path: Argument[0]\n    kind: sql\n`;
    const after = added(text);
    expect(after).toBe(
      `# Ours\n- package: shop\n\n  # Texts\n  sinks:\n    - path: Argument[0]\n      kind: sql\n${ROW}`,
    );
    expect(readTeamModels(after, models).problems).toEqual([]);
  });

  it("to nothing that cannot be read", () => {
    expect(added("package: [")).toBe("refused");
    expect(added("{ package: shop }")).toBe("refused");
    expect(added("[{ package: shop }]")).toBe("refused");
  });
});
