import { rule } from "../../../src/rules/injection/ssrf/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "only the path",
      code: `${EXPRESS}app.get("/r/:id", async (req, res) => res.json(await fetch(\`https://rates.example.com/v1/\${encodeURIComponent(req.params.id)}\`)));
`,
    },
    {
      name: "only the query",
      code: `${EXPRESS}import axios from "axios";
app.get("/r", async (req, res) => res.json(await axios.get("https://rates.example.com/v1", { params: { zip: req.query.zip } })));
`,
    },
    {
      name: "a listed host",
      code: `${EXPRESS}const HOSTS = new Set(["a.example.com"]);
app.get("/r", async (req, res) => {
  const host = req.query.host as string;
  if (!HOSTS.has(host)) return res.sendStatus(400);
  res.json(await fetch(\`https://\${host}/v1\`));
});
`,
    },
    {
      name: "the configuration",
      code: `export const ask = () => fetch(\`\${process.env.RATES_URL}/v1\`);
`,
    },
    {
      name: "the body of a request",
      code: `${EXPRESS}import axios from "axios";
app.post("/r", async (req, res) => res.json(await axios.post("https://rates.example.com", req.body)));
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}app.get("/r", async (req, res) => res.json(await fetch("https://rates.example.com/" + Number(req.query.id))));
`,
    },
    {
      name: "the browser asks its own server",
      path: "src/page.js",
      code: `fetch("/api/search?q=" + encodeURIComponent(location.hash));
`,
    },
  ],
  invalid: [
    {
      name: "fetch",
      code: `${EXPRESS}app.post("/i", async (req, res) => res.json(await fetch(req.body.url)));
`,
      findings: [{ at: "fetch(req.body.url)" }],
    },
    {
      name: "axios, CommonJS",
      code: `const express = require("express");
const axios = require("axios");
const app = express();
app.get("/i", async (req, res) => {
  const { data } = await axios.get(req.query.url);
  res.json(data.length);
});
`,
      findings: [{ at: "axios.get(req.query.url)" }],
    },
    {
      name: "the host in a template",
      code: `${EXPRESS}import got from "got";
app.get("/i", async (req, res) => res.json(await got(\`https://\${req.query.shop}/admin/oauth\`)));
`,
      findings: [{ at: "got(`https://${req.query.shop}/admin/oauth`)" }],
    },
    {
      name: "a handler of Fastify and the client of Node",
      code: `import Fastify from "fastify";
import https from "node:https";
const app = Fastify();
app.post("/i", async (request) => https.get(request.body.url));
`,
      findings: [{ at: "https.get(request.body.url)" }],
    },
    {
      name: "through another file",
      path: "src/images.ts",
      code: `export async function download(address: string) {
  const response = await fetch(address);
  return response.arrayBuffer();
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { download } from "./images.ts";
app.post("/i", async (req, res) => res.json(await download(req.body.image.url)));
`,
      },
      findings: [{ at: "fetch(address)" }],
    },
  ],
});
