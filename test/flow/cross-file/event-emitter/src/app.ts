import express from "express";
import { bus } from "./bus";
import "./listeners";

express().get("/print", (req, res) => {
  bus.emit("print", { label: String(req.query.label) }); // !source
  bus.emit("count", 1);
  res.sendStatus(202);
});
