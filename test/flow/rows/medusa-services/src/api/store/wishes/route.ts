import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";

export async function POST(req: MedusaRequest<{ id: string; note: string }>, res: MedusaResponse) {
  const wishes = req.scope.resolve("wishlist");
  await wishes.updateWishes(req.body); // !alert mass-assignment
  await wishes.updateWishes({ id: req.body.id, note: req.body.note }); // !safe mass-assignment
  await wishes.updateWishes(req.validatedBody); // !safe mass-assignment
  await wishes.updateWishes(req.body.id, { metadata: { note: req.body.note } }); // !safe mass-assignment
  const auth = req.scope.resolve(Modules.AUTH);
  await auth.updateProvider("emailpass", { ...req.body, entity_id: "ann" }); // !safe mass-assignment
  const orders = req.scope.resolve(Modules.ORDER);
  await orders.createOrderLineItems([{ unit_price: req.body.price, quantity: 1 }]); // !alert client-supplied-order-total
  await orders.createOrderLineItems([{ unit_price: 100, quantity: 1 }]); // !safe client-supplied-order-total
  res.json({});
}
