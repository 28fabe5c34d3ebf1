const { Router } = require("express");

module.exports = {
  prefix: "/api/orders",
  router(db) {
    const router = Router();
    router.get("/", async (req, res) => {
      res.json(await db.execute(`SELECT * FROM orders ORDER BY ${req.query.sort}`)); // !alert sql-injection
    });
    router.get("/all", async (req, res) => {
      res.json(await db.execute("SELECT * FROM orders")); // !safe sql-injection
    });
    return router;
  },
};
