import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { MathBN, deduplicate, promiseAll, toHandle } from "@medusajs/framework/utils";
import { exec } from "node:child_process";
import { print } from "../../../workflows/print";

export async function POST(req: MedusaRequest<{ label: string; labels: string[]; n: number }>, res: MedusaResponse) {
  await print(req.scope).run({ input: { label: req.body.label } });
  const [first] = await promiseAll([req.body.label]);
  exec(`lp ${first}`); // !alert command-injection
  exec(`lp ${deduplicate(req.body.labels)[0]}`); // !alert command-injection
  exec(`lp ${toHandle(req.body.label)}`); // !safe command-injection
  exec(`lp ${MathBN.mult(req.body.n, 2)}`); // !safe command-injection
  exec(`lp ${req.validatedBody.metadata.label}`); // !alert command-injection
  res.json({});
}
