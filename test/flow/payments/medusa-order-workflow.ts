import { createOrderWorkflow } from "@medusajs/medusa/core-flows";
import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const body = req.body as any;
  await createOrderWorkflow(req.scope).run({ // !alert client-supplied-order-total
    input: {
      items: [{ variant_id: body.variant, unit_price: body.price }],
    },
  });
  await createOrderWorkflow(req.scope).run({ // !safe client-supplied-order-total
    input: { items: [{ variant_id: body.variant, quantity: 1 }] },
  });
  res.json({});
}
