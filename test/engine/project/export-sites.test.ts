import { describe, expect, it, vi } from "vitest";
import { MemoryStore } from "../../harness/memory-store.ts";

const MANIFEST = JSON.stringify({ dependencies: { lodash: "^4.17.0" } });

function useIn(files: Readonly<Record<string, string>>) {
  const store = new MemoryStore({ "package.json": MANIFEST, ...files }, { rules: [] });
  store.session.manifests.setPaths([...store.files.keys()]);
  const use = () =>
    store.session.manifests.view("package.json", MANIFEST)?.useOf("lodash", ["template", "merge"]);
  return Object.assign(use, { store });
}

describe("a vulnerable export is found where code uses it", () => {
  it.each([
    ["under its name", 'import { merge } from "lodash";\n\nmerge(a, b);', "merge", 3],
    ["under another name", 'import { merge as m } from "lodash";\n\nm(a, b);', "merge", 3],
    ["as a member of the default", 'import _ from "lodash";\n\n_.template("");', "template", 3],
    ["as a member of the namespace", 'import * as L from "lodash";\nL.merge(a);', "merge", 2],
    ["as a computed member", 'import _ from "lodash";\n_["template"]("");', "template", 2],
    ["of what was required", 'const m = require("lodash").merge;\nm(a);', "merge", 1],
    ["taken apart at once", 'const { merge: m } = require("lodash");\nm(a);', "merge", 2],
    ["taken apart later", 'import _ from "lodash";\nconst { merge } = _;\nmerge(a);', "merge", 3],
    ["from a file of the package", 'import t from "lodash/template";\nt("");', "template", 2],
    ["handed to somebody", 'import { merge } from "lodash";\nlist.reduce(merge);', "merge", 2],
    ["only imported", 'import { merge } from "lodash";\nexport type M = typeof merge;', "merge", 1],
  ])("%s", (_, text, name, line) => {
    expect(useIn({ "src/a.ts": text })()).toEqual({
      state: "used",
      name,
      site: { file: "src/a.ts", line },
    });
  });

  it.each([
    ["one by one", 'export { merge } from "lodash";', 'import { merge } from "./lib";\nmerge(a);'],
    [
      "under another name",
      'export { merge as join } from "lodash";',
      'import { join } from "./lib";\njoin(a); // merge',
    ],
    ["all of it", 'export * from "lodash";', 'import { merge } from "./lib";\nmerge(a);'],
    [
      "as its default",
      'import _ from "lodash";\nexport default _;',
      'import _ from "./lib";\n_.merge(a);',
    ],
    [
      "as CommonJS does",
      'module.exports = require("lodash");',
      'const _ = require("./lib");\n_.merge(a);',
    ],
    [
      "in an object",
      'const _ = require("lodash");\nmodule.exports = { _ };',
      'const { _ } = require("./lib");\n_.merge(a);',
    ],
  ])("through a file of the project that hands it on %s", (_, lib, use) => {
    expect(useIn({ "src/lib.ts": lib, "src/use.ts": use })()).toEqual({
      state: "used",
      name: "merge",
      site: { file: "src/use.ts", line: 2 },
    });
  });
});

describe("no use is claimed", () => {
  it.each([
    ["of a name of the file's own", 'import _ from "lodash";\nconst merge = 1;\n_.get(a, merge);'],
    ["in a comment", 'import _ from "lodash";\n// _.merge(a) was here\n_.get(a);'],
    [
      "of the same name of another package",
      'import _ from "lodash";\nimport { merge } from "x";\nmerge(_.get(a));',
    ],
  ])("%s", (_, text) => {
    expect(useIn({ "src/a.ts": text })()).toMatchObject({ state: "unknown" });
  });

  it("where another export is all that is used", () => {
    const text = 'import { get } from "lodash";\nget(a, "b");';
    expect(useIn({ "src/a.ts": text })()).toEqual({ state: "unused", files: 1 });
  });

  it("for what is handed on and never used", () => {
    const use = useIn({
      "src/lib.ts": 'export * from "lodash";',
      "src/use.ts": 'import { get } from "./lib";\nget(a, "merge");',
    });
    expect(use()).toEqual({ state: "unknown" });
  });
});

it("is looked for again when a file changes, and not before", () => {
  const use = useIn({ "src/a.ts": 'import _ from "lodash";\n_["merge"](a);' });
  const { store } = use;
  expect(use()).toMatchObject({ state: "used" });
  const { parses } = store.session.counters;
  expect(use()).toMatchObject({ state: "used" });
  expect(store.session.counters.parses).toBe(parses);
  store.write("package.json", `${MANIFEST}\n`);
  const read = vi.spyOn(store, "read");
  expect(use()).toMatchObject({ state: "used" });
  expect(read.mock.calls.filter(([path]) => path === "src/a.ts")).toEqual([]);
  store.write("src/a.ts", 'import _ from "lodash";\n_.get(a);');
  expect(use()).toEqual({ state: "unused", files: 1 });
});
