import { Hono } from "hono";
import type { JwtVariables } from "hono/jwt";
import { and, eq } from "drizzle-orm";
import { db } from "./db";
import { orders, wishes } from "./schema";

export const account = new Hono<{ Variables: JwtVariables }>();

account.get("/orders/:id", async (c) => {
  const [order] = await db.select().from(orders).where(eq(orders.id, c.req.param("id"))); // !alert idor-by-request-id
  return c.json(order);
});
account.get("/own/:id", async (c) => {
  const { sub } = c.get("jwtPayload");
  const [order] = await db.select().from(orders).where(and(eq(orders.id, c.req.param("id")), eq(orders.customerId, sub))); // !safe idor-by-request-id
  return c.json(order);
});
account.post("/wishes", async (c) => {
  const { userId, sku } = await c.req.json();
  await db.insert(wishes).values({ userId, sku }); // !alert trusted-user-id-from-client
  await db.insert(wishes).values({ userId: c.get("jwtPayload").sub, sku }); // !safe trusted-user-id-from-client
  return c.body(null, 201);
});
