export const GET = async (req, res) => {
  const query = req.scope.resolve("query");
  const { data } = await query.graph({ entity: "order_claim", filters: req.filterableFields, fields: ["id"] }); // !alert idor-by-request-id
  res.json({ claims: data });
};
