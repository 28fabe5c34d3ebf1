import { rule } from "../../../src/rules/injection/csv-formula-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "the option of csv-stringify",
      code: `${EXPRESS}import { stringify } from "csv-stringify/sync";
app.post("/e", (req, res) => res.type("text/csv").send(stringify(req.body.rows, { escape_formulas: true })));
`,
    },
    {
      name: "the option of Papa Parse",
      code: `${EXPRESS}import Papa from "papaparse";
app.post("/e", (req, res) => res.type("text/csv").send(Papa.unparse(req.body.rows, { escapeFormulae: true })));
`,
    },
    {
      name: "constants",
      code: `import { stringify } from "csv-stringify/sync";
export const head = () => stringify([["number", "name"]]);
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}import { stringify } from "csv-stringify/sync";
app.post("/e", (req, res) => res.type("text/csv").send(stringify([[Number(req.body.total)]])));
`,
    },
    {
      name: "reading",
      code: `${EXPRESS}import Papa from "papaparse";
app.post("/e", (req, res) => res.json(Papa.parse(req.body.text)));
`,
    },
  ],
  invalid: [
    {
      name: "csv-stringify",
      code: `${EXPRESS}import { stringify } from "csv-stringify/sync";
app.post("/e", (req, res) => res.type("text/csv").send(stringify(req.body.rows)));
`,
      findings: [{ at: "stringify(req.body.rows)", level: "warning" }],
    },
    {
      name: "Papa Parse, CommonJS",
      code: `const express = require("express");
const Papa = require("papaparse");
const app = express();
app.post("/e", (req, res) => res.type("text/csv").send(Papa.unparse(req.body.rows)));
`,
      findings: [{ at: "Papa.unparse(req.body.rows)", level: "warning" }],
    },
    {
      name: "through another file",
      path: "src/csv.ts",
      code: `import { stringify } from "csv-stringify/sync";
export const asCsv = (rows: string[][]) => stringify(rows);
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { asCsv } from "./csv.ts";
app.post("/e", (req, res) => res.type("text/csv").send(asCsv(req.body.rows)));
`,
      },
      findings: [{ at: "stringify(rows)", level: "warning" }],
    },
    {
      name: "csv-stringify without options",
      code: `import { stringify } from "csv-stringify/sync";
import express from "express";
const app = express();
app.post("/a", (req, res) => void res.type("text/csv").send(stringify([[req.body.name]])));
`,
      findings: [{ at: "stringify([[req.body.name]])", fixes: ["escape-formulas"] }],
      fixed: {
        "escape-formulas": `import { stringify } from "csv-stringify/sync";
import express from "express";
const app = express();
app.post("/a", (req, res) => void res.type("text/csv").send(stringify([[req.body.name]], { escape_formulas: true })));
`,
      },
    },
    {
      name: "Papa Parse with options",
      code: `import Papa from "papaparse";
import express from "express";
const app = express();
app.post("/a", (req, res) => void res.type("text/csv").send(Papa.unparse([[req.body.name]], { header: true })));
`,
      findings: [
        { at: "Papa.unparse([[req.body.name]], { header: true })", fixes: ["escape-formulas"] },
      ],
      fixed: {
        "escape-formulas": `import Papa from "papaparse";
import express from "express";
const app = express();
app.post("/a", (req, res) => void res.type("text/csv").send(Papa.unparse([[req.body.name]], { header: true, escapeFormulae: true })));
`,
      },
    },
    {
      name: "json-2-csv",
      code: `import { json2csv } from "json-2-csv";
import express from "express";
const app = express();
app.post("/a", (req, res) => void res.type("text/csv").send(json2csv([{ name: req.body.name }])));
`,
      findings: [{ at: "json2csv([{ name: req.body.name }])", fixes: ["escape-formulas"] }],
      fixed: {
        "escape-formulas": `import { json2csv } from "json-2-csv";
import express from "express";
const app = express();
app.post("/a", (req, res) => void res.type("text/csv").send(json2csv([{ name: req.body.name }], { preventCsvInjection: true })));
`,
      },
    },
    {
      name: "a version without the option",
      code: `import { stringify } from "csv-stringify/sync";
import express from "express";
const app = express();
app.post("/a", (req, res) => void res.type("text/csv").send(stringify([[req.body.name]])));
`,
      files: { "package.json": '{"dependencies":{"csv-stringify":"^5.6.5"}}' },
      findings: [{ at: "stringify([[req.body.name]])", fixes: [] }],
    },
  ],
});
