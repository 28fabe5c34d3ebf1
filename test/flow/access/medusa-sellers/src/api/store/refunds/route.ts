export const GET = async (req, res) => {
  const query = req.scope.resolve("query");
  const { data } = await query.graph({ entity: "refund", filters: req.filterableFields, fields: ["id"] }); // !safe idor-by-request-id
  res.json({ refunds: data });
};
