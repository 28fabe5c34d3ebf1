import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { exec } from "node:child_process";

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const { text, copies } = req.validatedBody as { text: string; copies: number };
  exec(`lp -n ${copies}`); // !safe command-injection
  exec(`lp ${text}`); // !alert command-injection
  res.json({});
}
