import express from "express";
import mongoose from "mongoose";
import { DataSource } from "typeorm";
import { Branch, Business, Order } from "./entities";

const app = express();
app.use(express.json());
const source = new DataSource({ type: "postgres" });
const businessRepository = source.getRepository(Business);
const orderRepository = source.getRepository(Order);
const ShipmentMethodModel = mongoose.model("ShipmentMethod", new mongoose.Schema({ name: String, price: Number }));
const BranchSettings = mongoose.model("BranchSettings", new mongoose.Schema({ branch: String, tax: Number }));

app.put("/me", async (req, res) => {
  const business = await businessRepository.findOneBy({ id: req.params.id });
  business.tax = req.body.tax;
  await businessRepository.save(business); // !safe client-supplied-order-total
  res.json(business);
});

app.post("/methods", async (req, res) => {
  res.json(await ShipmentMethodModel.create({ name: req.body.name, price: req.body.price })); // !safe client-supplied-order-total
});

app.post("/branches", async (req, res) => {
  res.json(await BranchSettings.create({ branch: req.body.branch, tax: req.body.tax })); // !safe client-supplied-order-total
});

app.post("/orders", async (req, res) => {
  const order = await orderRepository.findOneBy({ id: req.body.id }); // !alert idor-by-request-id
  order.tax = req.body.tax;
  await orderRepository.save(order); // !alert client-supplied-order-total
  res.json(order);
});

const Shipment = mongoose.model("Shipment", new mongoose.Schema({ order: String, price: Number }));
app.post("/shipments", async (req, res) => {
  res.json(await Shipment.create({ order: req.body.order, price: req.body.price })); // !alert client-supplied-order-total
});
