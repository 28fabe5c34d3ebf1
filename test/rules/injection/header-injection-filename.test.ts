import { rule } from "../../../src/rules/injection/header-injection-filename/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "encoded",
      code: `${EXPRESS}app.get("/e", (req, res) => res.setHeader("Content-Disposition", \`attachment; filename*=UTF-8''\${encodeURIComponent(String(req.query.name))}\`));
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}app.get("/e", (req, res) => res.setHeader("Content-Disposition", \`attachment; filename="orders-\${Number(req.query.year)}.csv"\`));
`,
    },
    {
      name: "a constant",
      code: `${EXPRESS}app.get("/e", (req, res) => res.setHeader("Content-Disposition", "attachment; filename=orders.csv"));
`,
    },
    {
      name: "a library that quotes",
      code: `${EXPRESS}import contentDisposition from "content-disposition";
app.get("/e", (req, res) => res.setHeader("Content-Disposition", contentDisposition(String(req.query.name))));
`,
    },
    {
      name: "a listed value",
      code: `${EXPRESS}app.get("/e", (req, res) => res.set("Content-Language", req.query.lang === "de" ? "de" : "en"));
`,
    },
  ],
  invalid: [
    {
      name: "Express",
      code: `${EXPRESS}app.get("/e", (req, res) => res.setHeader("Content-Disposition", \`attachment; filename=\${req.query.name}\`));
`,
      findings: [
        { at: 'res.setHeader("Content-Disposition", `attachment; filename=${req.query.name}`)' },
      ],
    },
    {
      name: "joined texts, CommonJS",
      code: `const express = require("express");
const app = express();
app.get("/e", (req, res) => {
  res.set("Content-Disposition", 'attachment; filename="' + req.params.name + '"');
});
`,
      findings: [
        {
          at: "res.set(\"Content-Disposition\", 'attachment; filename=\"' + req.params.name + '\"')",
        },
      ],
    },
    {
      name: "through another file",
      path: "src/download.ts",
      code: `import type { Response } from "express";
export function asDownload(res: Response, name: string) {
  res.setHeader("Content-Disposition", \`attachment; filename=\${name}\`);
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { asDownload } from "./download.ts";
app.get("/e", (req, res) => asDownload(res, req.query.name as string));
`,
      },
      findings: [{ at: 'res.setHeader("Content-Disposition", `attachment; filename=${name}`)' }],
    },
    {
      name: "a name in quotes",
      code: `import express from "express";
const app = express();
app.get("/b", (req, res) => { res.setHeader("Content-Disposition", \`attachment; filename="\${req.query.name}.pdf"\`); });
`,
      findings: [
        {
          at: 'res.setHeader("Content-Disposition", `attachment; filename="${req.query.name}.pdf"`)',
          fixes: ["encode-filename"],
        },
      ],
      fixed: {
        "encode-filename": `import express from "express";
const app = express();
app.get("/b", (req, res) => { res.setHeader("Content-Disposition", \`attachment; filename="\${encodeURIComponent(String(req.query.name))}.pdf"\`); });
`,
      },
    },
    {
      name: "a name that is meant to be encoded",
      code: `import express from "express";
const app = express();
app.get("/b", (req, res) => { res.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + req.query.name); });
`,
      findings: [
        {
          at: 'res.setHeader("Content-Disposition", "attachment; filename*=UTF-8\'\'" + req.query.name)',
          fixes: ["encode-extended-filename"],
        },
      ],
      fixed: {
        "encode-extended-filename": `import express from "express";
const app = express();
app.get("/b", (req, res) => { res.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encodeURIComponent(String(req.query.name))); });
`,
      },
    },
  ],
});
