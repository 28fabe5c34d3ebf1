import express from "express";
import { User } from "./user.js";

const app = express();
app.use(express.json());
app.post("/login", async (req, res) => {
  res.json(await User.findOne({ name: req.body.name })); // !alert nosql-operator-injection
});
app.listen(3001);
