import { rule } from "../../../src/rules/injection/unsafe-dynamic-import/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a table",
      code: `${EXPRESS}const PROVIDERS = { card: () => import("./card.js") };
app.get("/pay", async (req, res) => res.json(typeof (await PROVIDERS.card())));
`,
    },
    {
      name: "a listed name",
      code: `${EXPRESS}app.get("/l/:lang", async (req, res) => {
  if (!["de", "en"].includes(req.params.lang)) return res.sendStatus(404);
  res.json(await import(\`./texts/\${req.params.lang}.js\`));
});
`,
    },
    {
      name: "plug-ins of a folder",
      code: `import fs from "node:fs";
for (const name of fs.readdirSync("./plugins")) require(\`./plugins/\${name}\`);
`,
    },
    {
      name: "the configuration",
      code: `export const load = () => import(process.env.SHOP_THEME ?? "./theme.js");
`,
    },
    {
      name: "a pattern",
      code: `${EXPRESS}app.get("/l/:lang", async (req, res) => {
  if (!/^[a-z]{2}$/.test(req.params.lang)) return res.sendStatus(404);
  res.json(await import(\`./texts/\${req.params.lang}.js\`));
});
`,
    },
  ],
  invalid: [
    {
      name: "import",
      code: `${EXPRESS}app.get("/pay/:method", async (req, res) => res.json(await import(\`./payment/\${req.params.method}.js\`)));
`,
      findings: [{ at: "import(`./payment/${req.params.method}.js`)" }],
    },
    {
      name: "require, CommonJS",
      path: "src/store.js",
      code: `const express = require("express");
const app = express();
app.get("/l", (req, res) => res.json(require("./texts/" + req.query.lang)));
`,
      findings: [{ at: 'require("./texts/" + req.query.lang)' }],
    },
    {
      name: "a worker",
      code: `${EXPRESS}import { Worker } from "node:worker_threads";
app.post("/job", (req, res) => {
  new Worker(\`./jobs/\${req.body.job}.js\`);
  res.sendStatus(202);
});
`,
      findings: [{ at: "new Worker(`./jobs/${req.body.job}.js`)" }],
    },
    {
      name: "through another file",
      path: "src/texts.ts",
      code: `export async function texts(language: string) {
  return import(\`./texts/\${language}.js\`);
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { texts } from "./texts.ts";
app.get("/l", async (req, res) => res.json(await texts(req.query.lang as string)));
`,
      },
      findings: [{ at: "import(`./texts/${language}.js`)" }],
    },
  ],
});
