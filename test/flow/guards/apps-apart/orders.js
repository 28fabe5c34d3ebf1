import { Router } from "express";
import { User } from "./user.js";

export const orders = Router();
orders.post("/", async (req, res) => {
  res.json(await User.findOne({ name: req.body.name })); // !safe nosql-operator-injection
});
