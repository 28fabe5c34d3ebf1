import { rule } from "../../../src/rules/injection/sql-unsafe-raw-api/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const PRISMA = `import { Prisma, PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
`;

function query(call: string, before = PRISMA): string {
  return `${before}export const find = (email: string, table: string, ids: string[], status: string) => ${call};
`;
}

testRule(rule, {
  valid: [
    { name: "a tag", code: query("prisma.$queryRaw`SELECT 1 FROM orders WHERE email = ${email}`") },
    { name: "a constant", code: query('prisma.$queryRawUnsafe("SELECT 1")') },
    {
      name: "a value apart",
      code: query('prisma.$queryRawUnsafe("SELECT 1 WHERE email = $1", email)'),
    },
    {
      name: "the name of a table",
      code: query("prisma.$queryRawUnsafe(`SELECT 1 FROM ${table}`)"),
    },
    {
      name: "a direction in capital letters",
      code: query(
        "prisma.$queryRawUnsafe(`SELECT 1 FROM orders ORDER BY id ${order.toUpperCase()}`)",
      ).replace("email: string", 'order: "asc" | "desc"'),
    },
    {
      name: "a name after a keyword",
      code: query("prisma.$queryRawUnsafe(`DROP INDEX ${status}`)"),
    },
    {
      name: "a number under a name",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export function find(given: string) {
  const item = Number.parseInt(given, 10);
  return prisma.$queryRawUnsafe(\`SELECT 1 FROM orders WHERE id = \${item}\`);
}`,
    },
    {
      name: "one of two constants under a name",
      code: `import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export function find(upper: boolean, given: string) {
  const fn = upper ? "UPPER" : "LOWER";
  return knex.raw(\`SELECT \${fn}(?)\`, [given]);
}`,
    },
    {
      name: "a name that the builder puts between quotes",
      code: `import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export function joined(joinedWith: string) {
  return knex("items").joinRaw(\`, \${knex.ref(joinedWith)}\`);
}`,
    },
    {
      name: "the text of a query that a builder made",
      code: `import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export function find(order: string) {
  const inner = knex("items").where({ order }).toString();
  return knex.raw(\`SELECT * FROM (\${inner}) t\`);
}`,
    },
    {
      name: "placeholders",
      code: query(
        'prisma.$queryRawUnsafe(`SELECT 1 WHERE id IN (${ids.map(() => "?").join(",")})`, ...ids)',
      ),
    },
    {
      name: "a constant of another file",
      code: `${PRISMA}import { STATUS } from "./status.ts";
export const find = () => prisma.$queryRawUnsafe(\`SELECT 1 WHERE status = '\${STATUS}'\`);
`,
      files: { "src/status.ts": 'export const STATUS = "paid";\n' },
    },
    {
      name: "a number",
      code: query("prisma.$queryRawUnsafe(`SELECT 1 WHERE id = ${Number(email)}`)"),
    },
    {
      name: "a migration",
      path: "src/migrations/1.ts",
      code: query("prisma.$executeRawUnsafe(`UPDATE orders SET email = '${email}'`)"),
    },
    { name: "another function of this name", code: query("email.raw(`a${email}`)", "") },
  ],
  invalid: [
    {
      name: "one of two, of which a caller decides one",
      code: `import knexFactory from "knex";
const knex = knexFactory({ client: "pg" });
export function find(given: string) {
  const text = given === "" ? "none" : given;
  return knex.raw(\`SELECT \${text}\`);
}`,
      findings: [{ at: "knex.raw(`SELECT ${text}`)" }],
    },
    {
      name: "a value in quotes",
      code: query("prisma.$queryRawUnsafe(`SELECT 1 WHERE email = '${email}'`)"),
      findings: [
        { at: "prisma.$queryRawUnsafe(`SELECT 1 WHERE email = '${email}'`)", level: "warning" },
      ],
    },
    {
      name: "a value",
      code: query("prisma.$queryRawUnsafe(`SELECT 1 WHERE email = ${email}`)"),
      findings: [{ at: "prisma.$queryRawUnsafe(`SELECT 1 WHERE email = ${email}`)" }],
      fixed: { "use-tag": query("prisma.$queryRaw`SELECT 1 WHERE email = ${email}`") },
    },
    {
      name: "a sum",
      code: query(`prisma.$executeRawUnsafe("DELETE FROM carts WHERE email = '" + email + "'")`),
      findings: [
        { at: `prisma.$executeRawUnsafe("DELETE FROM carts WHERE email = '" + email + "'")` },
      ],
    },
    {
      name: "knex",
      code: query(
        "knex.raw(`lower(email) = '${email}'`)",
        'import knexOf from "knex";\nconst knex = knexOf({});\n',
      ),
      findings: [{ at: "knex.raw(`lower(email) = '${email}'`)" }],
    },
    {
      name: "a condition of knex",
      code: query("db.whereRaw(`email = '${email}'`)", "declare const db: any;\n"),
      findings: [{ at: "db.whereRaw(`email = '${email}'`)" }],
    },
    {
      name: "sequelize",
      code: query(
        "sequelize.literal(`(SELECT 1 WHERE email = '${email}')`)",
        'import { Sequelize } from "sequelize";\nconst sequelize = new Sequelize("");\n',
      ),
      findings: [{ at: "sequelize.literal(`(SELECT 1 WHERE email = '${email}')`)" }],
    },
    {
      name: "a text by a name",
      code: `${PRISMA}export function find(email: string) {
  const text = \`SELECT 1 WHERE email = '\${email}'\`;
  return prisma.$queryRawUnsafe(text);
}
`,
      findings: [{ at: "prisma.$queryRawUnsafe(text)" }],
    },
  ],
});
