import { rule } from "../../../src/rules/injection/path-traversal/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "the last part only",
      code: `${EXPRESS}import fs from "node:fs";
import path from "node:path";
app.get("/i/:file", (req, res) => fs.createReadStream(path.join("/srv", path.basename(req.params.file))).pipe(res));
`,
    },
    {
      name: "a root",
      code: `${EXPRESS}app.get("/i/:file", (req, res) => res.sendFile(req.params.file, { root: "/srv/invoices" }));
`,
    },
    {
      name: "resolved and compared",
      code: `${EXPRESS}import fs from "node:fs";
import path from "node:path";
const ROOT = "/srv/invoices";
app.get("/i", (req, res) => {
  const file = path.resolve(ROOT, String(req.query.file));
  if (!file.startsWith(ROOT + path.sep)) return res.sendStatus(400);
  fs.createReadStream(file).pipe(res);
});
`,
    },
    {
      name: "a pattern of harmless characters",
      code: `${EXPRESS}import fs from "node:fs";
app.get("/i/:name", (req, res) => {
  if (!/^[\\w-]+$/.test(req.params.name)) return res.sendStatus(400);
  res.send(fs.readFileSync(\`/srv/\${req.params.name}.json\`));
});
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}import fs from "node:fs";
app.get("/i/:id", (req, res) => res.json(fs.existsSync(\`/srv/\${Number(req.params.id)}.pdf\`)));
`,
    },
    {
      name: "files of the folder itself",
      code: `import fs from "node:fs";
import path from "node:path";
export const sizes = () => fs.readdirSync("/srv").map((name) => fs.statSync(path.join("/srv", name)).size);
`,
    },
    {
      name: "content, not a path",
      code: `${EXPRESS}import fs from "node:fs";
app.post("/i", (req, res) => fs.writeFileSync("/srv/last.json", JSON.stringify(req.body)));
`,
    },
  ],
  invalid: [
    {
      name: "whether a file is there",
      code: `${EXPRESS}import fs from "node:fs";
app.get("/i/:file", (req, res) => res.json(fs.existsSync("/srv/" + req.params.file)));
`,
      findings: [
        {
          at: 'fs.existsSync("/srv/" + req.params.file)',
          level: "warning",
          message: "looked for among the files",
        },
      ],
    },
    {
      name: "a file that is sent",
      code: `${EXPRESS}import path from "node:path";
app.get("/i/:file", (req, res) => res.sendFile(path.join("/srv", req.params.file)));
`,
      findings: [{ at: 'res.sendFile(path.join("/srv", req.params.file))' }],
    },
    {
      name: "reading, CommonJS",
      code: `const express = require("express");
const fs = require("fs");
const app = express();
app.get("/i", (req, res) => res.send(fs.readFileSync("./invoices/" + req.query.file)));
`,
      findings: [{ at: 'fs.readFileSync("./invoices/" + req.query.file)' }],
    },
    {
      name: "promises of named imports",
      code: `${EXPRESS}import { readFile, unlink } from "node:fs/promises";
app.delete("/i", async (req, res) => {
  await unlink(\`/srv/\${req.body.name}\`);
  res.send(await readFile(req.body.other));
});
`,
      findings: [{ at: "unlink(`/srv/${req.body.name}`)" }, { at: "readFile(req.body.other)" }],
    },
    {
      name: "a parameter of Nest",
      code: `import { Controller, Get, Param } from "@nestjs/common";
import { createReadStream } from "node:fs";
@Controller("files")
export class FilesController {
  @Get(":name")
  read(@Param("name") name: string) {
    return createReadStream("/srv/" + name);
  }
}
`,
      findings: [{ at: 'createReadStream("/srv/" + name)' }],
    },
    {
      name: "through another file",
      path: "src/invoices.ts",
      code: `import fs from "node:fs";
export class Invoices {
  read(name: string) {
    return fs.readFileSync(\`/srv/invoices/\${name}\`);
  }
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { Invoices } from "./invoices.ts";
const invoices = new Invoices();
app.get("/i/:name", (req, res) => res.send(invoices.read(req.params.name)));
`,
      },
      findings: [{ at: "fs.readFileSync(`/srv/invoices/${name}`)" }],
    },
    {
      name: "the last segment of a joined path and of a template",
      code: `import express from "express";
import fs from "node:fs";
import path from "node:path";
const app = express();
app.get("/a/:name", (req, res) => res.sendFile(path.join(__dirname, "files", req.params.name)));
app.get("/b", (req, res) => {
  const file = path.join("uploads", req.query.name as string);
  fs.readFile(file, () => res.end());
});
app.get("/c", (req, res) => res.send(fs.readFileSync(\`./uploads/\${req.query.name}.json\`)));
`,
      findings: [
        {
          at: 'res.sendFile(path.join(__dirname, "files", req.params.name))',
          fixes: ["use-basename"],
        },
        { at: "fs.readFile(file, () => res.end())", fixes: ["use-basename"] },
        { at: "fs.readFileSync(`./uploads/${req.query.name}.json`)", fixes: ["use-basename"] },
      ],
      fixed: {
        "use-basename": `import express from "express";
import fs from "node:fs";
import path from "node:path";
const app = express();
app.get("/a/:name", (req, res) => res.sendFile(path.join(__dirname, "files", path.basename(req.params.name))));
app.get("/b", (req, res) => {
  const file = path.join("uploads", req.query.name as string);
  fs.readFile(file, () => res.end());
});
app.get("/c", (req, res) => res.send(fs.readFileSync(\`./uploads/\${req.query.name}.json\`)));
`,
      },
    },
    {
      name: "CommonJS without path",
      path: "src/store.js",
      code: `const express = require('express')
const fs = require('fs')
const app = express()
app.get('/d', (req, res) => res.send(fs.readFileSync('./uploads/' + req.query.name)))
`,
      findings: [{ at: "fs.readFileSync('./uploads/' + req.query.name)", fixes: ["use-basename"] }],
      fixed: {
        "use-basename": `const express = require('express')
const fs = require('fs')
const { basename } = require('path')
const app = express()
app.get('/d', (req, res) => res.send(fs.readFileSync('./uploads/' + basename(String(req.query.name)))))
`,
      },
    },
    {
      name: "whole paths, middle segments and folders",
      code: `import express from "express";
import fs from "node:fs";
const app = express();
app.get("/e", (req, res) => res.send(fs.readFileSync(\`./uploads/\${req.query.user}/\${req.query.name}\`)));
app.get("/f", (req, res) => res.send(fs.readFileSync(req.query.name as string)));
app.get("/g", (req, res) => fs.rmSync(\`./uploads/\${req.query.user}\`, { recursive: true }));
`,
      findings: [
        { at: "fs.readFileSync(`./uploads/${req.query.user}/${req.query.name}`)", fixes: [] },
        { at: "fs.readFileSync(req.query.name as string)", fixes: [] },
        { at: "fs.rmSync(`./uploads/${req.query.user}`, { recursive: true })", fixes: [] },
      ],
    },
  ],
});
