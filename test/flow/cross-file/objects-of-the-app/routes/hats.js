const { Router } = require("express");

const router = Router();

router.get("/", async (req, res) => {
  res.json(await req.app.locals.services.hats.find(req.query.size));
});
router.get("/all", async (req, res) => {
  res.json(await req.services.hats.all());
});
router.get("/wool", async (req, res) => {
  res.json(await req.db.query(`SELECT * FROM hats WHERE wool = '${req.query.wool}'`)); // !alert sql-injection
});
router.get("/felt", async (req, res) => {
  const db = req.app.get("db");
  res.json(await db.query(`SELECT * FROM hats WHERE felt = '${req.query.felt}'`)); // !alert sql-injection
});
router.get("/straw/:id", async (req, res) => {
  const db = req.app.get("db");
  res.json(await db.query("SELECT * FROM hats WHERE id = $1", [req.params.id])); // !safe sql-injection
});

module.exports = router;
