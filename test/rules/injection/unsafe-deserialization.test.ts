import { rule } from "../../../src/rules/injection/unsafe-deserialization/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a version of the library that builds plain values only",
      code: `import yaml from "js-yaml";
${EXPRESS}app.post("/c", (req, res) => res.json(yaml.load(req.body.cart)));
`,
      files: {
        "package.json": `{ "dependencies": { "express": "^4.19.0", "js-yaml": "^4.1.0" } }`,
      },
    },
    {
      name: "JSON",
      code: `${EXPRESS}app.post("/c", (req, res) => res.json(JSON.parse(req.body.cart)));
`,
    },
    {
      name: "a page of the shop that the address names, read in a function of its own",
      code: `import express from "express";
import fs from "node:fs";
import path from "node:path";
import matter from "gray-matter";
const PAGES = path.join(process.cwd(), "pages");
function page(name) {
  const raw = fs.readFileSync(path.join(PAGES, name), "utf8");
  return matter(raw);
}
const app = express();
app.get("/help/:slug", (req, res) => {
  const name = path.basename(req.params.slug) + ".md";
  res.json(page(name).data);
});
app.get("/later/:slug", async (req, res) => {
  const bytes = await fs.promises.readFile(path.join(PAGES, path.basename(req.params.slug)));
  res.json(matter(bytes.toString()).data);
});
`,
    },
    {
      name: "a file of the shop",
      code: `import { unserialize } from "node-serialize";
export const settings = () => unserialize('{"a":1}');
`,
    },
    {
      name: "writing",
      code: `${EXPRESS}import { serialize } from "node-serialize";
app.post("/c", (req, res) => res.send({ cart: serialize(req.body) }));
`,
    },
    {
      name: "a function of one's own",
      code: `${EXPRESS}const unserialize = (text: string) => text.split(",");
app.post("/c", (req, res) => res.json(unserialize(req.body.cart)));
`,
    },
  ],
  invalid: [
    {
      name: "what was uploaded, read where it was put",
      code: `import express from "express";
import fs from "node:fs";
import multer from "multer";
import matter from "gray-matter";
const app = express();
app.post("/pages", multer({ dest: "in" }).single("page"), (req, res) => {
  const raw = fs.readFileSync(req.file.path, "utf8");
  res.json(matter(raw).data);
});
`,
      findings: [{ at: "matter(raw)" }],
    },
    {
      name: "CommonJS",
      code: `const express = require("express");
const serialize = require("node-serialize");
const app = express();
app.post("/c", (req, res) => res.json(serialize.unserialize(req.body.cart)));
`,
      findings: [{ at: "serialize.unserialize(req.body.cart)" }],
    },
    {
      name: "a cookie",
      code: `${EXPRESS}import { unserialize } from "node-serialize";
app.get("/c", (req, res) => res.json(unserialize(Buffer.from(req.cookies.cart, "base64").toString())));
`,
      findings: [{ at: 'unserialize(Buffer.from(req.cookies.cart, "base64").toString())' }],
    },
    {
      name: "through another file",
      path: "src/cart.ts",
      code: `import { unserialize } from "node-serialize";
export const readCart = (text: string) => unserialize(text);
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { readCart } from "./cart.ts";
app.post("/c", (req, res) => res.json(readCart(req.body.cart)));
`,
      },
      findings: [{ at: "unserialize(text)" }],
    },
    {
      name: "the safe way of js-yaml 3",
      path: "src/store.js",
      code: `const express = require("express");
const { load } = require("js-yaml");
const app = express();
app.post("/b", (req, res) => res.json(load(req.body)));
`,
      files: { "package.json": '{"dependencies":{"js-yaml":"3.14.1"}}' },
      findings: [{ at: "load(req.body)", fixes: ["load-safely"] }],
      fixed: {
        "load-safely": `const express = require("express");
const { load, safeLoad } = require("js-yaml");
const app = express();
app.post("/b", (req, res) => res.json(safeLoad(req.body)));
`,
      },
    },
    {
      name: "data in place of functions",
      path: "src/store.js",
      code: `const express = require("express");
const serialize = require("node-serialize");
const app = express();
app.post("/a", (req, res) => res.json(serialize.unserialize(req.cookies.cart)));
`,
      findings: [{ at: "serialize.unserialize(req.cookies.cart)", fixes: ["parse-json"] }],
      fixed: {
        "parse-json": `const express = require("express");
const serialize = require("node-serialize");
const app = express();
app.post("/a", (req, res) => res.json(JSON.parse(String(req.cookies.cart))));
`,
      },
    },
  ],
});
