import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const bus = req.scope.resolve(Modules.EVENT_BUS);
  await bus.emit({ name: "note.created", data: { text: req.body.text, fixed: "a" } });
  await bus.emit([{ name: "note.updated", data: { text: req.body.text } }]);
  res.sendStatus(200);
}
