import { rule } from "../../../src/rules/injection/nosql-operator-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a path parameter",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.get("/o/:token", async (req, res) => res.json(await db.collection("orders").findOne({ token: req.params.token })));
`,
    },
    {
      name: "made a text",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.post("/o", async (req, res) => res.json(await db.collection("orders").findOne({ token: String(req.body.token) })));
`,
    },
    {
      name: "a template is a text",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.post("/o", async (req, res) => res.json(await db.collection("orders").findOne({ token: \`\${req.body.token}\` })));
`,
    },
    {
      name: "checked to be a text",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.post("/o", async (req, res) => {
  if (typeof req.body.token !== "string") return res.sendStatus(400);
  res.json(await db.collection("orders").findOne({ token: req.body.token }));
});
`,
    },
    {
      name: "compared on purpose",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.post("/o", async (req, res) => res.json(await db.collection("orders").findOne({ token: { $eq: req.body.token } })));
`,
    },
    {
      name: "a constant filter",
      code: `import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
export const open = () => db.collection("orders").find({ state: { $ne: "closed" } });
`,
    },
    {
      name: "the method of a text throws on objects",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.post("/o", async (req, res) => res.json(await db.collection("coupons").findOne({ code: req.body.code.toUpperCase() })));
`,
    },
  ],
  invalid: [
    {
      name: "a value of a filter",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.post("/o", async (req, res) => res.json(await db.collection("orders").findOne({ token: req.body.token })));
`,
      findings: [{ at: 'db.collection("orders").findOne({ token: req.body.token })' }],
    },
    {
      name: "the whole filter, CommonJS",
      code: `const express = require("express");
const { MongoClient } = require("mongodb");
const app = express();
const orders = new MongoClient("mongodb://localhost").db("shop").collection("orders");
app.get("/o", async (req, res) => res.json(await orders.find(req.query).toArray()));
`,
      findings: [{ at: "orders.find(req.query)" }],
    },
    {
      name: "a model of Mongoose",
      code: `${EXPRESS}import mongoose from "mongoose";
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.post("/login", async (req, res) => {
  const { email, password } = req.body;
  res.json(await User.findOne({ email, password }));
});
`,
      findings: [{ at: "User.findOne({ email, password })" }],
    },
    {
      name: "through another file",
      path: "src/orders.ts",
      code: `import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
export async function byToken(token: string) {
  return db.collection("orders").findOne({ token });
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { byToken } from "./orders.ts";
app.post("/o", async (req, res) => res.json(await byToken(req.body.token)));
`,
      },
      findings: [{ at: 'db.collection("orders").findOne({ token })' }],
    },
    {
      name: "members, short forms and conditions in lists",
      code: `import express from "express";
import mongoose from "mongoose";
const app = express();
app.use(express.json());
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.post("/a", async (req, res) => {
  const { email } = req.body;
  await User.findOne({ $or: [{ email }, { name: req.body.name }], active: true });
});
app.post("/b", async (req, res) => {
  await User.findOne({ email: req.body.email, shop: 1 });
});
`,
      findings: [
        {
          at: "User.findOne({ $or: [{ email }, { name: req.body.name }], active: true })",
          fixes: ["compare-with-eq", "use-text"],
        },
        {
          at: "User.findOne({ email: req.body.email, shop: 1 })",
          fixes: ["compare-with-eq", "use-text"],
        },
      ],
      fixed: {
        "use-text": `import express from "express";
import mongoose from "mongoose";
const app = express();
app.use(express.json());
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.post("/a", async (req, res) => {
  const { email } = req.body;
  await User.findOne({ $or: [{ email: String(email) }, { name: String(req.body.name) }], active: true });
});
app.post("/b", async (req, res) => {
  await User.findOne({ email: req.body.email, shop: 1 });
});
`,
        "compare-with-eq": `import express from "express";
import mongoose from "mongoose";
const app = express();
app.use(express.json());
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.post("/a", async (req, res) => {
  const { email } = req.body;
  await User.findOne({ $or: [{ email: { $eq: email } }, { name: { $eq: req.body.name } }], active: true });
});
app.post("/b", async (req, res) => {
  await User.findOne({ email: req.body.email, shop: 1 });
});
`,
      },
    },
    {
      name: "whole filters stay as they are, and what stands behind an operator is no filter",
      code: `import express from "express";
import mongoose from "mongoose";
const app = express();
app.use(express.json());
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.post("/a", async (req, res) => void (await User.findOne(req.body)));
app.post("/b", async (req, res) => void (await User.findOne({ email: { $in: req.body.mails } })));
app.post("/c", async (req, res) => void (await User.findOne({ ...req.body, active: true })));
`,
      findings: [
        { at: "User.findOne(req.body)", fixes: [] },
        { at: "User.findOne({ ...req.body, active: true })", fixes: [] },
      ],
    },
  ],
});
