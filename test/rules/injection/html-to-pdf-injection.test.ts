import { rule } from "../../../src/rules/injection/html-to-pdf-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const START = `import express from "express";
import puppeteer from "puppeteer";
const app = express();
app.use(express.json());
`;

/** A handler that prints a page. */
function printing(html: string, more = ""): string {
  return `${START}${more}app.post("/invoice", async (req, res) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.setContent(${html});
  res.send(await page.pdf());
});
`;
}

testRule(rule, {
  valid: [
    { name: "a fixed page", code: printing(`"<h1>Invoice</h1>"`) },
    { name: "a number", code: printing("`<h1>${Number(req.body.number)}</h1>`") },
    {
      name: "escaped",
      code: printing(
        "`<h1>${escapeHtml(req.body.name)}</h1>`",
        `import escapeHtml from "escape-html";\n`,
      ),
    },
    {
      name: "a template that escapes",
      code: printing(
        "Handlebars.compile(source)({ name: req.body.name })",
        `import Handlebars from "handlebars";\nconst source = "<h1>{{name}}</h1>";\n`,
      ),
    },
    {
      name: "cleaned HTML",
      code: printing(
        "sanitizeHtml(req.body.letter)",
        `import sanitizeHtml from "sanitize-html";\n`,
      ),
    },
    {
      name: "a test that a developer runs",
      code: `import puppeteer from "puppeteer";
const browser = await puppeteer.launch();
const page = await browser.newPage();
await page.setContent(process.argv[2]);
`,
    },
  ],
  invalid: [
    {
      name: "puppeteer",
      code: printing("`<h1>Invoice for ${req.body.name}</h1>`"),
      findings: [
        { at: "page.setContent(`<h1>Invoice for ${req.body.name}</h1>`)", fixes: ["escape-html"] },
      ],
    },
    {
      name: "html-pdf in CommonJS",
      code: `const pdf = require("html-pdf");
const express = require("express");
const app = express();
app.use(express.json());
app.post("/letter", (req, res) => {
  pdf.create("<p>" + req.body.text + "</p>").toStream((error, stream) => stream.pipe(res));
});
`,
      findings: [{ at: 'pdf.create("<p>" + req.body.text + "</p>")' }],
    },
    {
      name: "a route of Next with playwright",
      path: "src/app/api/gift-card/route.ts",
      code: `import { chromium } from "playwright";
export async function POST(request: Request) {
  const { message } = await request.json();
  const browser = await chromium.launch();
  const page = await browser.newPage();
  await page.setContent(\`<p>\${message}</p>\`);
  return new Response(await page.pdf());
}
`,
      findings: [{ at: "page.setContent(`<p>${message}</p>`)" }],
    },
    {
      name: "html-pdf-node",
      code: `${START}import { generatePdf } from "html-pdf-node";
app.post("/card", async (req, res) => {
  res.send(await generatePdf({ content: req.body.html }, { format: "A6" }));
});
`,
      findings: [{ at: 'generatePdf({ content: req.body.html }, { format: "A6" })' }],
    },
  ],
});
