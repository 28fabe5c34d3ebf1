import { describe, expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

describe("a suppression of a rule that follows data", () => {
  const HELPER = "src/find.js";
  const helper = (says: string): string =>
    `// storewarden-ignore sql-injection -- ${says}\nexports.find = (db, id) => db.query("select * from orders where id = " + id);\n`;
  const SERVER = "src/server.js";
  const server = (id: string): string =>
    `const express = require("express");\nconst { Client } = require("pg");\nconst { find } = require("./find");\nconst app = express();\napp.get("/orders", (req, res) => find(new Client(), ${id}).then((rows) => res.json(rows)));\n`;
  const ids = (store: MemoryStore): readonly string[] =>
    store.session.analyse(HELPER).findings.map(({ ruleId }) => ruleId);

  it("may be needed until the files were followed that send it data", () => {
    const store = new MemoryStore({ [HELPER]: helper("old"), [SERVER]: server("1") }, { rules });
    expect(ids(store)).toEqual([]);
    store.session.analyse(SERVER);
    expect(store.session.unsettled()).toEqual([HELPER]);
    expect(ids(store)).toEqual(["suppression-unused"]);
    expect(store.session.unsettled()).toEqual([]);
  });

  it("is needed where data comes from another file, whichever is looked at first", () => {
    const files = { [HELPER]: helper("old"), [SERVER]: server("req.query.id") };
    const store = new MemoryStore(files, { rules });
    for (const path of [HELPER, SERVER]) store.session.analyse(path);
    for (const path of store.session.unsettled() ?? []) store.session.analyse(path);
    expect(ids(store)).toEqual([]);
    expect(store.session.analyse(HELPER).silenced.map(({ ruleId }) => ruleId)).toEqual([
      "sql-injection",
    ]);
  });

  it("waits again after an edit, and where not all files were looked at", () => {
    const store = new MemoryStore({ [HELPER]: helper("old"), [SERVER]: server("1") }, { rules });
    for (const path of [HELPER, SERVER]) store.session.analyse(path);
    expect(store.session.unsettled(undefined, false)).toEqual([]);
    expect(ids(store)).toEqual([]);
    expect(store.session.unsettled()).toEqual([HELPER]);
    expect(ids(store)).toEqual(["suppression-unused"]);
    store.write(HELPER, helper("new"));
    expect(ids(store)).toEqual([]);
    expect(store.session.unsettled()).toEqual([HELPER]);
    expect(ids(store)).toEqual(["suppression-unused"]);
  });

  it("is taken for needed in tests, where data is not followed", () => {
    const path = "test/find.test.js";
    const store = new MemoryStore({ [path]: helper("old") }, { rules });
    store.session.analyse(path);
    for (const each of store.session.unsettled() ?? []) store.session.analyse(each);
    expect(store.session.analyse(path).findings).toEqual([]);
  });
});
