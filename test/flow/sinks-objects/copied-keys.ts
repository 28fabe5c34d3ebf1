import express from "express";
import mongoose from "mongoose";

const app = express();
app.use(express.json());
const Customer = mongoose.model("Customer", new mongoose.Schema({ name: String, role: String }));

app.put("/me", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  Object.keys(req.body).forEach((key) => (customer[key] = req.body[key]));
  await customer.save(); // !missing mass-assignment -- fields that a loop copies into a record
  res.sendStatus(204);
});
