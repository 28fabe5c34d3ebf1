import { exec } from "node:child_process";
import express from "express";
import Joi from "joi";
import mongoose from "mongoose";
import { z } from "zod";

const app = express();
app.use(express.json());

const Order = mongoose.model("Order", new mongoose.Schema({ cart: String, total: Number }));
const Note = mongoose.model("Note", new mongoose.Schema({ text: String, author: String }));
const orderSchema = Joi.object({
  order: Joi.object({ cart: Joi.string().required(), notes: Joi.array().items(Joi.string()) }),
  shipment: Joi.object({ method: Joi.string().required() }),
});
const noteSchema = Joi.object({ text: Joi.string().required() });
const Print = z.object({ id: z.string().uuid(), name: z.string() });

app.post("/parts", async (req, res) => {
  const { order, shipment } = req.body;
  const { error } = orderSchema.validate(req.body);
  if (error) return res.status(400).json({ error: "invalid" });
  await Order.findOne({ cart: order.cart }); // !safe nosql-operator-injection
  await Order.findOne({ cart: shipment.method }); // !safe nosql-operator-injection
  res.end();
});
app.post("/parts-unasked", async (req, res) => {
  const { order } = req.body;
  const { error } = orderSchema.validate(req.body);
  console.log(error?.message);
  await Order.findOne({ cart: order.cart }); // !alert nosql-operator-injection
  res.end();
});
app.post("/parts-of-another", async (req, res) => {
  const { order } = req.body;
  const { error } = orderSchema.validate(req.query);
  if (error) return res.status(400).json({ error: "invalid" });
  await Order.findOne({ cart: order.cart }); // !alert nosql-operator-injection
  res.end();
});
app.post("/parts-replaced", async (req, res) => {
  const { order } = req.body;
  req.body = { order: { cart: "none" }, shipment: { method: "post" } };
  const { error } = orderSchema.validate(req.body);
  if (error) return res.status(400).json({ error: "invalid" });
  await Order.findOne({ cart: order.cart }); // !alert nosql-operator-injection
  res.end();
});
app.post("/copy", async (req, res) => {
  const note = { ...req.body, author: res.locals.user };
  const { error } = noteSchema.validate(req.body);
  if (error) return res.status(400).json({ error: "invalid" });
  await new Note(note).save(); // !safe mass-assignment
  res.end();
});
app.post("/copy-of-more", async (req, res) => {
  const note = { ...req.body, ...req.query };
  const { error } = noteSchema.validate(req.body);
  if (error) return res.status(400).json({ error: "invalid" });
  await new Note(note).save(); // !alert mass-assignment
  res.end();
});
app.post("/rest", async (req, res) => {
  const { author, ...note } = req.body;
  const { error } = noteSchema.validate(req.body);
  if (error) return res.status(400).json({ error: `invalid ${typeof author}` });
  await Note.create(note); // !safe mass-assignment
  res.end();
});
app.post("/other-name", async (req, res) => {
  const sent = req.body;
  const { error } = noteSchema.validate(req.body);
  if (error) return res.status(400).json({ error: "invalid" });
  await Note.create(sent); // !safe mass-assignment
  res.end();
});
app.post("/thrown", (req, res) => {
  const { id, name } = req.body;
  Print.parse(req.body);
  exec(`print ${id}`); // !safe command-injection
  exec(`print ${name}`); // !alert command-injection
  res.end();
});
app.post("/thrown-for-another", (req, res) => {
  const { id } = req.body;
  Print.parse(req.query);
  exec(`print ${id}`); // !alert command-injection
  res.end();
});
app.post("/known-before", (req, res) => {
  const { id, name } = req.body;
  if (!/^\w+$/.test(name)) return res.sendStatus(400);
  const result = Print.safeParse(req.body);
  if (!result.success) return res.sendStatus(400);
  exec(`print ${id}`); // !safe command-injection
  exec(`print ${name}`); // !safe command-injection -- what was known of it is known still
  res.end();
});
