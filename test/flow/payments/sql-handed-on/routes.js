const express = require("express");
const { query, run, database } = require("./db");
const { requireLogin } = require("./login");

const router = express.Router();
router.use(express.json(), requireLogin);

router.get("/a/:id", async (req, res) => {
  res.json(await run("SELECT * FROM orders WHERE id = ?", [req.params.id])); // !alert idor-by-request-id
});
router.get("/b/:id", async (req, res) => {
  res.json(await run("SELECT * FROM orders WHERE id = ? AND customer_id = ?", [req.params.id, req.session.customer])); // !safe idor-by-request-id
});
router.get("/c/:id", async (req, res) => {
  res.json(await run("SELECT * FROM products WHERE id = ?", [req.params.id])); // !safe idor-by-request-id
});
router.post("/d", async (req, res) => {
  await query("INSERT INTO orders (customer_id, price) VALUES ($1, $2)", [req.session.customer, req.body.price]); // !alert client-supplied-order-total
  res.sendStatus(201);
});
router.post("/e", async (req, res) => {
  const { rows } = await query("SELECT price FROM products WHERE id = $1", [req.body.product]);
  await query("INSERT INTO orders (customer_id, price) VALUES ($1, $2)", [req.session.customer, rows[0].price]); // !safe client-supplied-order-total
  res.sendStatus(201);
});
router.get("/f/:id", async (req, res) => {
  res.json(await database.one("SELECT * FROM invoices WHERE id = $1", [req.params.id])); // !alert idor-by-request-id
});
router.get("/g/:id", async (req, res) => {
  const invoice = await database.one("SELECT * FROM invoices WHERE id = $1", [req.params.id]); // !safe idor-by-request-id
  if (invoice.customer_id !== req.session.customer) return res.sendStatus(404);
  res.json(invoice);
});
router.post("/h", async (req, res) => {
  await database.many("UPDATE orders SET total = $1 WHERE customer_id = $2", [req.body.total, req.session.customer]); // !alert client-supplied-order-total
  res.sendStatus(204);
});
router.post("/i", async (req, res) => {
  await database.many("UPDATE orders SET note = $1 WHERE customer_id = $2", [req.body.note, req.session.customer]); // !safe client-supplied-order-total
  res.sendStatus(204);
});
router.post("/j", async (req, res) => {
  await run("INSERT INTO orders (customer_id, item_id, price) SELECT ?, id, price FROM items WHERE id = ?", [req.session.customer, req.body.item]); // !safe idor-by-request-id
  res.sendStatus(201);
});

module.exports = router;
