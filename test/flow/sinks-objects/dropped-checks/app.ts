import express from "express";
import mongoose from "mongoose";
import { z } from "zod";
import { validate } from "./validate";

const app = express();
app.use(express.json());
const Customer = mongoose.model("Customer", new mongoose.Schema({ name: String, role: String }));
const Changes = z.object({ name: z.string(), address: z.object({ street: z.string() }) });
const Whole = Changes.strict();

app.patch("/me", async (req, res) => {
  Changes.parse(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment -- the check leaves other fields out of its result alone
  res.sendStatus(204);
});

app.patch("/me/asked", async (req, res) => {
  const checked = Changes.safeParse(req.body);
  if (!checked.success) return res.status(400).json(checked.error);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment -- `checked.data` is what has no other fields
  res.sendStatus(204);
});

app.patch("/me/asked-and-used", async (req, res) => {
  const checked = Changes.safeParse(req.body);
  if (!checked.success) return res.status(400).json(checked.error);
  await Customer.findByIdAndUpdate(req.user.id, checked.data); // !safe mass-assignment
  res.sendStatus(204);
});

app.patch("/me/strict", async (req, res) => {
  Whole.parse(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment -- other fields are refused
  res.sendStatus(204);
});

app.patch("/me/strict-object", async (req, res) => {
  z.strictObject({ name: z.string() }).partial().parse(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment
  res.sendStatus(204);
});

app.patch("/me/named", async (req, res) => {
  Changes.parse(req.body);
  const { name } = req.body;
  await Customer.findByIdAndUpdate(req.user.id, { name }); // !safe mass-assignment
  res.json(await Customer.findOne({ name })); // !safe nosql-operator-injection -- it is a text
});

app.patch("/me/any", async (req, res) => {
  const changes = Changes.passthrough().parse(req.body);
  await Customer.findByIdAndUpdate(req.user.id, changes); // !alert mass-assignment -- other fields pass through
  res.json(await Customer.findOne({ name: changes.name })); // !safe nosql-operator-injection
});

app.patch("/me/either", async (req, res) => {
  z.union([Changes, z.object({ mail: z.string() })]).parse(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment
  res.sendStatus(204);
});

app.patch("/me/either-strict", async (req, res) => {
  z.union([Whole, z.object({ mail: z.string() }).strict()]).parse(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment
  res.sendStatus(204);
});

app.patch("/me/before", validate(Changes), async (req, res) => {
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !alert mass-assignment -- the middleware only asks
  res.sendStatus(204);
});

app.patch("/me/before-strict", validate(Whole), async (req, res) => {
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment
  res.sendStatus(204);
});

app.post("/me", async (req, res) => {
  await Customer.findByIdAndUpdate(req.user.id, Changes.parse(req.body)); // !safe mass-assignment
  res.sendStatus(204);
});

app.post("/me/put-back", async (req, res) => {
  req.body = Changes.parse(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !safe mass-assignment
  res.sendStatus(204);
});
