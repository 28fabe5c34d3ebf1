import { newest, sellerOrder } from "../../../../checks";

export const GET = async (req, res) => {
  await sellerOrder(req.scope, req.seller.id, req.params.id);
  const query = req.scope.resolve("query");
  const { data } = await query.graph({ entity: "order", filters: { id: req.params.id }, fields: ["note"] }); // !safe idor-by-request-id
  res.json({ order: data[0] });
};

export const POST = async (req, res) => {
  const last = await newest(req.scope, req.seller.id);
  const query = req.scope.resolve("query");
  const { data } = await query.graph({ entity: "order", filters: { id: req.params.id }, fields: ["note"] }); // !alert idor-by-request-id
  res.json({ order: data[0], last });
};
