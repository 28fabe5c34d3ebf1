const { Router } = require("express");
const db = require("../db");
const Order = require("../models/order");

const router = Router();

router.get("/", async (req, res) => {
  res.json(await db.query(`SELECT id FROM orders WHERE status = '${req.query.status}'`)); // !alert sql-injection
});
router.get("/recent", async (req, res) => {
  let sql = "SELECT id FROM orders WHERE 1 = 1";
  if (req.query.from) sql += " AND created > '" + req.query.from + "'";
  res.json(await db.query(sql, [])); // !alert sql-injection
});
router.get("/count", async (req, res) => {
  res.json(await db.query("SELECT count(*) FROM orders WHERE status = ?", [req.query.status])); // !safe sql-injection
});
router.get("/customer", async (req, res) => {
  res.json(await Order.of(req.query.customer)); // !safe sql-injection
});
module.exports = router;
