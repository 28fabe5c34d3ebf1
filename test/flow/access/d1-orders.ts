import { Hono } from "hono";
import { requireUser } from "./auth";

type Env = { Bindings: { DB: D1Database }; Variables: { userId: string } };
export const cart = new Hono<Env>();
cart.use(requireUser);

class Orders {
  constructor(private db: D1Database) {}

  find(id: string) {
    return this.db.prepare("SELECT * FROM orders WHERE id = ?").bind(id).first(); // !alert idor-by-request-id
  }
  findOwn(id: string, userId: string) {
    return this.db.prepare("SELECT * FROM orders WHERE id = ? AND user_id = ?").bind(id, userId).first(); // !safe idor-by-request-id
  }
  product(id: string) {
    return this.db.prepare("SELECT * FROM products WHERE id = ?").bind(id).first(); // !safe idor-by-request-id
  }
}

cart.get("/orders/:id", async (c) => c.json(await new Orders(c.env.DB).find(c.req.param("id"))));
cart.get("/own/:id", async (c) => c.json(await new Orders(c.env.DB).findOwn(c.req.param("id"), c.get("userId"))));
cart.get("/products/:id", async (c) => c.json(await new Orders(c.env.DB).product(c.req.param("id"))));
cart.delete("/orders/:id", async (c) => {
  const statement = c.env.DB.prepare("DELETE FROM orders WHERE id = ?1");
  await statement.bind(c.req.param("id")).run(); // !alert idor-by-request-id
  return c.body(null, 204);
});
cart.post("/checkout", async (c) => {
  const { total, address } = await c.req.json();
  await c.env.DB.prepare("INSERT INTO orders (user_id, total, address) VALUES (?, ?, ?)").bind(c.get("userId"), total, address).run(); // !alert client-supplied-order-total
  return c.json({ ok: true });
});
cart.post("/priced", async (c) => {
  const { sku, address } = await c.req.json();
  const product = await c.env.DB.prepare("SELECT price FROM products WHERE sku = ?").bind(sku).first<{ price: number }>();
  await c.env.DB.prepare("INSERT INTO orders (user_id, total, address) VALUES (?, ?, ?)").bind(c.get("userId"), product!.price, address).run(); // !safe client-supplied-order-total
  return c.json({ ok: true });
});
cart.post("/batch", async (c) => {
  const { items } = await c.req.json();
  const add = c.env.DB.prepare("INSERT INTO order_items (sku, unit_price) VALUES (?, ?)");
  for (const item of items) await add.bind(item.sku, item.price).run(); // !alert client-supplied-order-total
  return c.json({ ok: true });
});

export default {
  async fetch(request: Request, env: Env["Bindings"]) {
    const { total } = (await request.json()) as { total: number };
    await env.DB.prepare("INSERT INTO orders (total) VALUES (?)").bind(total).run(); // !alert client-supplied-order-total
    return new Response("ok");
  },
};
