// Functions that hand on an object whole: what is in it stands where they are called.
const express = require("express");
const nodemailer = require("nodemailer");
const { PrismaClient } = require("@prisma/client");
const { Model } = require("sequelize");
const app = express();
app.use(express.json());
const prisma = new PrismaClient();
const transport = nodemailer.createTransport({ host: "mail" });
class Product extends Model {}

const send = (mail) => transport.sendMail(mail); // !alert email-injection
const sendTwice = (mail) => Promise.all([send(mail), send(mail)]);
const sendText = (mail) => transport.sendMail(mail); // !safe email-injection
const store = (data) => prisma.order.create({ data }); // !alert client-supplied-order-total
const storeAll = (options) => prisma.order.create(options); // !safe client-supplied-order-total
const find = (options) => Product.findAll(options); // !alert nosql-operator-injection
const findText = (options) => Product.findAll(options); // !safe nosql-operator-injection

app.post("/ask", async (req, res) => {
  await sendTwice({ to: "staff@shop.example", html: `<p>${req.body.text}</p>` });
  await sendText({ to: "staff@shop.example", text: String(req.body.text) });
  res.end();
});
app.post("/orders", async (req, res) => {
  await store({ note: String(req.body.note), total: req.body.total });
  await storeAll({ data: { note: String(req.body.total) } });
  res.end();
});
app.post("/products", async (req, res) => {
  res.json([await find({ where: req.body.where }), await findText({ where: { name: String(req.body.where) } })]);
});
