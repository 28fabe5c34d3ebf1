import express from "express";
import { bus } from "./bus";

const app = express();
app.post("/orders", express.json(), (req, res) => {
  bus.emit("order.placed", { label: req.body.label }, 3);
  bus.emit("order.counted", { label: "fixed" });
  res.sendStatus(202);
});
