import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";

export async function POST(req: MedusaRequest<{ variant_id: string; quantity: number }>, res: MedusaResponse) {
  const prices = req.scope.resolve(Modules.PRICING);
  const [price] = await prices.calculatePrices({ id: [req.body.variant_id] }, { context: {} });
  res.json({ total: Number(price.calculated_amount) * req.body.quantity }); // !alert negative-or-huge-quantity
}
export async function PUT(req: MedusaRequest<{ variant_id: string; quantity: number }>, res: MedusaResponse) {
  const prices = req.scope.resolve(Modules.PRICING);
  const { variant_id, quantity } = req.validatedBody;
  const [price] = await prices.calculatePrices({ id: [variant_id] }, { context: {} });
  res.json({ total: Number(price.calculated_amount) * quantity }); // !safe negative-or-huge-quantity
}
