import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { exec } from "node:child_process";

export const POST = async ({ validatedBody }: MedusaRequest<{ id: string; url: string }>, res: MedusaResponse) => {
  exec(`curl /feeds/${validatedBody.id}`); // !safe command-injection
  exec(`curl ${validatedBody.url}`); // !alert command-injection
  res.json({});
};

export const PUT = async (req: MedusaRequest, res: MedusaResponse) => {
  exec(`curl /feeds/${req.body.id}`); // !alert command-injection -- what the body was before it was looked at
  res.json({});
};
