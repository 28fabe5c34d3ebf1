import { rule } from "../../../src/rules/injection/nosql-where-js/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a constant",
      code: `import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
export const cheaper = () => db.collection("products").find({ $where: "this.price < this.oldPrice" });
`,
    },
    {
      name: "a number",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.get("/c", async (req, res) => res.json(await db.collection("p").findOne({ $where: \`this.price < \${Number(req.query.max)}\` })));
`,
    },
    {
      name: "an operator",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.get("/c", async (req, res) => res.json(await db.collection("p").findOne({ price: { $lt: parseFloat(req.query.max) } })));
`,
    },
    {
      name: "where of an SQL library",
      code: `${EXPRESS}import { knex } from "knex";
const db = knex({ client: "pg" });
app.get("/c", async (req, res) => res.json(await db("p").where({ name: String(req.query.name) })));
`,
    },
    {
      name: "a listed field",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.get("/c", async (req, res) => {
  const field = req.query.field === "price" ? "price" : "name";
  res.json(await db.collection("p").findOne({ $where: \`this.\${field} != null\` }));
});
`,
    },
  ],
  invalid: [
    {
      name: "a template",
      code: `${EXPRESS}import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
app.get("/c", async (req, res) => res.json(await db.collection("p").findOne({ $where: \`this.price < \${req.query.max}\` })));
`,
      findings: [{ at: 'db.collection("p").findOne({ $where: `this.price < ${req.query.max}` })' }],
    },
    {
      name: "joined texts and Mongoose, CommonJS",
      code: `const express = require("express");
const mongoose = require("mongoose");
const app = express();
const Product = mongoose.model("Product", new mongoose.Schema({ price: Number }));
app.get("/c", async (req, res) => res.json(await Product.find({ $where: "this.price < " + req.query.max })));
`,
      findings: [{ at: 'Product.find({ $where: "this.price < " + req.query.max })' }],
    },
    {
      name: "through another file",
      path: "src/products.ts",
      code: `import { MongoClient } from "mongodb";
const db = new MongoClient("mongodb://localhost").db("shop");
export function below(max: string) {
  return db.collection("p").find({ $where: "this.price < " + max });
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { below } from "./products.ts";
app.get("/c", async (req, res) => res.json(await below(req.query.max as string).toArray()));
`,
      },
      findings: [{ at: 'db.collection("p").find({ $where: "this.price < " + max })' }],
    },
    {
      name: "a comparison in code",
      path: "src/store.js",
      code: `const express = require("express");
const mongoose = require("mongoose");
const app = express();
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.get("/a", async (req, res) => res.json(await User.find({ $where: \`this.email === '\${req.query.email}'\` })));
`,
      findings: [
        {
          at: "User.find({ $where: `this.email === '${req.query.email}'` })",
          fixes: ["use-operator"],
        },
      ],
      fixed: {
        "use-operator": `const express = require("express");
const mongoose = require("mongoose");
const app = express();
const User = mongoose.model("User", new mongoose.Schema({ email: String }));
app.get("/a", async (req, res) => res.json(await User.find({ email: { $eq: req.query.email } })));
`,
      },
    },
    {
      name: "a number without quotes, and code that is no comparison",
      path: "src/store.js",
      code: `const express = require("express");
const mongoose = require("mongoose");
const app = express();
const User = mongoose.model("User", new mongoose.Schema({ age: Number }));
app.get("/a", async (req, res) => res.json(await User.find({ shop: 1, $where: "this.age == " + req.query.age })));
app.get("/b", async (req, res) => res.json(await User.find({ $where: "this.age > " + req.query.age })));
`,
      findings: [
        {
          at: 'User.find({ shop: 1, $where: "this.age == " + req.query.age })',
          fixes: ["use-operator"],
        },
        { at: 'User.find({ $where: "this.age > " + req.query.age })', fixes: [] },
      ],
      fixed: {
        "use-operator": `const express = require("express");
const mongoose = require("mongoose");
const app = express();
const User = mongoose.model("User", new mongoose.Schema({ age: Number }));
app.get("/a", async (req, res) => res.json(await User.find({ shop: 1, age: { $eq: Number(req.query.age) } })));
app.get("/b", async (req, res) => res.json(await User.find({ $where: "this.age > " + req.query.age })));
`,
      },
    },
  ],
});
