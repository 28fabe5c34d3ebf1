module.exports = (app) => {
  app.get("/caps", async (req, res) => {
    res.json(await app.hats.find(req.query.size));
  });
  app.get("/caps/new", async (req, res) => {
    res.json(await app.get("db").query(`SELECT * FROM caps WHERE year = ${req.query.year}`)); // !alert sql-injection
  });
};
