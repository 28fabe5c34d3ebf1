exports.register = ({ app, pool }) => {
  app.post("/stock", async (request, response) => {
    await pool.query("UPDATE stock SET " + request.body.field + " = 1"); // !alert sql-injection
    response.end();
  });
};
