module.exports = function (shop, db) {
  shop.get("/rugs", async (request, response) => {
    const [rows] = await db.query(`SELECT * FROM rugs WHERE color = '${request.query.color}'`); // !alert sql-injection
    response.json(rows);
  });

  shop.get("/rugs/:id", async (request, response) => {
    const [rows] = await db.query("SELECT * FROM rugs WHERE id = ?", [request.params.id]); // !safe sql-injection
    response.json(rows);
  });
};
