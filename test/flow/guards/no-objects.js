const express = require("express");
const mongoose = require("mongoose");
const { exec } = require("node:child_process");

const app = express();
const Vase = mongoose.model("Vase");

app.get("/a", async (req, res) => {
  if (typeof req.query.name === "object") return res.sendStatus(400);
  res.json(await Vase.find({ name: req.query.name })); // !safe nosql-operator-injection
});
app.get("/b", async (req, res) => {
  const { field, equal } = req.query;
  let filter = {};
  if (field && equal !== undefined) {
    if (typeof equal === "object") return res.status(400).json({ message: "no such value" });
    filter = { name: equal };
  }
  res.json(await Vase.find({ removed: false, ...filter })); // !safe nosql-operator-injection
});
app.get("/c", async (req, res) => {
  const name = typeof req.query.name !== "object" ? req.query.name : "";
  res.json(await Vase.find({ name })); // !safe nosql-operator-injection
});
app.get("/d", async (req, res) => {
  if (typeof req.query.name === "number") return res.sendStatus(400);
  res.json(await Vase.find({ name: req.query.name })); // !alert nosql-operator-injection
});
app.get("/e", async (req, res) => {
  if (typeof req.query.name !== "object") return res.sendStatus(400);
  res.json(await Vase.find({ name: req.query.name })); // !alert nosql-operator-injection
});
app.get("/f", async (req, res) => {
  if (typeof req.query.name === "object") console.log("a list");
  res.json(await Vase.find({ name: req.query.name })); // !alert nosql-operator-injection
});
app.get("/g", (req, res) => {
  if (typeof req.query.name === "object") return res.sendStatus(400);
  exec(`lp ${req.query.name}`); // !alert command-injection -- a text it may be
  const pattern = new RegExp(req.query.name); // !alert redos-user-pattern
  res.json({ found: pattern.test("vase") });
});
