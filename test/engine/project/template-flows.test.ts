import { describe, expect, it } from "vitest";
import { computeFixes } from "../../../src/engine/api.ts";
import { applyEdits } from "../../../src/engine/text/edit.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const VIEW = "views/search.ejs";
const FILES = {
  "package.json": '{ "dependencies": { "express": "4.21.2" } }',
  "src/app.js": `const express = require("express");
const app = express();
app.get("/search", (req, res) => res.render("search", { terms: req.query.q, page: 1 }));
`,
  [VIEW]: "<p><%- terms %></p>\n<p><%- page %></p>\n",
};

function store(files: Readonly<Record<string, string>> = FILES): MemoryStore {
  const wanted = rules.filter(({ id }) => /^(?:xss-server|template-unescaped)/.test(id));
  return new MemoryStore(files, { rules: wanted, configuration: { preset: "audit" } });
}

function found({ session, files }: MemoryStore, path = VIEW): string[] {
  return session
    .analyse(path)
    .findings.map(
      ({ ruleId, range }) => `${ruleId} ${files.get(path)?.slice(range.start, range.end)}`,
    );
}

const FLOW = ["xss-server-response <%- terms %>", "template-unescaped-output <%- page %>"];

describe("data that flows into templates", () => {
  it("is found when nobody asked for the script before, and takes the place of the guess", () => {
    const shop = store();
    // Who fills a template is known once the script was read.
    shop.session.analyse("src/app.js");
    shop.session.unsettled();
    expect(found(shop)).toEqual(FLOW);
  });

  it("names the template when a script that fills it was followed", () => {
    const shop = store();
    expect(found(shop)).toEqual(
      FLOW.map((each) => each.replace("xss-server-response", "template-unescaped-output")),
    );
    shop.session.analyse("src/app.js");
    expect(shop.session.unsettled()).toEqual([VIEW]);
  });

  it("follows edits of the template and of the script", () => {
    const shop = store();
    shop.session.analyse("src/app.js");
    shop.session.unsettled();
    shop.write(VIEW, "<p><%= terms %></p><p><%- page %></p>\n");
    expect(found(shop)).toEqual(FLOW.slice(1));
    shop.write(VIEW, "<p><%- terms %></p>\n");
    expect(found(shop)).toEqual(FLOW.slice(0, 1));
    shop.write("src/app.js", FILES["src/app.js"].replace("req.query.q", "'sale'"));
    shop.session.analyse("src/app.js");
    expect(shop.session.unsettled()).toEqual([VIEW]);
    expect(found(shop)).toEqual(["template-unescaped-output <%- terms %>"]);
  });

  it("keeps values of templates whose code cannot be read", () => {
    const shop = store({ ...FILES, [VIEW]: "<% if (((terms { %><p><%- terms %></p><% } %>\n" });
    shop.session.analyse("src/app.js");
    shop.session.unsettled();
    expect(found(shop)).toEqual(FLOW.slice(0, 1));
  });

  it("offers the form of the language that escapes", () => {
    const shop = store();
    shop.session.analyse("src/app.js");
    shop.session.unsettled();
    const text = FILES[VIEW];
    const [fix] = computeFixes(
      shop.session,
      VIEW,
      text,
      ({ ruleId }) => ruleId === "xss-server-response",
    );
    expect(fix?.offer.id).toBe("escape-output");
    expect(applyEdits(text, fix?.edits ?? [])).toBe("<p><%= terms %></p>\n<p><%- page %></p>\n");
  });
});
