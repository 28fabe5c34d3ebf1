import express from "express";
import { User } from "./user.js";

export const staff = express();
staff.post("/", async (req, res) => {
  res.json(await User.findOne({ name: req.body.name })); // !safe nosql-operator-injection
});
