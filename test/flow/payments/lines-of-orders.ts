import express from "express";
import knex from "knex";
import { Kysely } from "kysely";
import mongoose from "mongoose";
import { PrismaClient } from "@prisma/client";
import { DataSource, EntityManager } from "typeorm";
import { requireUser } from "./auth";

const app = express();
app.use(express.json(), requireUser);

interface Sent {
  sku: string;
  price: number;
}
class OrderLine {
  id!: number;
}
class ShopOrder {
  id!: number;
}

// What a line costs is as good as what the order does.
const Order = mongoose.model("Order", new mongoose.Schema({ items: [{ sku: String, price: Number }] }));
app.post("/mongoose", async (req: any, res) => {
  const lines = req.body.lines as Sent[];
  await Order.create({ by: req.user.id, items: lines.map(({ sku, price }) => ({ sku, price })) }); // !alert client-supplied-order-total
  await Order.insertMany(lines.map(({ sku, price }) => ({ sku, unitPrice: price }))); // !alert client-supplied-order-total
  await Order.create({ by: req.user.id, items: lines.map(({ sku }) => ({ sku })) }); // !safe client-supplied-order-total
  const open = new Order({ by: req.user.id, items: lines.map(({ sku, price }) => ({ sku, price })) }); // !alert client-supplied-order-total
  open.items.push({ sku: lines[0].sku, price: lines[0].price }); // !missing client-supplied-order-total -- lists of documents are lists and nothing else
  open.set({ deliveryCharge: req.body.delivery }); // !alert client-supplied-order-total
  open.set("total", req.body.total); // !alert client-supplied-order-total
  open.set("note", req.body.note); // !safe client-supplied-order-total
  await open.save();
  await Order.updateOne({ by: req.user.id }, { $push: { items: { sku: lines[0].sku, price: lines[0].price } } }); // !alert client-supplied-order-total
  res.sendStatus(201);
});

const prisma = new PrismaClient();
app.post("/prisma", async (req: any, res) => {
  const lines = req.body.lines as Sent[];
  await prisma.order.create({ data: { by: req.user.id, items: { create: lines.map(({ sku, price }) => ({ sku, price })) } } }); // !alert client-supplied-order-total
  await prisma.order.create({ data: { by: req.user.id, items: { create: { sku: lines[0].sku, price: lines[0].price } } } }); // !alert client-supplied-order-total
  await prisma.order.create({ data: { by: req.user.id, orderItems: { createMany: { data: lines.map(({ sku, price }) => ({ sku, price })) } } } }); // !alert client-supplied-order-total
  await prisma.order.update({ where: { by: req.user.id }, data: { total: { set: req.body.total } } }); // !alert client-supplied-order-total
  const known = await prisma.product.findMany({ where: { sku: { in: lines.map(({ sku }) => String(sku)) } } });
  const priced = lines.map(({ sku }) => ({ sku, price: known.find((each) => each.sku === sku)!.price }));
  await prisma.order.create({ data: { by: req.user.id, items: { create: priced } } }); // !safe client-supplied-order-total
  res.sendStatus(201);
});

export async function ordersOn(client: any) {
  app.post("/handed-in", async (req: any, res) => {
    const items = { create: req.body.lines.map((line: Sent) => ({ sku: line.sku, price: line.price })) };
    await client.order.create({ data: { by: req.user.id, items } }); // !alert client-supplied-order-total
    res.sendStatus(201);
  });
}

const source = new DataSource({ type: "postgres" });
const orders = source.getRepository(ShopOrder);
const stored = source.getRepository(OrderLine);
const manager: EntityManager = source.manager;
app.post("/typeorm", async (req: any, res) => {
  const lines = req.body.lines as Sent[];
  await stored.save(lines.map(({ sku, price }) => ({ sku, unitPrice: price }))); // !alert client-supplied-order-total
  await orders.save({ by: req.user.id, lines: lines.map(({ sku, price }) => ({ sku, price })) }); // !alert client-supplied-order-total
  await manager.save(OrderLine, lines.map(({ sku, price }) => ({ sku, unitPrice: price }))); // !alert client-supplied-order-total
  await manager.save(ShopOrder, { by: req.user.id, lines: lines.map(({ sku, price }) => ({ sku, price })) }); // !alert client-supplied-order-total
  await stored.save(lines.map(({ sku }) => ({ sku }))); // !safe client-supplied-order-total
  res.sendStatus(201);
});

const db = knex({ client: "pg" });
const typed = new Kysely<any>({} as any);
app.post("/builders", async (req: any, res) => {
  const lines = req.body.lines as Sent[];
  await db("order_lines").insert(lines.map(({ sku, price }) => ({ sku, unit_price: price }))); // !alert client-supplied-order-total
  await typed.insertInto("order_lines").values(lines.map(({ sku, price }) => ({ sku, unit_price: price }))).execute(); // !alert client-supplied-order-total
  await db("orders").where({ by: req.user.id }).patch({ delivery_fee: req.body.delivery }); // !alert client-supplied-order-total
  await db("order_lines").insert(lines.map(({ sku }) => ({ sku, unit_price: 100 }))); // !safe client-supplied-order-total
  res.sendStatus(201);
});
