import { Router } from "express";
import { Kysely, type Transaction } from "kysely";
import { requireUser } from "./auth";

interface Tables {
  orders: { id: string; user_id: string; total: number; status: string };
  users: { id: string; name: string; role: string };
  gear: { id: number; price: number };
}

const db = new Kysely<Tables>({ dialect: undefined as never });
export const router = Router();
router.use(requireUser);

async function removeOrder(trx: Transaction<Tables>, id: string) {
  await trx.deleteFrom("orders").where("id", "=", id).execute(); // !alert idor-by-request-id
}

router.get("/orders/:id", async (req, res) => {
  const order = await db.selectFrom("orders").selectAll().where("id", "=", req.params.id).executeTakeFirst(); // !alert idor-by-request-id
  res.json(order);
});
router.get("/own/:id", async (req, res) => {
  const order = await db.selectFrom("orders").selectAll().where("id", "=", req.params.id).where("user_id", "=", req.user!.id).executeTakeFirst(); // !safe idor-by-request-id
  res.json(order);
});
router.get("/compared/:id", async (req, res) => {
  const order = await db.withSchema("shop").selectFrom("orders").selectAll().where("id", "=", req.params.id).executeTakeFirst(); // !safe idor-by-request-id
  if (order?.user_id !== req.user!.id) return res.sendStatus(404);
  res.json(order);
});
router.get("/gear/:id", async (req, res) => {
  res.json(await db.selectFrom("gear").selectAll().where("id", "=", Number(req.params.id)).execute()); // !safe idor-by-request-id
});
router.delete("/orders/:id", async (req, res) => {
  await db.transaction().execute(async (trx) => removeOrder(trx, req.params.id));
  res.sendStatus(204);
});
router.post("/orders", async (req, res) => {
  const { total, status } = req.body;
  await db.insertInto("orders").values({ id: crypto.randomUUID(), user_id: req.user!.id, total: Number(total), status: "new" }).execute(); // !alert client-supplied-order-total
  res.sendStatus(201);
});
router.post("/priced", async (req, res) => {
  const gear = await db.selectFrom("gear").select(["price"]).where("id", "=", Number(req.body.gearId)).executeTakeFirstOrThrow();
  await db.insertInto("orders").values({ id: crypto.randomUUID(), user_id: req.user!.id, total: gear.price, status: "new" }).execute(); // !safe client-supplied-order-total
  res.sendStatus(201);
});
router.patch("/me", async (req, res) => {
  await db.updateTable("users").set(req.body).where("id", "=", req.user!.id).execute(); // !alert mass-assignment
  res.sendStatus(204);
});
router.patch("/me/name", async (req, res) => {
  const { name } = req.body;
  await db.updateTable("users").set({ name }).where("id", "=", req.user!.id).execute(); // !safe mass-assignment
  res.sendStatus(204);
});
router.post("/orders/of", async (req, res) => {
  await db.insertInto("orders").values({ id: crypto.randomUUID(), user_id: req.body.userId, total: 0, status: "new" }).execute(); // !alert trusted-user-id-from-client
  res.sendStatus(201);
});
