import { rule } from "../../../src/rules/injection/code-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a constant",
      code: `eval("1 + 1");
`,
    },
    {
      name: "two numbers and a listed operator",
      code: `${EXPRESS}app.get("/c", (req, res) => {
  const operator = String(req.query.op);
  if (!["+", "-"].includes(operator)) return res.sendStatus(400);
  res.json(eval(\`\${parseFloat(req.query.a)} \${operator} \${parseFloat(req.query.b)}\`));
});
`,
    },
    {
      name: "data is parsed",
      code: `${EXPRESS}app.post("/c", (req, res) => res.json(JSON.parse(req.body.rule)));
`,
    },
    {
      name: "a timer with a function",
      code: `${EXPRESS}app.post("/c", (req, res) => setTimeout(() => console.log(req.body.name), 100));
`,
    },
    {
      name: "a function of one's own that is called eval",
      code: `${EXPRESS}const calculator = { eval: (text: string) => text.length };
app.post("/c", (req, res) => res.json(calculator.eval(req.body.formula)));
`,
    },
    {
      name: "code of the shop",
      code: `import vm from "node:vm";
const script = "shop.version";
export const version = () => vm.runInNewContext(script, { shop: { version: 1 } });
`,
    },
  ],
  invalid: [
    {
      name: "what another server answers",
      code: `export async function load() { const answer = await fetch("https://files.example/rules.js"); eval(await answer.text()); }`,
      findings: [{ at: "eval(await answer.text())", level: "warning" }],
    },
    {
      name: "eval in Express",
      code: `${EXPRESS}app.post("/c", (req, res) => res.json(eval(req.body.formula)));
`,
      findings: [{ at: "eval(req.body.formula)" }],
    },
    {
      name: "a function made of a text",
      code: `const express = require("express");
const app = express();
app.get("/c", (req, res) => {
  const run = new Function("price", "return " + req.query.rule);
  res.json(run(1));
});
`,
      findings: [{ at: 'new Function("price", "return " + req.query.rule)' }],
    },
    {
      name: "a context of vm, in Koa",
      code: `import Koa from "koa";
import vm from "node:vm";
const app = new Koa();
app.use(async (ctx) => {
  ctx.body = vm.runInNewContext(ctx.query.rule, { price: 1 });
});
`,
      findings: [{ at: "vm.runInNewContext(ctx.query.rule, { price: 1 })" }],
    },
    {
      name: "the address bar",
      path: "src/widget.js",
      code: `eval(decodeURIComponent(location.hash.slice(1)));
`,
      findings: [{ at: "eval(decodeURIComponent(location.hash.slice(1)))", level: "error" }],
    },
    {
      name: "through another file",
      path: "src/discounts.ts",
      code: `export function discount(rule: string, price: number) {
  return new Function("price", \`return \${rule}\`)(price);
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { discount } from "./discounts.ts";
app.post("/discount", (req, res) => res.json(discount(req.body.rule, 100)));
`,
      },
      findings: [{ at: 'new Function("price", `return ${rule}`)' }],
    },
    {
      name: "data that is read by evaluating it",
      path: "src/store.js",
      code: `const express = require("express");
const app = express();
app.post("/a", (req, res) => res.json(eval("(" + req.body.cart + ")")));
app.post("/b", (req, res) => res.json(new Function("return " + req.body.cart)()));
app.post("/c", (req, res) => res.json(eval(req.body.formula)));
`,
      findings: [
        { at: 'eval("(" + req.body.cart + ")")', fixes: ["parse-json"] },
        { at: 'new Function("return " + req.body.cart)', fixes: ["parse-json"] },
        { at: "eval(req.body.formula)", fixes: [] },
      ],
      fixed: {
        "parse-json": `const express = require("express");
const app = express();
app.post("/a", (req, res) => res.json(JSON.parse(String(req.body.cart))));
app.post("/b", (req, res) => res.json(new Function("return " + req.body.cart)()));
app.post("/c", (req, res) => res.json(eval(req.body.formula)));
`,
      },
    },
  ],
});
