import express from "express";
import { connect, model, Schema, set } from "mongoose";

set("sanitizeFilter", true);
const app = express();
app.use(express.json());
const User = model("User", new Schema({ name: String }));

app.post("/", async (req, res) => {
  res.json(await User.findOne({ name: req.body.name })); // !safe nosql-operator-injection
});
connect(process.env.MONGO!);
