const express = require("express");
const mysql = require("mysql2/promise");
const { authenticate } = require("./auth");

const pool = mysql.createPool({ host: "db" });
const router = express.Router();
router.use(express.json(), authenticate);

router.get("/customers/:customer_id/orders/:id", async (req, res) => {
  const [own] = await pool.query("SELECT * FROM orders o WHERE o.idOrder = ? AND o.idCustomer = ?", [req.params.id, req.params.customer_id]); // !alert idor-by-request-id
  if (own.length === 0) return res.sendStatus(404);
  res.json(own[0]);
});
router.get("/orders/:id", async (req, res) => {
  const [own] = await pool.query("SELECT * FROM orders o WHERE o.idOrder = ? AND o.idCustomer = ?", [req.params.id, req.user.id]); // !safe idor-by-request-id
  res.json(own[0]);
});
router.get("/customers/:customer_id/addresses", async (req, res) => {
  const customerId = parseInt(req.params.customer_id, 10);
  if (customerId !== req.user.customerId) return res.sendStatus(403);
  const [addresses] = await pool.query("SELECT * FROM customer_address WHERE customer_id = ? AND deleted = ?", [customerId, 0]); // !safe idor-by-request-id
  res.json(addresses);
});
router.get("/customers/:customer_id/invoices", async (req, res) => {
  const [invoices] = await pool.query("SELECT * FROM invoices WHERE customer_id = ? AND paid = ?", [req.params.customer_id, 1]); // !alert idor-by-request-id
  res.json(invoices);
});
router.get("/wishes/:product_id", async (req, res) => {
  const [wishes] = await pool.query("SELECT * FROM customer_wishes WHERE customer_id = ? AND product_id = ?", [req.user.id, req.params.product_id]); // !safe idor-by-request-id
  res.json(wishes);
});

module.exports = router;
