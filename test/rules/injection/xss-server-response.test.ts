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
      name: "the answer to a method that no link and no form sends",
      code: `${EXPRESS}const save = (req, res) => res.send("<p>" + req.body.content);
app.put("/templates", save);
app.route("/notes").patch((req, res) => res.send("<p>" + req.body.note));
app.delete("/notes", (req, res) => res.send("<p>" + req.query.note));
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
      name: "a handler of two methods",
      code: `${EXPRESS}const save = (req, res) => res.send("<p>" + req.query.content);
app.put("/templates", save);
app.get("/templates", save);
`,
      findings: [{ at: 'res.send("<p>" + req.query.content)' }],
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
    {
      name: "text and quoted attributes with a package",
      code: `import express from "express";
const app = express();
app.get("/a", (req, res) => res.send(\`<p title="\${req.query.t}">\${req.query.q}</p>\`));
`,
      files: { "package.json": '{"dependencies":{"escape-html":"*"}}' },
      findings: [
        { at: 'res.send(`<p title="${req.query.t}">${req.query.q}</p>`)', fixes: ["escape-html"] },
      ],
      fixed: {
        "escape-html": `import express from "express";
import escapeHtml from "escape-html";
const app = express();
app.get("/a", (req, res) => res.send(\`<p title="\${escapeHtml(String(req.query.t))}">\${escapeHtml(String(req.query.q))}</p>\`));
`,
      },
    },
    {
      name: "a page that grows, without a package",
      path: "src/store.js",
      code: `const express = require('express')
const app = express()
app.post('/a', (req, res) => {
  const { q } = req.body
  let page = '<h1>' + q + '</h1>'
  page += \`<ul>\${req.body.items.map((item) => \`<li>\${item.name}</li>\`).join('')}</ul>\`
  res.send(page)
})
`,
      findings: [{ at: "res.send(page)", fixes: ["escape-html"] }],
      fixed: {
        "escape-html": `const express = require('express')
const app = express()
app.post('/a', (req, res) => {
  const { q } = req.body
  let page = '<h1>' + escapeHtml(q) + '</h1>'
  page += \`<ul>\${req.body.items.map((item) => \`<li>\${escapeHtml(item.name)}</li>\`).join('')}</ul>\`
  res.send(page)
})

/** Writes a value so that HTML shows it as text. */
function escapeHtml(value) {
  return String(value)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}
`,
      },
    },
    {
      name: "scripts, addresses, attributes without quotes, and markup",
      code: `import express from "express";
const app = express();
app.get("/a", (req, res) => res.send(\`<script>var a = "\${req.query.a}"</script>\`));
app.get("/b", (req, res) => res.send(\`<a href="\${req.query.a}">x</a>\`));
app.get("/c", (req, res) => res.send(\`<a onclick="\${req.query.a}">x</a>\`));
app.get("/d", (req, res) => res.send(\`<a class=\${req.query.a}>x</a>\`));
app.get("/e", (req, res) => res.send(\`<div>\${req.query.html}</div>\`));
app.get("/f", (req, res) => res.send(\`<!-- \${req.query.a} -->\`));
`,
      findings: [
        { at: 'res.send(`<script>var a = "${req.query.a}"</script>`)', fixes: [] },
        { at: 'res.send(`<a href="${req.query.a}">x</a>`)', fixes: [] },
        { at: 'res.send(`<a onclick="${req.query.a}">x</a>`)', fixes: [] },
        { at: "res.send(`<a class=${req.query.a}>x</a>`)", fixes: [] },
        { at: "res.send(`<div>${req.query.html}</div>`)", fixes: [] },
        { at: "res.send(`<!-- ${req.query.a} -->`)", fixes: [] },
      ],
    },
  ],
});
