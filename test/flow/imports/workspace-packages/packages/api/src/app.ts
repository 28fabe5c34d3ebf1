import express from "express";
import { print } from "@shop/printing";
import { preview } from "@shop/printing/preview";

const app = express();

app.get("/print", (req, res) => {
  print(String(req.query.label));
  preview(String(req.query.label));
  res.sendStatus(202);
});
