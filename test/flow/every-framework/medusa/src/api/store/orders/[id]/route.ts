import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys, MedusaError, Modules } from "@medusajs/framework/utils";

export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const orders = req.scope.resolve(Modules.ORDER);
  const order = await orders.retrieveOrder(req.params.id); // !alert idor-by-request-id
  res.json({ order });
}
export async function POST(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "order", fields: ["*"], filters: { id: req.params.id, customer_id: req.auth_context.actor_id } }); // !safe idor-by-request-id
  res.json({ order: data[0] });
}
export async function PUT(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const query = req.scope.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "order", fields: ["*"], filters: { id: req.params.id } }); // !alert idor-by-request-id
  res.json({ order: data[0] });
}
export async function DELETE(req: AuthenticatedMedusaRequest, res: MedusaResponse) {
  const orders = req.scope.resolve(Modules.ORDER);
  const order = await orders.retrieveOrder(req.params.id); // !safe idor-by-request-id
  if (order.customer_id !== req.auth_context.actor_id) throw new MedusaError(MedusaError.Types.NOT_FOUND, "no such order");
  res.json({ order });
}
