import { describe, expect, it } from "vitest";
import { tableOf } from "./table.ts";

/** What the only route of an application of Express does, and what in it may be a check. */
function doings(body: string, more: Readonly<Record<string, string>> = {}): string[] {
  const [route] = tableOf({
    "package.json": '{ "dependencies": { "express": "5.0.0" } }',
    "app.js": `const express = require("express"); const { db, prisma, pool } = require("./db"); const Order = require("./order");
      const helpers = require("./helpers");
      const app = express(); app.post("/x", async (req, res) => { ${body} });`,
    "order.js": `const mongoose = require("mongoose"); module.exports = mongoose.model("Order", new mongoose.Schema({}));`,
    ...more,
  });
  const effects = (route?.effects ?? []).map(({ does, on }) => `${does} ${on}`);
  return route?.mayCheck === undefined ? effects : [...effects, `check ${route.mayCheck}`];
}

describe("roles", () => {
  it("that are given with a new record ask nobody for theirs", () => {
    expect(doings('await prisma.user.create({ data: { email: "a", role: "admin" } });')).toEqual([
      "write prisma.user.create",
    ]);
    expect(doings('await db.user.findFirst({ where: { id: 1, role: "admin" } });')).toEqual([
      "read db.user.findFirst",
      "check role",
    ]);
    expect(doings("await prisma.user.create({ data: { role: req.user.role } });")).toContain(
      "check role",
    );
  });
});

describe("keys of the store to servers of others", () => {
  const settings = "const { accessToken, storeUrl } = await Settings.findOne();";
  const shown =
    'headers: { "X-Access-Token": accessToken, Authorization: `Bearer ${accessToken}` }';

  it.each([
    [`${settings} await fetch(storeUrl, { ${shown} }); await prisma.brand.deleteMany();`],
    [
      `${settings} if (!accessToken) return res.sendStatus(500); const code = Buffer.from(\`\${storeUrl}:\${accessToken}\`); await prisma.brand.deleteMany();`,
    ],
    [
      "const CARRIER_TOKEN = process.env.CARRIER_TOKEN; await fetch(`https://c.example/${CARRIER_TOKEN}`); await prisma.brand.deleteMany();",
    ],
    [
      'await fetch("/", { headers: { Authorization: `key ${process.env.CARRIER_API_KEY}` } }); await prisma.brand.deleteMany();',
    ],
    [
      `${settings} await call(storeUrl, accessToken); await prisma.brand.deleteMany(); async function call(url, accessToken) { return fetch(url, { ${shown} }); }`,
    ],
  ])("ask nobody who calls for them: %s", (body) => {
    expect(doings(body).filter((each) => each.startsWith("check"))).toEqual([]);
  });

  it.each([
    ["const { accessToken } = req.body; await Session.findOne({ accessToken });", "accessToken"],
    ["const secret = process.env.CRON_SECRET; if (req.body.key !== secret) return;", "secret"],
    [
      "const secret = process.env.CRON_SECRET; if (head(req.body) !== `Bearer ${secret}`) return;",
      "secret",
    ],
    [
      "const apiSecret = process.env.API_SECRET; if (!safeEqual(`${apiSecret}`, x)) return;",
      "apiSecret",
    ],
    ["if (x !== process.env.CRON_SECRET) return; await prisma.brand.deleteMany();", "CRON_SECRET"],
    [
      "const found = await one(1); async function one(apiKey) { return Keys.findOne({ apiKey }); }",
      "apiKey",
    ],
    [
      "const webhookSecret = process.env.WEBHOOK_SECRET; new Webhook(webhookSecret).read(x);",
      "webhookSecret",
    ],
  ])("are a check where something is decided by them: %s", (body, name) => {
    expect(doings(body)).toContain(`check ${name}`);
  });
});

describe("what handlers do", () => {
  it("a model is known by its folder where the file stands alone", () => {
    const create = (from: string): string[] =>
      doings(`const Cart = require("${from}"); await Cart.create({ name: "a" });`);
    expect(create("./models/cart")).toEqual(["write Cart.create"]);
    expect(create("../models/cart.model")).toEqual(["write Cart.create"]);
    expect(create("./helpers/cart")).toEqual([]);
  });

  it.each([
    ["Prisma", "await prisma.order.update({ where: {} });", ["write prisma.order.update"]],
    [
      "Mongoose",
      "await Order.findByIdAndDelete(req.params.id);",
      ["delete Order.findByIdAndDelete"],
    ],
    [
      "a document",
      "const order = await Order.findById(1); await order.save();",
      ["read Order.findById", "write order.save"],
    ],
    ["SQL", 'await pool.query("DELETE FROM orders WHERE id = $1", [1]);', ["delete DELETE orders"]],
    [
      "SQL in a template",
      "await pool.query(`UPDATE \\`orders\\` SET a = ${1}`);",
      ["write UPDATE orders"],
    ],
    ["Drizzle", "await db.select().from(orders);", ["read db.select.from.orders"]],
    [
      "Mongo",
      'await db.collection("orders").insertOne({});',
      ["write db.collection.orders.insertOne"],
    ],
    ["mail", "await mailer.sendMail({});", ["mail mailer.sendMail"]],
    ["money", "await stripe.refunds.create({});", ["payment stripe.refunds.create"]],
    [
      "caches, maps and forms hold nothing",
      "cache.set(1, 2); params.delete(3); session.save();",
      [],
    ],
    [
      "an object of a repository is not stored by being made",
      "orderRepository.create({}); await orderRepository.save({});",
      ["write orderRepository.save"],
    ],
  ])("%s", (_, body, expected) => {
    expect(doings(body)).toEqual(expected);
  });

  it.each([
    [
      "a function of the project that is handed a statement",
      'const rows = await query("SELECT id, email FROM clients ORDER BY id"); await run(`UPDATE clients SET name = $1 WHERE id = $2`, [1, 2]);',
      ["read SELECT clients", "write UPDATE clients"],
    ],
    [
      "a statement in a constant",
      'const sql = "DELETE FROM coupons WHERE id = ?"; await queryOne(sql, [1]);',
      ["delete DELETE coupons"],
    ],
    ["a driver that gives rows", 'await db.all("SELECT * FROM orders");', ["read SELECT orders"]],
    [
      "texts that only begin like one",
      't("Update profile"); notify("Delete from cart?"); say("Select a size"); const text = "INSERT INTO x"; show(text); logger.info("DELETE FROM x");',
      [],
    ],
  ])("is known by its statement: %s", (_, body, expected) => {
    expect(doings(body)).toEqual(expected);
  });

  it("is followed into functions of the project", () => {
    const helpers = `const { prisma } = require("./db"); exports.wipe = async () => { await prisma.order.deleteMany(); };`;
    expect(doings("await helpers.wipe();", { "helpers.js": helpers })).toEqual([
      "delete prisma.order.deleteMany",
    ]);
  });

  it.each([
    ["whoever is logged in", "if (req.user) {}", "req.user"],
    ["a name that sounds like a check", "await requireStaff();", "requireStaff"],
    ["a whole request in hands that are not known", "await gate.pass(req);", "pass"],
    ["a secret", "if (req.query.key === process.env.CRON_SECRET) {}", "CRON_SECRET"],
    ["a refusal", "if (x) res.status(403).end();", "403"],
  ])("may be a check: %s", (_, body, expected) => {
    expect(doings(body)).toEqual([`check ${expected}`]);
  });
});
