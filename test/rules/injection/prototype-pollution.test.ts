import { rule } from "../../../src/rules/injection/prototype-pollution/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a shallow copy",
      code: `${EXPRESS}app.post("/s", (req, res) => res.json({ theme: "light", ...req.body }));
`,
    },
    {
      name: "named members",
      code: `${EXPRESS}import _ from "lodash";
app.post("/s", (req, res) => res.json(_.merge({}, { theme: String(req.body.theme) })));
`,
    },
    {
      name: "constants",
      code: `import _ from "lodash";
export const settings = _.merge({}, { a: 1 }, { b: { c: 2 } });
`,
    },
    {
      name: "a schema that knows its members",
      code: `${EXPRESS}import _ from "lodash";
import { z } from "zod";
const Settings = z.object({ theme: z.string() });
app.post("/s", (req, res) => res.json(_.merge({}, Settings.parse(req.body))));
`,
    },
    {
      name: "another function called merge",
      code: `${EXPRESS}const merge = (a: unknown[], b: unknown) => [...a, b];
app.post("/s", (req, res) => res.json(merge([], req.body)));
`,
    },
  ],
  invalid: [
    {
      name: "lodash",
      code: `${EXPRESS}import _ from "lodash";
app.post("/s", (req, res) => res.json(_.merge({}, req.body)));
`,
      findings: [{ at: "_.merge({}, req.body)" }],
    },
    {
      name: "a module of lodash, CommonJS",
      code: `const express = require("express");
const merge = require("lodash/merge");
const app = express();
const settings = {};
app.post("/s", (req, res) => {
  merge(settings, req.body);
  res.sendStatus(204);
});
`,
      findings: [{ at: "merge(settings, req.body)" }],
    },
    {
      name: "defaults",
      code: `${EXPRESS}import { defaultsDeep } from "lodash";
app.post("/s", (req, res) => res.json(defaultsDeep({ theme: "light" }, req.body)));
`,
      findings: [{ at: 'defaultsDeep({ theme: "light" }, req.body)' }],
    },
    {
      name: "through another file",
      path: "src/settings.ts",
      code: `import { merge } from "lodash";
const settings = { theme: "light" };
export function change(changes: object) {
  merge(settings, changes);
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { change } from "./settings.ts";
app.post("/s", (req, res) => change(req.body));
`,
      },
      findings: [{ at: "merge(settings, changes)" }],
    },
  ],
});
