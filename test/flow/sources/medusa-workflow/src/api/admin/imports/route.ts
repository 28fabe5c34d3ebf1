import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { importFeedWorkflow } from "../../../workflows/import-feed";

export async function POST(req: MedusaRequest<{ url: string; source: string }>, res: MedusaResponse) {
  const { result } = await importFeedWorkflow(req.scope).run({
    input: { url: req.validatedBody.url, source: req.validatedBody.source }, // !source
  });
  res.json(result);
}
