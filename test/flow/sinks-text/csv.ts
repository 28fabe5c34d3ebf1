import express from "express";
import Papa from "papaparse";
import { stringify } from "csv-stringify/sync";
import { PrismaClient } from "@prisma/client";
import { requireAdmin } from "./auth";

const app = express();
const prisma = new PrismaClient();
app.use(requireAdmin);

app.get("/orders.csv", async (req, res) => {
  const orders = await prisma.order.findMany({ select: { number: true, customerName: true, note: true } }); // !source
  res.type("text/csv").send(stringify(orders)); // !alert csv-formula-injection !sink(csv)
});
app.get("/orders-safe.csv", async (req, res) => {
  const orders = await prisma.order.findMany({ select: { number: true, customerName: true, note: true } });
  res.type("text/csv").send(stringify(orders, { escape_formulas: true })); // !safe csv-formula-injection
});
app.get("/orders-papa.csv", async (req, res) => {
  const orders = await prisma.order.findMany({ select: { number: true, customerName: true, note: true } });
  res.type("text/csv").send(Papa.unparse(orders)); // !alert csv-formula-injection
});
app.get("/orders-papa-safe.csv", async (req, res) => {
  const orders = await prisma.order.findMany({ select: { number: true, customerName: true, note: true } });
  res.type("text/csv").send(Papa.unparse(orders, { escapeFormulae: true })); // !safe csv-formula-injection
});
app.get("/orders-joined.csv", async (req, res) => {
  const orders = await prisma.order.findMany({ select: { number: true, customerName: true, note: true } });
  res.type("text/csv").send(orders.map((order) => [order.number, order.customerName].join(",")).join("\n")); // !alert csv-formula-injection
});
app.get("/sums.csv", async (req, res) => {
  const days = await prisma.order.groupBy({ by: ["day"], _count: true });
  res.type("text/csv").send(days.map((day) => [Number(day.day), day._count].join(",")).join("\n")); // !safe csv-formula-injection
});
