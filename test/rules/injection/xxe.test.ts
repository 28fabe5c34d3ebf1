import { rule } from "../../../src/rules/injection/xxe/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "no options",
      code: `${EXPRESS}import libxmljs from "libxmljs";
app.post("/x", (req, res) => res.json(libxmljs.parseXml(req.body).root().name()));
`,
    },
    {
      name: "a parser without external entities",
      code: `${EXPRESS}import { XMLParser } from "fast-xml-parser";
app.post("/x", (req, res) => res.json(new XMLParser().parse(req.body)));
`,
    },
    {
      name: "another one",
      code: `${EXPRESS}import xml2js from "xml2js";
app.post("/x", async (req, res) => res.json(await xml2js.parseStringPromise(req.body)));
`,
    },
    {
      name: "a document of the shop",
      code: `import libxmljs from "libxmljs";
export const layout = () => libxmljs.parseXml("<a/>", { noent: true });
`,
    },
    {
      name: "switched off",
      code: `${EXPRESS}import libxmljs from "libxmljs";
app.post("/x", (req, res) => res.json(libxmljs.parseXml(req.body, { noent: false }).root().name()));
`,
    },
  ],
  invalid: [
    {
      name: "entities, CommonJS",
      code: `const express = require("express");
const libxmljs = require("libxmljs");
const app = express();
app.post("/x", (req, res) => res.json(libxmljs.parseXml(req.body, { noent: true }).root().name()));
`,
      findings: [{ at: "libxmljs.parseXml(req.body, { noent: true })" }],
    },
    {
      name: "the older name",
      code: `${EXPRESS}import * as libxml from "libxmljs2";
app.post("/x", (req, res) => res.json(libxml.parseXmlString(req.body, { dtdload: true, noent: true }).root().name()));
`,
      findings: [{ at: "libxml.parseXmlString(req.body, { dtdload: true, noent: true })" }],
    },
    {
      name: "through another file",
      path: "src/feed.ts",
      code: `import libxmljs from "libxmljs";
export function read(xml: string) {
  return libxmljs.parseXml(xml, { noent: true });
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { read } from "./feed.ts";
app.post("/x", (req, res) => res.json(read(req.body).root().name()));
`,
      },
      findings: [{ at: "libxmljs.parseXml(xml, { noent: true })" }],
    },
    {
      name: "options that are switched on",
      path: "src/store.js",
      code: `const express = require("express");
const libxml = require("libxmljs");
const app = express();
app.post("/a", (req, res) => res.json(libxml.parseXml(req.body, { noent: true, dtdload: true })));
`,
      findings: [
        {
          at: "libxml.parseXml(req.body, { noent: true, dtdload: true })",
          fixes: ["leave-entities"],
        },
      ],
      fixed: {
        "leave-entities": `const express = require("express");
const libxml = require("libxmljs");
const app = express();
app.post("/a", (req, res) => res.json(libxml.parseXml(req.body, { noent: false, dtdload: false })));
`,
      },
    },
  ],
});
