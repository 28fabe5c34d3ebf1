export const GET = async (req, res) => {
  const query = req.scope.resolve("query");
  const { data } = await query.graph({ entity: "order", filters: { id: req.params.id }, fields: ["id"] }); // !alert idor-by-request-id
  res.json({ order: data[0] });
};
