import router from "@adonisjs/core/services/router";
import { BaseModel } from "@adonisjs/lucid/orm";
import db from "@adonisjs/lucid/services/db";

class Order extends BaseModel {
  declare total: number;
}

router.get("/go", async ({ request, response }) => {
  return response.redirect(request.input("to")); // !alert open-redirect
});
router.get("/back", async ({ response }) => response.redirect().back()); // !safe open-redirect
router.route("/hop", ["GET"], ({ request, response }) => {
  response.redirect(request.input("to")); // !alert open-redirect
});
router.get("/orders/:id", async ({ params, auth }) => {
  const mine = await Order.query().where("id", params.id).where("userId", auth.user!.id).first(); // !safe idor-by-request-id
  return { mine };
});
router.get("/orders/:id/any", async ({ params }) => {
  return Order.query().where("id", params.id).first(); // !alert idor-by-request-id
});
router.get("/orders/:id/row", async ({ params }) => {
  const row = await db.from("orders").where("id", params.id).first(); // !alert idor-by-request-id
  return { row };
});
router.post("/orders", async ({ request, params }) => {
  const order = new Order();
  order.total = request.input("total"); // !alert client-supplied-order-total
  await order.save();
  await Order.updateOrCreate({ id: 4 }, { total: request.input("total") }); // !alert client-supplied-order-total
  await db.table("orders").insert({ total: request.input("total") }); // !alert client-supplied-order-total
  await Order.query().where("id", 4).update(request.all()); // !alert mass-assignment
  await db.from("orders").where("id", 4).update(request.all()); // !alert mass-assignment
  await Order.query().whereRaw(`note = '${request.input("note")}'`); // !alert sql-injection
  await Order.query().whereRaw("note = ?", [request.input("note")]); // !safe sql-injection
});
