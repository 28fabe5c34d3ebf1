import { rule } from "../../../src/rules/injection/xss-server-response/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "JSON",
      code: `${EXPRESS}app.get("/s", (req, res) => res.json({ query: req.query.q }));
`,
    },
    {
      name: "escaped",
      code: `${EXPRESS}import escapeHtml from "escape-html";
app.get("/s", (req, res) => res.send(\`<h1>\${escapeHtml(req.query.q as string)}</h1>\`));
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}app.get("/s", (req, res) => res.send(\`<h1>Page \${Number(req.query.page)}</h1>\`));
`,
    },
    {
      name: "an object is sent as JSON",
      code: `${EXPRESS}app.post("/s", (req, res) => res.send({ name: req.body.name }));
`,
    },
    {
      name: "a template that escapes",
      code: `${EXPRESS}app.get("/s", (req, res) => res.render("search", { q: req.query.q }));
`,
    },
    {
      name: "encoded",
      code: `${EXPRESS}app.get("/s", (req, res) => res.send(\`<a href="/s?q=\${encodeURIComponent(String(req.query.q))}">again</a>\`));
`,
    },
  ],
  invalid: [
    {
      name: "a template in Express",
      code: `${EXPRESS}app.get("/s", (req, res) => res.send(\`<h1>\${req.query.q}</h1>\`));
`,
      findings: [{ at: "res.send(`<h1>${req.query.q}</h1>`)" }],
    },
    {
      name: "joined texts behind a status, CommonJS",
      code: `const express = require("express");
const app = express();
app.use((req, res) => {
  const page = "<p>No page called " + req.query.page + "</p>";
  res.status(404).send(page);
});
`,
      findings: [{ at: "res.status(404).send(page)" }],
    },
    {
      name: "a server of Node",
      code: `import http from "node:http";
http.createServer((req, res) => {
  res.writeHead(200, { "Content-Type": "text/html" });
  res.end(\`<p>\${req.url}</p>\`);
}).listen(80);
`,
      findings: [{ at: "res.end(`<p>${req.url}</p>`)" }],
    },
    {
      name: "Fastify with the type of pages",
      code: `import Fastify from "fastify";
const app = Fastify();
app.get("/s", async (request, reply) => reply.type("text/html").send(\`<h1>\${request.query.q}</h1>\`));
`,
      findings: [{ at: 'reply.type("text/html").send(`<h1>${request.query.q}</h1>`)' }],
    },
    {
      name: "a page that another file makes",
      code: `${EXPRESS}import { page } from "./page.ts";
app.get("/s", (req, res) => res.send(page(req.query.title as string)));
`,
      files: {
        "src/page.ts": `export function page(title: string) {
  return \`<title>\${title}</title>\`;
}
`,
      },
      findings: [{ at: "res.send(page(req.query.title as string))" }],
    },
  ],
});
