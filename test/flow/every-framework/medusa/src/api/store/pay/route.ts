import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { chargeWorkflow } from "../../../workflows/charge";

export async function POST(req: MedusaRequest<{ amount: number }>, res: MedusaResponse) {
  const { result } = await chargeWorkflow(req.scope).run({ input: { amount: req.body.amount } });
  res.json({ result });
}
