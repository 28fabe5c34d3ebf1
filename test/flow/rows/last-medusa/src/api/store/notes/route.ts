import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { printWorkflow } from "../../../workflows/note";

export async function POST(req: MedusaRequest<{ note: string; more: string }>, res: MedusaResponse) {
  const { result } = await printWorkflow.run({ container: req.scope, input: { note: req.body.note, more: req.body.more } });
  res.json({ result });
}
