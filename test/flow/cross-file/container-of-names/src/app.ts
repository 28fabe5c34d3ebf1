import express from "express";
import { readFile } from "node:fs/promises";
import { container } from "./container";
import type { OrderService } from "./order-service";

const app = express();
app.use((req, res, next) => {
  req.container = container.createScope();
  next();
});

app.get("/orders", async (req, res) => {
  const orders = req.container.resolve<OrderService>("orderService");
  res.json(await orders.list(req.query.status as string));
});

app.post("/orders/:name/print", (req, res) => {
  const { orderService } = container.cradle;
  orderService.print(req.params.name);
  res.end();
});

app.get("/invoices/:name", async (req, res) => {
  const { folder } = container.resolve("invoices");
  res.send(await readFile(`${folder}/${req.query.name}`)); // !alert path-traversal
});
