import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { createHmac } from "node:crypto";

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const digest = createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(req.body)).digest("hex"); // !alert webhook-parsed-body-verified
  res.sendStatus(digest === req.headers["x-signature"] ? 204 : 401);
}
