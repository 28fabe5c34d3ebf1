import { rule } from "../../../src/rules/injection/redos-user-pattern/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "escaped",
      code: `${EXPRESS}import escapeStringRegexp from "escape-string-regexp";
app.get("/s", (req, res) => res.json(new RegExp(escapeStringRegexp(req.query.q as string)).test("Mug")));
`,
    },
    {
      name: "escaped by lodash",
      code: `${EXPRESS}import _ from "lodash";
app.get("/s", (req, res) => res.json(new RegExp(_.escapeRegExp(req.query.q as string), "i").test("Mug")));
`,
    },
    {
      name: "a plain search",
      code: `${EXPRESS}app.get("/s", (req, res) => res.json(["Mug"].filter((name) => name.includes(req.query.q as string))));
`,
    },
    {
      name: "a linear engine",
      code: `${EXPRESS}import RE2 from "re2";
app.get("/s", (req, res) => res.json(new RE2(req.query.q as string).test("Mug")));
`,
    },
    {
      name: "a pattern of the shop",
      code: `const PREFIX = "SKU";
export const isSku = (text: string) => new RegExp(\`^\${PREFIX}-\\\\d+$\`).test(text);
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}app.get("/s", (req, res) => res.json(new RegExp(\`^.{\${Number(req.query.length)}}$\`).test("Mug")));
`,
    },
    {
      name: "a subject, not a pattern",
      code: `${EXPRESS}app.get("/s", (req, res) => res.json(/^[a-z]+$/.test(req.query.q as string)));
`,
    },
  ],
  invalid: [
    {
      name: "a pattern",
      code: `${EXPRESS}app.get("/s", (req, res) => res.json(new RegExp(req.query.q as string, "i").test("Mug")));
`,
      findings: [{ at: 'new RegExp(req.query.q as string, "i")' }],
    },
    {
      name: "a method that makes a pattern of a text",
      code: `${EXPRESS}app.get("/s", (req, res) => res.json("Mug".search(req.query.q as string)));
`,
      findings: [{ at: '"Mug".search(req.query.q as string)' }],
    },
    {
      name: "a call without new, CommonJS",
      code: `const express = require("express");
const app = express();
app.get("/s", (req, res) => {
  const pattern = RegExp("^" + req.query.q);
  res.json(pattern.test("Mug"));
});
`,
      findings: [{ at: 'RegExp("^" + req.query.q)' }],
    },
    {
      name: "through another file",
      path: "src/search.ts",
      code: `export function matches(names: string[], query: string) {
  const pattern = new RegExp(query, "i");
  return names.filter((name) => pattern.test(name));
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { matches } from "./search.ts";
app.get("/s", (req, res) => res.json(matches(["Mug"], req.query.q as string)));
`,
      },
      findings: [{ at: 'new RegExp(query, "i")' }],
    },
    {
      name: "part of a pattern, without a package",
      code: `import express from "express";
const app = express();
app.get("/a", (req, res) => res.json(new RegExp(\`^\${req.query.start}\`, "i").test("Mug")));
`,
      findings: [{ at: 'new RegExp(`^${req.query.start}`, "i")', fixes: ["escape-pattern"] }],
      fixed: {
        "escape-pattern": `import express from "express";
const app = express();
app.get("/a", (req, res) => res.json(new RegExp(\`^\${escapeRegExp(req.query.start)}\`, "i").test("Mug")));

/** Writes a text so that a regular expression finds it as it is. */
function escapeRegExp(text: unknown): string {
  return String(text).replace(/[.*+?^\${}()|[\\]\\\\]/g, "\\\\$&");
}
`,
      },
    },
    {
      name: "with lodash",
      code: `import express from "express";
const app = express();
app.get("/a", (req, res) => res.json(new RegExp(req.query.start as string).test("Mug")));
`,
      files: { "package.json": '{"dependencies":{"lodash":"*"}}' },
      findings: [{ at: "new RegExp(req.query.start as string)", fixes: ["escape-pattern"] }],
      fixed: {
        "escape-pattern": `import express from "express";
import { escapeRegExp } from "lodash";
const app = express();
app.get("/a", (req, res) => res.json(new RegExp(escapeRegExp(String(req.query.start))).test("Mug")));
`,
      },
    },
  ],
});
