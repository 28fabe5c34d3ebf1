// A file that stands alone: its models are in a folder that is not here.
const express = require("express");
const Order = require("./models/order");
const Cart = require("../models/cart.model");
const helper = require("./helpers/order");
const { requireUser } = require("./auth");

const router = express.Router();
router.use(express.json());
router.use(requireUser);

router.get("/orders/:id", async (req, res) => {
  const order = await Order.findById(req.params.id); // !alert idor-by-request-id
  res.json(order);
});

// Methods of what was asked say nothing of the library.
router.get("/orders", async (req, res) => {
  res.json(await Order.find({ user: req.user.id, state: req.query.state?.toString() })); // !safe idor-by-request-id
});

router.get("/my/orders/:id", async (req, res) => {
  const order = await Order.findOne({ _id: req.params.id, user: req.user.id }); // !safe idor-by-request-id
  res.json(order);
});

router.post("/orders", async (req, res) => {
  const { total } = req.body;
  await Order.create({ total, user: req.user.id }); // !alert client-supplied-order-total
  res.end();
});

router.post("/carts", async (req, res) => {
  await Cart.create(req.body); // !alert mass-assignment
  await Cart.create({ name: String(req.body.name) }); // !safe mass-assignment
  helper.create(req.body); // !safe mass-assignment
  res.json(await helper.findById(req.body.id)); // !safe idor-by-request-id
});
