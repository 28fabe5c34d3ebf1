import { expect, it } from "vitest";
import { exportUse } from "../../../src/engine/project/export-use.ts";

const names = ["template", "merge"];

it.each([
  ["a named import", 'import { template } from "lodash";', "template", 1],
  ["a renamed import", '\nimport { merge as m } from "lodash";', "merge", 2],
  ["a member of the default", 'import _ from "lodash";\n\n_.merge({}, a);', "merge", 3],
  ["a member of the namespace", 'import * as L from "lodash";\nL.template("");', "template", 2],
  ["a member of what was required", 'const _ = require("lodash");\n_?.merge(a);', "merge", 2],
  ["a destructured require", 'const { get, merge: m } = require("lodash");', "merge", 1],
  ["a file of the package", 'import template from "lodash/template";', "template", 1],
  ["a file with its ending", 'const m = require("lodash/merge.js");', "merge", 1],
  ["a member taken at once", 'const m = require("lodash").merge;', "merge", 1],
  ["both kinds in one import", 'import _, { merge } from "lodash";', "merge", 1],
])("sees %s", (_, text, name, line) => {
  expect(exportUse(text, "lodash", names)).toEqual({ state: "used", name, line });
});

it.each([
  ["another export", 'import { get } from "lodash";\nget(a, "b");'],
  ["another member", 'import _ from "lodash";\n_.get(a, "b");'],
  ["another file", 'import get from "lodash/get";'],
  ["a longer name", 'import _ from "lodash";\n_.mergeWith(a);'],
])("knows that %s is none", (_, text) => {
  expect(exportUse(text, "lodash", names)).toEqual({ state: "unused" });
});

it.each([
  ["the name elsewhere", 'import _ from "lodash";\nconst template = 1; _.get(a);'],
  ["a computed member", 'import _ from "lodash";\n_["template"]("");'],
  ["destructuring later", 'import _ from "lodash";\nconst { merge } = _;'],
  ["a comment", 'import _ from "lodash";\n// _.merge(a) was here'],
  ["handing all on", 'export * from "lodash";'],
  ["handing all on in an object", 'const _ = require("lodash");\nmodule.exports = { _ };'],
  ["handing the default on", 'import _ from "lodash";\nexport default _;'],
  ["types alone", 'import type { template } from "lodash";'],
])("says nothing for certain about %s", (_, text) => {
  expect(exportUse(text, "lodash", names)).toMatchObject({ state: "unknown" });
});

it("takes no time for a text that was made to take it", () => {
  const text = `import ${"import { a, ".repeat(20_000)}${" ".repeat(50_000)}`;
  expect(exportUse(text, "lodash", names)).toEqual({ state: "unused" });
});
