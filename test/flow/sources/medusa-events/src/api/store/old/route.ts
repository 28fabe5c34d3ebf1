import type { MedusaRequest, MedusaResponse } from "@medusajs/medusa";
import { renameNotes } from "../../../workflows/rename-notes";

export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const bus = req.scope.resolve("eventBusService");
  await bus.emit("note.old", { text: req.body.text, id: 7 });
  await renameNotes(req.scope).run({ input: { name: req.body.name } });
  res.sendStatus(200);
}
