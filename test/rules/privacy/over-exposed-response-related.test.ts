import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

describe("what queries bring along", () => {
  const FILES = {
    "package.json":
      '{"dependencies":{"next":"15.1.0","@prisma/client":"6.2.1","drizzle-orm":"0.38.2","hono":"4.6.14","fastify":"5.2.0","knex":"3.1.0","mongodb":"6.12.0","@react-router/node":"7.1.1","react-router":"7.1.1"}}',
    "prisma/schema.prisma": `model User {
  id String @id
  passwordHash String
  orders Order[]
}
model Order {
  id String @id
  userId String
  user User @relation(fields: [userId], references: [id])
}
`,
    "src/db.ts": `import { drizzle } from "drizzle-orm/d1";
import { relations } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
export const users = sqliteTable("users", { id: integer("id"), email: text("email"), passwordHash: text("password_hash") });
export const orders = sqliteTable("orders", { id: integer("id"), userId: integer("user_id") });
export const ordersRelations = relations(orders, ({ one }) => ({ user: one(users, { fields: [orders.userId], references: [users.id] }) }));
export const db = drizzle(process.env.DB, { schema: { users, orders, ordersRelations } });
`,
  };
  const told = (path: string, code: string, more: Readonly<Record<string, string>> = {}) =>
    projectFindings(rule, { ...FILES, ...more, [path]: code }).map(
      ({ underlined, message }) => `${underlined}: ${/with `(.*?)`/.exec(message)?.[1]}`,
    );
  const route = (body: string): string => `import { prisma } from "../../../lib/prisma";
export async function GET() {
  ${body}
}
`;
  const hono = (body: string): string => `import { Hono } from "hono";
import { and, eq } from "drizzle-orm";
import { db, orders, users } from "./db";
const app = new Hono();
app.get("/api/me/order", async (c) => {
  ${body}
});
export default app;
`;
  const NEXT = "src/app/api/orders/route.ts";

  it.each([
    [
      NEXT,
      route(
        "const order = await prisma.order.findUnique({ where: { id: '1' }, include: { user: true } });\n  return Response.json(order);",
      ),
      "order: user.passwordHash",
    ],
    [
      "src/index.ts",
      hono("return c.json(await db.query.users.findFirst({ where: eq(users.id, 1) }));"),
      "await db.query.users.findFirst({ where: eq(users.id, 1) }): passwordHash",
    ],
    [
      "src/index.ts",
      hono(
        "const order = await db.query.orders.findFirst({ with: { user: true } });\n  return c.json({ order });",
      ),
      "order: user.passwordHash",
    ],
  ])("in %s: %s", (path, code, expected) => {
    expect(told(path, code)).toEqual([expected]);
  });

  it.each([
    [
      NEXT,
      route(
        "return Response.json(await prisma.order.findMany({ include: { user: { select: { id: true } } } }));",
      ),
    ],
    [
      NEXT,
      route(
        "return Response.json(await prisma.order.findMany({ include: { user: { omit: { passwordHash: true } } } }));",
      ),
    ],
    [
      NEXT,
      route(
        "return Response.json(await prisma.order.findMany({ select: { user: { select: { id: true } } } }));",
      ),
    ],
    [
      NEXT,
      route(
        "const order = await prisma.order.findFirst({ include: { user: true } });\n  delete order.user.passwordHash;\n  return Response.json(order);",
      ),
    ],
    [
      "src/index.ts",
      hono("return c.json(await db.query.users.findFirst({ columns: { email: true } }));"),
    ],
    [
      "src/index.ts",
      hono(
        "return c.json(await db.query.orders.findMany({ with: { user: { columns: { email: true } } } }));",
      ),
    ],
    [
      "src/index.ts",
      hono(
        "return c.json(await db.select({ id: orders.id }).from(orders).innerJoin(users, eq(orders.userId, users.id)));",
      ),
    ],
  ])("are silent in %s about %s", (path, code) => {
    expect(told(path, code)).toEqual([]);
  });

  it("are told where a handler's own value is the answer", () => {
    const fastify = `import Fastify from "fastify";
import { db } from "./knex.js";
const app = Fastify();
app.post("/signup", async (request, reply) => {
  const [user] = await db("customers").insert({ email: request.body.email, password_hash: await hash(request.body.password) }).returning("*");
  return user;
});
app.get("/name", async () => {
  const [user] = await db("customers").insert({ email: "a", password_hash: "b" }).returning("email");
  return user;
});
`;
    expect(told("src/server.js", fastify)).toEqual(["user: password_hash"]);
    const loader = `import { db } from "../../src/db";
export async function loader({ params }) {
  const order = await db.query.orders.findFirst({ with: { user: true } });
  return { order };
}
`;
    expect(told("app/routes/orders.$id.tsx", loader)).toEqual(["order: user.passwordHash"]);
  });

  it("are told in the properties of a page, by what another file fills a collection with", () => {
    const page = `import { db } from "../../lib/mongo";
export async function getServerSideProps({ params }) {
  const user = await db.collection("users").findOne({ slug: params.id });
  return { props: { user: JSON.parse(JSON.stringify(user)) } };
}
export default function Account({ user }) { return <p>{user.name}</p>; }
`;
    const fills = (field: string) => ({
      "pages/api/register.js": `import { db } from "../../lib/mongo";
export default async function handler(req, res) {
  await db.collection("users").insertOne({ email: String(req.body.email), ${field}: await hash(req.body.secret) });
  res.status(201).end();
}
`,
    });
    expect(told("pages/account/[id].js", page, fills("password"))).toHaveLength(1);
    expect(told("pages/account/[id].js", page, fills("pin"))).toEqual([]);
  });
});
