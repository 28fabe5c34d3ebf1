import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const SCHEMA = `import { pgTable, text, uuid } from "drizzle-orm/pg-core";
export const customers = pgTable("customers", {
  id: uuid("id").primaryKey(),
  email: text("email"),
  passwordHash: text("password_hash"),
});
export const products = pgTable("products", { id: uuid("id").primaryKey(), title: text("title") });
`;
const files = { "src/schema.ts": SCHEMA };
const routes = (body: string): string => `import { Hono } from "hono";
import { eq } from "drizzle-orm";
import { db } from "./db";
import { customers, products } from "./schema";
export const app = new Hono();
app.get("/customers/:id", async (c) => {
  ${body}
});
`;

testRule(rule, {
  valid: [
    {
      name: "columns that are chosen",
      code: routes(
        "const [one] = await db.select({ id: customers.id, email: customers.email }).from(customers);\n  return c.json(one);",
      ),
      files,
    },
    {
      name: "a table without a password",
      code: routes("return c.json(await db.select().from(products));"),
      files,
    },
    {
      name: "a table of another library",
      code: routes("return c.json(await db.select().from(customers));"),
      files: { "src/schema.ts": SCHEMA.replace("drizzle-orm/pg-core", "./own-tables") },
    },
    {
      name: "a password that is taken out",
      code: routes(
        "const rows = await db.select().from(customers);\n  return c.json(rows.map(({ passwordHash, ...rest }) => rest));",
      ),
      files,
    },
    {
      name: "the rest of a row",
      code: routes(
        "const [{ passwordHash, ...one }] = await db.select().from(customers);\n  return c.json(one);",
      ),
      files,
    },
    {
      name: "what a change gives back, by name",
      code: routes(
        "return c.json(await db.insert(customers).values({ email }).returning({ id: customers.id }));",
      ),
      files,
    },
  ],
  invalid: [
    {
      name: "tables that are joined",
      code: routes(
        "return c.json(await db.select().from(customers).innerJoin(products, eq(products.id, customers.id)));",
      ),
      files,
      findings: [
        {
          at: "await db.select().from(customers).innerJoin(products, eq(products.id, customers.id))",
          message: "`customers.",
        },
      ],
    },
    {
      name: "the first row",
      code: routes(
        'const [one] = await db.select().from(customers).where(eq(customers.id, c.req.param("id")));\n  return c.json(one);',
      ),
      files,
      findings: [{ at: "one" }],
    },
    {
      name: "all rows at once",
      code: routes("return c.json({ customers: await db.select().from(customers).limit(20) });"),
      files,
      findings: [{ at: "await db.select().from(customers).limit(20)" }],
    },
    {
      name: "what a change gives back",
      code: routes(
        "const [made] = await db.insert(customers).values({ email, passwordHash }).returning();\n  return c.json(made, 201);",
      ),
      files,
      findings: [{ at: "made" }],
    },
  ],
});
