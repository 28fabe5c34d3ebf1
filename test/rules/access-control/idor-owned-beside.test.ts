import { rule } from "../../../src/rules/access-control/idor-by-request-id/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const MONGO = `const express = require("express");
const { model, Schema } = require("mongoose");
const { protect } = require("./auth");
const app = express();
app.use(express.json());
app.use(protect);
const Design = model("Design", new Schema({}));
`;
const MINE = `const mine = (req) => ({ _id: req.params.id, artist: req.user.id, seller: req.user.id });
`;
const MYSQL = `const mysql = require("mysql");
const router = require("express").Router();
const { requireUser } = require("./auth");
const db = mysql.createConnection({});
router.use(requireUser);
`;
const PRISMA = `import { PrismaClient } from "@prisma/client";
import { Router } from "express";
import { requireLogin } from "./auth";
const prisma = new PrismaClient();
const router = Router();
router.use(requireLogin);
`;
const FASTIFY = `const { ObjectId } = require("mongodb");
module.exports = async function (instance) {
  const saved = instance.db.collection("baskets");
  instance.addHook("onRequest", instance.authenticate);
`;

testRule(rule, {
  valid: [
    {
      name: "what is shown to its owner alone nowhere is everybody's",
      code: `${MONGO}app.get("/designs/:id", async (req, res) => res.json(await Design.findById(req.params.id)));
`,
    },
    {
      name: "what is listed for its owner may still be shown to all",
      code: `${MONGO}app.get("/mine", async (req, res) => res.json(await Design.find({ seller: req.user.id })));
app.get("/designs/:id", async (req, res) => res.json(await Design.findById(req.params.id)));
`,
    },
    {
      name: "what is changed by its owner alone may be shown to all",
      code: `${MONGO}${MINE}app.put("/designs/:id", async (req, res) => res.json(await Design.findOneAndUpdate(mine(req), { name: String(req.body.name) })));
app.get("/designs/:id", async (req, res) => res.json(await Design.findById(req.params.id)));
`,
    },
    {
      name: "views are counted for whoever looks",
      code: `${MONGO}app.get("/mine", async (req, res) => res.json(await Design.find({ seller: req.user.id })));
app.post("/designs/:id/view", async (req, res) => res.json(await Design.updateOne({ _id: req.params.id }, { $inc: { views: 1 } })));
`,
    },
    {
      name: "another kind of record than the one that has owners",
      code: `${PRISMA}router.get("/stencils", async (req, res) => res.json(await prisma.stencil.findMany({ where: { merchant: req.user.id } })));
router.put("/colours/:id", async (req, res) => res.json(await prisma.colour.update({ where: { id: req.params.id }, data: { on: true } })));
`,
    },
    {
      name: "looked up by a key of whoever is logged in, which is no owner",
      code: `${PRISMA}router.get("/current", async (req, res) => res.json(await prisma.plan.findUnique({ where: { id: req.user.planId } })));
router.put("/plans/:id", async (req, res) => res.json(await prisma.plan.update({ where: { id: req.params.id }, data: { on: true } })));
`,
    },
    {
      name: "a callback asks only whether something is there",
      code: `${MYSQL}router.get("/invoices/:id/known", (req, res, next) => {
  db.query("SELECT id FROM invoices WHERE id = ?", [req.params.id], (error, rows) => {
    if (error) return next(error);
    if (rows.length === 0) return res.sendStatus(404);
    res.sendStatus(204);
  });
});
`,
    },
    {
      name: "a callback compares the owner",
      code: `${MYSQL}router.get("/invoices/:id", (req, res, next) => {
  db.query("SELECT * FROM invoices WHERE id = ?", [req.params.id], (error, rows) => {
    if (error) return next(error);
    if (rows[0].customer_id !== req.user.id) return res.sendStatus(404);
    res.json(rows[0]);
  });
});
`,
    },
    {
      name: "a list that a guest has, whose number nobody else knows",
      code: `const { MongoClient } = require("mongodb");
const app = require("express")();
const db = new MongoClient("mongodb://db").db();
const kept = db.collection("baskets");
app.delete("/baskets/:id", async (req, res) => res.json(await kept.deleteOne({ _id: req.params.id })));
`,
    },
  ],
  invalid: [
    {
      name: "shown to its owner alone in one route, and to all who are logged in by another",
      code: `${MONGO}${MINE}app.get("/designs/:id", async (req, res) => res.json(await Design.findOne(mine(req))));
app.get("/designs/:id/print", async (req, res) => {
  const design = await Design.findById(req.params.id);
  res.send(print(design));
});
`,
      findings: [{ at: "Design.findById(req.params.id)" }],
    },
    {
      name: "listed for its owner, and changed by anybody",
      code: `${PRISMA}router.get("/stencils", async (req, res) => res.json(await prisma.stencil.findMany({ where: { merchant: req.user.id } })));
router.post("/stencils/:id/publish", async (req, res) => {
  const stencil = await prisma.stencil.update({ where: { id: req.params.id }, data: { live: true } });
  res.json({ id: stencil.id });
});
`,
      findings: [
        {
          at: "prisma.stencil.update({ where: { id: req.params.id }, data: { live: true } })",
        },
      ],
    },
    {
      name: "what is found is handed to a callback",
      code: `${MYSQL}router.get("/orders/:id/invoice", (req, res, next) => {
  db.query("SELECT i.total FROM invoices i WHERE i.order_id = ?", [req.params.id], function (error, rows) {
    if (error) return next(error);
    res.render("invoice", { invoice: rows[0] });
  });
});
`,
      findings: [
        {
          at: `db.query("SELECT i.total FROM invoices i WHERE i.order_id = ?", [req.params.id], function (error, rows) {
    if (error) return next(error);
    res.render("invoice", { invoice: rows[0] });
  })`,
        },
      ],
    },
    {
      name: "a list of somebody's, in a collection that a variable stands for",
      code: `${FASTIFY}  instance.delete("/:id", async (req, reply) => {
    await saved.deleteOne({ _id: new ObjectId(req.params.id) });
    return reply.code(204).send();
  });
};
`,
      findings: [{ at: "saved.deleteOne({ _id: new ObjectId(req.params.id) })" }],
    },
    {
      name: "a model under a short name",
      code: `const express = require("express");
const mongoose = require("mongoose");
const { protect } = require("./auth");
const app = express();
const Od = mongoose.model("Order", new mongoose.Schema({}));
app.get("/x/:id", protect, async (req, res) => res.json(await Od.findById(req.params.id)));
`,
      findings: [{ at: "Od.findById(req.params.id)" }],
    },
  ],
});
