import { rule } from "../../../src/rules/injection/sql-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "values beside the statement",
      code: `${EXPRESS}import { Pool } from "pg";
const pool = new Pool();
app.get("/p", (req, res) => pool.query("SELECT * FROM products WHERE name = $1", [req.query.name]));
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}import { Pool } from "pg";
const pool = new Pool();
app.get("/p", (req, res) => pool.query(\`SELECT * FROM products LIMIT \${Number(req.query.limit)}\`));
`,
    },
    {
      name: "a list of the columns that are allowed",
      code: `${EXPRESS}import { Pool } from "pg";
const pool = new Pool();
const COLUMNS = ["name", "price"];
app.get("/p", (req, res) => {
  const column = String(req.query.sort);
  if (!COLUMNS.includes(column)) return res.sendStatus(400);
  pool.query(\`SELECT * FROM products ORDER BY \${column}\`);
});
`,
    },
    {
      name: "a constant table name",
      code: `import { Pool } from "pg";
const pool = new Pool();
const TABLE = "products";
export const all = () => pool.query(\`SELECT * FROM \${TABLE}\`);
`,
    },
    {
      name: "a tag that binds its holes",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.get("/p", async (req, res) => res.json(await prisma.$queryRaw\`SELECT * FROM products WHERE name = \${req.query.name}\`));
`,
    },
    {
      name: "the configuration of the shop",
      code: `import { Pool } from "pg";
const pool = new Pool();
export const zone = () => pool.query(\`SET TIME ZONE '\${process.env.SHOP_ZONE}'\`);
`,
    },
    {
      name: "conditions as an object",
      code: `${EXPRESS}import { knex } from "knex";
const db = knex({ client: "pg" });
app.get("/p", async (req, res) => res.json(await db("products").where({ name: req.query.name })));
`,
    },
  ],
  invalid: [
    {
      name: "a template in Express",
      code: `${EXPRESS}import { Pool } from "pg";
const pool = new Pool();
app.get("/p", (req, res) => pool.query(\`SELECT * FROM products WHERE name = '\${req.query.name}'\`));
`,
      findings: [{ at: "pool.query(`SELECT * FROM products WHERE name = '${req.query.name}'`)" }],
    },
    {
      name: "joined texts in CommonJS",
      code: `const express = require("express");
const mysql = require("mysql2");
const connection = mysql.createConnection({});
const router = express.Router();
router.post("/login", (req, res) => {
  const sql = "SELECT * FROM customers WHERE email = '" + req.body.email + "'";
  connection.query(sql, () => res.end());
});
module.exports = router;
`,
      findings: [{ at: "connection.query(sql, () => res.end())" }],
    },
    {
      name: "a raw order of knex",
      code: `${EXPRESS}import { knex } from "knex";
const db = knex({ client: "pg" });
app.get("/p", async (req, res) => res.json(await db("products").orderByRaw(\`\${req.query.sort} DESC\`)));
`,
      findings: [{ at: 'db("products").orderByRaw(`${req.query.sort} DESC`)', level: "error" }],
    },
    {
      name: "a handler of Fastify and an unsafe query of Prisma",
      code: `import Fastify from "fastify";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = Fastify();
app.get("/p", async (request, reply) => prisma.$queryRawUnsafe(\`SELECT * FROM p WHERE q = '\${request.query.q}'\`));
`,
      findings: [
        { at: "prisma.$queryRawUnsafe(`SELECT * FROM p WHERE q = '${request.query.q}'`)" },
      ],
    },
    {
      name: "a query in another file than the route",
      path: "src/queries.ts",
      code: `import { Pool } from "pg";
const pool = new Pool();
export async function findProducts(term: string) {
  return pool.query("SELECT * FROM products WHERE name LIKE '%" + term + "%'");
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { findProducts } from "./queries";
app.get("/search", async (req, res) => res.json(await findProducts(req.query.q as string)));
`,
      },
      findings: [{ at: 'pool.query("SELECT * FROM products WHERE name LIKE \'%" + term + "%\'")' }],
    },
  ],
});
