import { rule } from "../../../src/rules/injection/log-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "escaped",
      code: `${EXPRESS}app.post("/l", (req, res) => console.log(\`Failed for \${JSON.stringify(req.body.name)}\`));
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}app.post("/l", (req, res) => console.log(\`Order \${Number(req.body.order)}\`));
`,
    },
    {
      name: "a JSON logger",
      code: `${EXPRESS}import pino from "pino";
const log = pino();
app.post("/l", (req, res) => log.info({ name: req.body.name }, "failed"));
`,
    },
    {
      name: "encoded",
      code: `${EXPRESS}app.post("/l", (req, res) => console.warn("Failed for " + encodeURIComponent(req.body.name)));
`,
    },
    {
      name: "an object, whose texts the console escapes",
      code: `${EXPRESS}app.post("/l", (req, res) => console.log("Login failed", req.body, req.headers));
`,
    },
    {
      name: "a constant",
      code: `${EXPRESS}app.post("/l", (req, res) => console.log("Login failed"));
`,
    },
    {
      name: "without line breaks",
      code: `${EXPRESS}app.post("/l", (req, res) => console.log(\`Failed for \${String(req.body.name).replace(/[\\r\\n]/g, "")}\`));
`,
    },
  ],
  invalid: [
    {
      name: "a template",
      code: `${EXPRESS}app.post("/l", (req, res) => console.log(\`Failed for \${req.body.name}\`));
`,
      findings: [{ at: "console.log(`Failed for ${req.body.name}`)", level: "information" }],
    },
    {
      name: "joined texts, CommonJS",
      code: `const express = require("express");
const app = express();
app.post("/l", (req, res) => {
  console.warn("Failed for " + req.query.name);
});
`,
      findings: [{ at: 'console.warn("Failed for " + req.query.name)' }],
    },
    {
      name: "through another file",
      path: "src/audit.ts",
      code: `export function note(text: string) {
  console.info(\`audit: \${text}\`);
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { note } from "./audit.ts";
app.post("/l", (req, res) => note(req.body.name));
`,
      },
      findings: [{ at: "console.info(`audit: ${text}`)" }],
    },
    {
      name: "a value in a sentence",
      code: `import express from "express";
const app = express();
app.get("/b", (req, res) => { console.log("user " + req.query.user + " came"); });
`,
      findings: [
        { at: 'console.log("user " + req.query.user + " came")', fixes: ["escape-line-breaks"] },
      ],
      fixed: {
        "escape-line-breaks": `import express from "express";
const app = express();
app.get("/b", (req, res) => { console.log("user " + JSON.stringify(req.query.user) + " came"); });
`,
      },
    },
  ],
});
