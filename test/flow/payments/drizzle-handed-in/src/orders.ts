import { Hono } from "hono";
import { z } from "zod";
import { orders, products } from "./schema";

const app = new Hono();
const orderSchema = z.object({ items: z.array(z.object({ price: z.number(), quantity: z.number() })) });

// The database comes from a middleware; the table says what kind of one it is.
app.post("/orders", async (c) => {
  const db = c.get("db");
  const data = orderSchema.parse(await c.req.json());
  const totalAmount = data.items.reduce((sum, item) => sum + item.price * item.quantity, 0);
  await db.insert(orders).values({ id: "1", totalAmount, status: "pending" }); // !alert client-supplied-order-total
  return c.json({});
});

app.post("/products", async (c) => {
  const { price } = orderSchema.shape.items.element.parse(await c.req.json());
  await c.get("db").insert(products).values({ id: "1", price }); // !safe client-supplied-order-total
  return c.json({});
});

app.post("/list", async (c) => {
  const { list, total } = await c.req.json();
  list.insert({ total }); // !safe client-supplied-order-total
  return c.json({});
});

export default app;
