import express from "express";
import mongoose from "mongoose";
import { z } from "zod";

const app = express();
app.use(express.json());
const Customer = mongoose.model("Customer", new mongoose.Schema({ name: String, role: String }));
const Changes = z.object({ name: z.string() });

app.patch("/me", async (req, res) => {
  Changes.parse(req.body);
  await Customer.findByIdAndUpdate(req.user.id, req.body); // !missing mass-assignment -- the check leaves other fields out of its result alone, which is dropped
  res.sendStatus(204);
});

app.put("/me", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  Object.keys(req.body).forEach((key) => (customer[key] = req.body[key]));
  await customer.save(); // !missing mass-assignment -- fields that a loop copies into a record
  res.sendStatus(204);
});

app.post("/me", async (req, res) => {
  await Customer.findByIdAndUpdate(req.user.id, Changes.parse(req.body)); // !safe mass-assignment
  res.sendStatus(204);
});
