import { rule } from "../../../src/rules/injection/template-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "data for a template",
      code: `${EXPRESS}import ejs from "ejs";
app.post("/p", (req, res) => res.send(ejs.render("<p><%= text %></p>", { text: req.body.text })));
`,
    },
    {
      name: "a compiled constant",
      code: `${EXPRESS}import Handlebars from "handlebars";
const greet = Handlebars.compile("<p>{{name}}</p>");
app.post("/p", (req, res) => res.send(greet({ name: req.body.name })));
`,
    },
    {
      name: "a template out of a list",
      code: `${EXPRESS}import Handlebars from "handlebars";
const TEMPLATES = { short: "{{name}}", long: "Dear {{name}}" };
app.post("/p", (req, res) => res.send(Handlebars.compile(req.body.kind === "short" ? TEMPLATES.short : TEMPLATES.long)({})));
`,
    },
    {
      name: "the template function of the page's own",
      code: `${EXPRESS}const compile = (text: string) => text.trim();
app.post("/p", (req, res) => res.json(compile(req.body.text)));
`,
    },
    {
      name: "lodash with a constant",
      code: `import _ from "lodash";
export const greeting = _.template("Hello <%- name %>");
`,
    },
    {
      name: "a number in the text",
      code: `${EXPRESS}import pug from "pug";
app.get("/p", (req, res) => res.send(pug.render(\`p \${Number(req.query.page)}\`)));
`,
    },
  ],
  invalid: [
    {
      name: "Handlebars",
      code: `${EXPRESS}import Handlebars from "handlebars";
app.post("/p", (req, res) => res.send(Handlebars.compile(req.body.text)({})));
`,
      findings: [{ at: "Handlebars.compile(req.body.text)" }],
    },
    {
      name: "EJS, CommonJS",
      code: `const express = require("express");
const ejs = require("ejs");
const app = express();
app.get("/p", (req, res) => res.send(ejs.render("<h1>" + req.query.title + "</h1>")));
`,
      findings: [{ at: 'ejs.render("<h1>" + req.query.title + "</h1>")' }],
    },
    {
      name: "lodash",
      code: `${EXPRESS}import _ from "lodash";
app.post("/p", (req, res) => res.send(_.template(req.body.text)({})));
`,
      findings: [{ at: "_.template(req.body.text)" }],
    },
    {
      name: "through another file",
      path: "src/mail.ts",
      code: `import pug from "pug";
export function preview(text: string) {
  return pug.render(text);
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { preview } from "./mail.ts";
app.post("/p", (req, res) => res.send(preview(req.body.text)));
`,
      },
      findings: [{ at: "pug.render(text)" }],
    },
  ],
});
