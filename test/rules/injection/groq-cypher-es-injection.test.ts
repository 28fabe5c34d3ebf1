import { rule } from "../../../src/rules/injection/groq-cypher-es-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a parameter of GROQ",
      code: `${EXPRESS}import { createClient } from "@sanity/client";
const client = createClient({ projectId: "shop" });
app.get("/p/:slug", async (req, res) => res.json(await client.fetch("*[slug == $slug]", { slug: req.params.slug })));
`,
    },
    {
      name: "a parameter of Cypher",
      code: `${EXPRESS}import neo4j from "neo4j-driver";
const session = neo4j.driver("neo4j://db").session();
app.get("/p", async (req, res) => res.json(await session.run("MATCH (p {name: $name}) RETURN p", { name: req.query.name })));
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}import { createClient } from "@sanity/client";
const client = createClient({ projectId: "shop" });
app.get("/p", async (req, res) => res.json(await client.fetch(\`*[price < \${Number(req.query.max)}]\`)));
`,
    },
    {
      name: "a constant piece",
      code: `import { createClient } from "@sanity/client";
const client = createClient({ projectId: "shop" });
const FIELDS = "{ title, price }";
export const all = () => client.fetch(\`*[_type == "product"] \${FIELDS}\`);
`,
    },
    {
      name: "a match of Elasticsearch",
      code: `${EXPRESS}import { Client } from "@elastic/elasticsearch";
const client = new Client({ node: "http://localhost:9200" });
app.get("/p", async (req, res) => res.json(await client.search({ query: { match: { title: String(req.query.q) } } })));
`,
    },
  ],
  invalid: [
    {
      name: "GROQ",
      code: `${EXPRESS}import { createClient } from "@sanity/client";
const client = createClient({ projectId: "shop" });
app.get("/p/:slug", async (req, res) => res.json(await client.fetch(\`*[slug == "\${req.params.slug}"]\`)));
`,
      findings: [{ at: 'client.fetch(`*[slug == "${req.params.slug}"]`)' }],
    },
    {
      name: "Cypher, CommonJS",
      code: `const express = require("express");
const neo4j = require("neo4j-driver");
const app = express();
const session = neo4j.driver("neo4j://db").session();
app.get("/p", async (req, res) => res.json(await session.run("MATCH (p {name: '" + req.query.name + "'}) RETURN p")));
`,
      findings: [{ at: 'session.run("MATCH (p {name: \'" + req.query.name + "\'}) RETURN p")' }],
    },
    {
      name: "the query language of Elasticsearch",
      code: `${EXPRESS}import { Client } from "@elastic/elasticsearch";
const client = new Client({ node: "http://localhost:9200" });
app.get("/p", async (req, res) => res.json(await client.search({ q: \`title:\${req.query.q}\` })));
`,
      findings: [{ at: "client.search({ q: `title:${req.query.q}` })" }],
    },
    {
      name: "through another file",
      path: "src/catalogue.ts",
      code: `import { createClient } from "@sanity/client";
const client = createClient({ projectId: "shop" });
export const bySlug = (slug: string) => client.fetch(\`*[slug == "\${slug}"][0]\`);
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { bySlug } from "./catalogue.ts";
app.get("/p/:slug", async (req, res) => res.json(await bySlug(req.params.slug)));
`,
      },
      findings: [{ at: 'client.fetch(`*[slug == "${slug}"][0]`)' }],
    },
    {
      name: "Cypher with a text and a number",
      code: `import express from "express";
import neo4j from "neo4j-driver";
const app = express();
const driver = neo4j.driver("x");
app.get("/p", async (req, res) => {
  const session = driver.session();
  res.json(await session.run(\`MATCH (p:Product {name: '\${req.query.name}'}) WHERE p.price < \${req.query.price} RETURN p\`));
});
`,
      findings: [
        {
          at: "session.run(`MATCH (p:Product {name: '${req.query.name}'}) WHERE p.price < ${req.query.price} RETURN p`)",
          fixes: ["bind-names"],
        },
      ],
      fixed: {
        "bind-names": `import express from "express";
import neo4j from "neo4j-driver";
const app = express();
const driver = neo4j.driver("x");
app.get("/p", async (req, res) => {
  const session = driver.session();
  res.json(await session.run("MATCH (p:Product {name: $name}) WHERE p.price < $price RETURN p", { name: req.query.name, price: Number(req.query.price) }));
});
`,
      },
    },
    {
      name: "GROQ beside other parameters",
      code: `import express from "express";
import { createClient } from "@sanity/client";
const app = express();
const client = createClient({});
app.get("/q/:slug", async (req, res) => res.json(await client.fetch(\`*[_type == $type && slug.current == "\${req.params.slug}"][0]\`, { type: "product" })));
`,
      findings: [
        {
          at: 'client.fetch(`*[_type == $type && slug.current == "${req.params.slug}"][0]`, { type: "product" })',
          fixes: ["bind-names"],
        },
      ],
      fixed: {
        "bind-names": `import express from "express";
import { createClient } from "@sanity/client";
const app = express();
const client = createClient({});
app.get("/q/:slug", async (req, res) => res.json(await client.fetch("*[_type == $type && slug.current == $slug][0]", { type: "product", slug: req.params.slug })));
`,
      },
    },
    {
      name: "labels and limits are no values",
      code: `import express from "express";
import neo4j from "neo4j-driver";
const app = express();
const driver = neo4j.driver("x");
app.get("/p", async (req, res) => void (await driver.session().run(\`MATCH (p:\${req.query.label}) RETURN p\`)));
app.get("/q", async (req, res) => void (await driver.session().run(\`MATCH (p) RETURN p LIMIT \${req.query.n}\`)));
`,
      findings: [
        { at: "driver.session().run(`MATCH (p:${req.query.label}) RETURN p`)", fixes: [] },
        { at: "driver.session().run(`MATCH (p) RETURN p LIMIT ${req.query.n}`)", fixes: [] },
      ],
    },
  ],
});
