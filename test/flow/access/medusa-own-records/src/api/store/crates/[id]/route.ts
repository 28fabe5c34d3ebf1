import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const crates = req.scope.resolve("crates");
  const crate = await crates.oneOf(req.auth_context.actor_id, req.params.id);
  res.json({ crate });
}

export async function POST(req: AuthenticatedMedusaRequest<{ label: string }>, res: MedusaResponse) {
  const crates = req.scope.resolve("crates");
  const changed = await crates.updateCrates({ id: req.params.id, label: String(req.body.label) }); // !alert idor-by-request-id
  res.json({ changed });
}

export async function PUT(req: AuthenticatedMedusaRequest<{ label: string }>, res: MedusaResponse) {
  const crates = req.scope.resolve("crates");
  const [changed] = await crates.updateCrates([{ id: req.params.id, label: String(req.body.label) }]); // !alert idor-by-request-id
  res.json({ changed });
}

export async function PATCH(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const crates = req.scope.resolve("crates");
  const mine = await crates.oneOf(req.auth_context.actor_id, req.params.id);
  // Of the palettes nothing here says that they have owners.
  await req.scope.resolve("pallets").updatePallets({ id: req.params.id, moved: true }); // !safe idor-by-request-id
  const changed = await crates.updateCrates({ selector: { id: req.params.id, customer_id: req.auth_context.actor_id }, data: { moved: true } }); // !safe idor-by-request-id
  res.json({ mine, changed });
}
