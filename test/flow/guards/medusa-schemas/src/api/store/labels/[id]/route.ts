import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { exec } from "node:child_process";
import type { PrintLabelType } from "../validators";

export async function POST(req: MedusaRequest<PrintLabelType>, res: MedusaResponse) {
  exec(`lp -n ${req.validatedBody.count} -o ${req.validatedBody.format}`); // !safe command-injection
  exec(`lp ${req.validatedBody.text}`); // !alert command-injection
  exec(`lp ${req.params.id}`); // !alert command-injection
  const product = await req.scope.resolve("products").retrieve(req.validatedBody.sku);
  res.json({ total: product.price * req.validatedBody.count }); // !safe negative-or-huge-quantity
}

export async function GET(req: MedusaRequest, res: MedusaResponse) {
  const { page, name } = req.validatedQuery;
  exec(`lp -p ${page}`); // !safe command-injection
  exec(`lp ${name}`); // !alert command-injection
  res.json({});
}
