import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type WishlistService from "../../../modules/wishlist/service";

export async function POST(req: AuthenticatedMedusaRequest<{ customer_id: string; sku: string }>, res: MedusaResponse) {
  const wishes: WishlistService = req.scope.resolve("wishlist");
  await wishes.createWishes({ customer_id: req.body.customer_id, sku: req.body.sku }); // !alert trusted-user-id-from-client
  await wishes.createWishes({ customer_id: req.auth_context.actor_id, sku: req.body.sku }); // !safe trusted-user-id-from-client
  res.sendStatus(201);
}
