import { validateSellerPayment } from "../../../checks";

export const GET = async (req, res) => {
  const query = req.scope.resolve("query");
  const { data } = await query.graph({ entity: "order", filters: { id: req.params.id }, fields: ["id"] }); // !safe idor-by-request-id
  res.json({ order: data[0] });
};

export const POST = async (req, res) => {
  const query = req.scope.resolve("query");
  const { data } = await query.graph({ entity: "order", filters: { id: req.params.id }, fields: ["id"] }); // !safe idor-by-request-id
  res.json({ order: data[0] });
};

export const PUT = async (req, res) => {
  await validateSellerPayment(req.scope, req.seller.id, req.params.id);
  const query = req.scope.resolve("query");
  const { data } = await query.graph({ entity: "payment", filters: { id: req.params.id }, fields: ["id"] }); // !safe idor-by-request-id
  res.json({ payment: data[0] });
};

export const DELETE = async (req, res) => {
  const query = req.scope.resolve("query");
  const { data } = await query.graph({ entity: "order", filters: { id: req.params.id }, fields: ["id"] }); // !alert idor-by-request-id
  res.json({ order: data[0] });
};
