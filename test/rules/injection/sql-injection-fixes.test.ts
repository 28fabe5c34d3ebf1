import { rule } from "../../../src/rules/injection/sql-injection/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

testFindings(rule, [
  {
    name: "values beside others, a limit and a pattern",
    code: `import express from "express";
import { Pool } from "pg";
const app = express();
const pool = new Pool();
app.get("/a", (req, res) => pool.query(\`SELECT * FROM products WHERE name LIKE '%\${req.query.name}%' AND shop = $1 LIMIT \${req.query.n}\`, [1]));
`,
    findings: [
      {
        at: "pool.query(`SELECT * FROM products WHERE name LIKE '%${req.query.name}%' AND shop = $1 LIMIT ${req.query.n}`, [1])",
        fixes: ["bind-values"],
      },
    ],
    fixed: {
      "bind-values": `import express from "express";
import { Pool } from "pg";
const app = express();
const pool = new Pool();
app.get("/a", (req, res) => pool.query("SELECT * FROM products WHERE name LIKE $2 AND shop = $1 LIMIT $3", [1, \`%\${req.query.name}%\`, Number(req.query.n)]));
`,
    },
  },
  {
    name: "a statement in a variable, over several lines",
    code: `import express from "express";
import { Pool } from "pg";
const app = express();
const pool = new Pool();
app.post("/e", (req, res) => {
  const sql = \`
    INSERT INTO reviews (name, text)
    VALUES ('\${req.body.name}', '\${req.body.text}')\`;
  pool.query(sql);
});
`,
    findings: [{ at: "pool.query(sql)", fixes: ["bind-values"] }],
    fixed: {
      "bind-values": `import express from "express";
import { Pool } from "pg";
const app = express();
const pool = new Pool();
app.post("/e", (req, res) => {
  const sql = \`
    INSERT INTO reviews (name, text)
    VALUES ($1, $2)\`;
  pool.query(sql, [req.body.name, req.body.text]);
});
`,
    },
  },
  {
    name: "mysql gets texts, since it writes objects as conditions",
    path: "src/store.js",
    code: `const express = require('express')
const mysql = require('mysql2')
const connection = mysql.createConnection({})
const router = express.Router()
router.post('/login', (req, res) => {
  connection.query("SELECT * FROM c WHERE shop = ? AND mail = '" + req.body.mail + "' AND pin = ?", [1, 2], () => res.end())
})
`,
    findings: [
      {
        at: 'connection.query("SELECT * FROM c WHERE shop = ? AND mail = \'" + req.body.mail + "\' AND pin = ?", [1, 2], () => res.end())',
        fixes: ["bind-values"],
      },
    ],
    fixed: {
      "bind-values": `const express = require('express')
const mysql = require('mysql2')
const connection = mysql.createConnection({})
const router = express.Router()
router.post('/login', (req, res) => {
  connection.query('SELECT * FROM c WHERE shop = ? AND mail = ? AND pin = ?', [1, String(req.body.mail), 2], () => res.end())
})
`,
    },
  },
  {
    name: "an unsafe query of Prisma",
    code: `import Fastify from "fastify";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = Fastify();
app.get("/p", async (request) => prisma.$queryRawUnsafe<unknown[]>(\`SELECT * FROM p WHERE q LIKE '%\${request.query.q}%' AND z = \${request.query.z}\`));
`,
    findings: [
      {
        at: "prisma.$queryRawUnsafe<unknown[]>(`SELECT * FROM p WHERE q LIKE '%${request.query.q}%' AND z = ${request.query.z}`)",
        fixes: ["bind-values"],
      },
    ],
    fixed: {
      "bind-values": `import Fastify from "fastify";
import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
const app = Fastify();
app.get("/p", async (request) => prisma.$queryRaw<unknown[]>\`SELECT * FROM p WHERE q LIKE \${\`%\${request.query.q}%\`} AND z = \${Number(request.query.z)}\`);
`,
    },
  },
  {
    name: "a condition of a query builder of TypeORM",
    code: `import express from "express";
import { DataSource } from "typeorm";
const app = express();
const source = new DataSource({ type: "postgres" });
app.get("/p", async (req, res) => res.json(await source.getRepository("P").createQueryBuilder("p").where(\`p.name = '\${req.query.name}'\`).andWhere("p.a = :name", { name: 1 }).getMany()));
`,
    findings: [
      {
        at: 'source.getRepository("P").createQueryBuilder("p").where(`p.name = \'${req.query.name}\'`)',
        fixes: ["bind-values"],
      },
    ],
    fixed: {
      "bind-values": `import express from "express";
import { DataSource } from "typeorm";
const app = express();
const source = new DataSource({ type: "postgres" });
app.get("/p", async (req, res) => res.json(await source.getRepository("P").createQueryBuilder("p").where("p.name = :name2", { name2: String(req.query.name) }).andWhere("p.a = :name", { name: 1 }).getMany()));
`,
    },
  },
  {
    name: "TypeORM with the placeholders of its driver",
    code: `import express from "express";
import { DataSource } from "typeorm";
const app = express();
const source = new DataSource({ type: "postgres" });
app.get("/q", async (req, res) => res.json(await source.query(\`SELECT * FROM p WHERE name = '\${req.query.name}'\`)));
`,
    files: { "package.json": '{"dependencies":{"typeorm":"*","pg":"*"}}' },
    findings: [
      {
        at: "source.query(`SELECT * FROM p WHERE name = '${req.query.name}'`)",
        fixes: ["bind-values"],
      },
    ],
    fixed: {
      "bind-values": `import express from "express";
import { DataSource } from "typeorm";
const app = express();
const source = new DataSource({ type: "postgres" });
app.get("/q", async (req, res) => res.json(await source.query("SELECT * FROM p WHERE name = $1", [req.query.name])));
`,
    },
  },
  {
    name: "a query of Sequelize with options",
    code: `import express from "express";
import { QueryTypes, Sequelize } from "sequelize";
const app = express();
const sequelize = new Sequelize("x");
app.get("/p", async (req, res) => res.json(await sequelize.query(\`SELECT * FROM p WHERE name = '\${req.query.name}'\`, { type: QueryTypes.SELECT })));
`,
    findings: [
      {
        at: "sequelize.query(`SELECT * FROM p WHERE name = '${req.query.name}'`, { type: QueryTypes.SELECT })",
        fixes: ["bind-values"],
      },
    ],
    fixed: {
      "bind-values": `import express from "express";
import { QueryTypes, Sequelize } from "sequelize";
const app = express();
const sequelize = new Sequelize("x");
app.get("/p", async (req, res) => res.json(await sequelize.query("SELECT * FROM p WHERE name = $1", { type: QueryTypes.SELECT, bind: [req.query.name] })));
`,
    },
  },
  {
    name: "a raw condition of knex",
    code: `import express from "express";
import { knex } from "knex";
const app = express();
const db = knex({ client: "pg" });
app.get("/p", async (req, res) => res.json(await db("p").whereRaw(\`price > \${req.query.price}\`)));
`,
    findings: [{ at: 'db("p").whereRaw(`price > ${req.query.price}`)', fixes: ["bind-values"] }],
    fixed: {
      "bind-values": `import express from "express";
import { knex } from "knex";
const app = express();
const db = knex({ client: "pg" });
app.get("/p", async (req, res) => res.json(await db("p").whereRaw("price > ?", [String(req.query.price)])));
`,
    },
  },
  {
    name: "a prepared statement of SQLite",
    code: `import express from "express";
import Database from "better-sqlite3";
const app = express();
const db = new Database("x.db");
app.get("/p", async (req, res) => res.json(db.prepare(\`SELECT * FROM p WHERE name = '\${req.query.name}' AND price < \${req.query.price}\`).all()));
`,
    findings: [
      {
        at: "db.prepare(`SELECT * FROM p WHERE name = '${req.query.name}' AND price < ${req.query.price}`)",
        fixes: ["bind-values"],
      },
    ],
    fixed: {
      "bind-values": `import express from "express";
import Database from "better-sqlite3";
const app = express();
const db = new Database("x.db");
app.get("/p", async (req, res) => res.json(db.prepare("SELECT * FROM p WHERE name = ? AND price < ?").all([req.query.name, Number(req.query.price)])));
`,
    },
  },
  {
    name: "a request of mssql",
    code: `import express from "express";
import sql from "mssql";
const app = express();
app.get("/p", async (req, res) => {
  const pool = await sql.connect({});
  res.json(await pool.request().query(\`SELECT * FROM p WHERE name = '\${req.query.name}'\`));
});
`,
    findings: [
      {
        at: "pool.request().query(`SELECT * FROM p WHERE name = '${req.query.name}'`)",
        fixes: ["bind-values"],
      },
    ],
    fixed: {
      "bind-values": `import express from "express";
import sql from "mssql";
const app = express();
app.get("/p", async (req, res) => {
  const pool = await sql.connect({});
  res.json(await pool.request().query\`SELECT * FROM p WHERE name = \${req.query.name}\`);
});
`,
    },
  },
  {
    name: "what is no value has no placeholder",
    code: `import express from "express";
import { Pool } from "pg";
const app = express();
const pool = new Pool();
app.get("/a", (req, res) => pool.query(\`SELECT * FROM p ORDER BY \${req.query.sort}\`));
app.get("/b", (req, res) => pool.query(\`SELECT * FROM p WHERE id IN (\${req.query.ids})\`));
app.get("/c", (req, res) => pool.query(\`SELECT * FROM \${req.query.table} WHERE id = 1\`));
app.get("/d", (req, res) => pool.query(\`SELECT now() - INTERVAL '\${req.query.days} days'\`));
app.get("/e", (req, res) => pool.query(\`CREATE TABLE a AS SELECT '\${req.query.name}'\`));
app.get("/f", (req, res) => pool.query(\`SELECT * FROM p WHERE a = '\${req.query.a}' -- all\`));
app.get("/g", (req, res) => pool.query(\`SELECT * FROM p WHERE a->>'\${req.query.key}' = 'x'\`));
app.get("/h", (req, res) => pool.query(\`SELECT * FROM p WHERE a = \${req.query.a}.b\`));
app.get("/i", (req, res) => pool.query(\`SELECT 1; DELETE FROM p WHERE a = '\${req.query.a}'\`));
`,
    findings: [
      { at: "pool.query(`SELECT * FROM p ORDER BY ${req.query.sort}`)", fixes: [] },
      { at: "pool.query(`SELECT * FROM p WHERE id IN (${req.query.ids})`)", fixes: [] },
      { at: "pool.query(`SELECT * FROM ${req.query.table} WHERE id = 1`)", fixes: [] },
      { at: "pool.query(`SELECT now() - INTERVAL '${req.query.days} days'`)", fixes: [] },
      { at: "pool.query(`CREATE TABLE a AS SELECT '${req.query.name}'`)", fixes: [] },
      { at: "pool.query(`SELECT * FROM p WHERE a = '${req.query.a}' -- all`)", fixes: [] },
      { at: "pool.query(`SELECT * FROM p WHERE a->>'${req.query.key}' = 'x'`)", fixes: [] },
      { at: "pool.query(`SELECT * FROM p WHERE a = ${req.query.a}.b`)", fixes: [] },
      { at: "pool.query(`SELECT 1; DELETE FROM p WHERE a = '${req.query.a}'`)", fixes: [] },
    ],
  },
]);
