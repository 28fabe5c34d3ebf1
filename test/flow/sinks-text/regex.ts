import express from "express";
import escapeStringRegexp from "escape-string-regexp";
import _ from "lodash";
import RE2 from "re2";
import { Schema, model } from "mongoose";

const Product = model("Product", new Schema({ title: String }));
const app = express();

app.get("/products", async (req, res) => {
  const q = String(req.query.q); // !source
  const names = ["Mug", "Shirt"];
  names.filter((name) => new RegExp(q, "i").test(name)); // !alert redos-user-pattern !sink(regex)
  names.filter((name) => name.match(q)); // !missing redos-user-pattern -- match is not known to build a pattern when its receiver is no known text
  names.filter((name) => new RegExp(escapeStringRegexp(q), "i").test(name)); // !safe redos-user-pattern
  names.filter((name) => new RegExp(_.escapeRegExp(q)).test(name)); // !safe redos-user-pattern
  names.filter((name) => new RE2(q).test(name)); // !safe redos-user-pattern
  names.filter((name) => name.includes(q)); // !safe redos-user-pattern
  names.map((name) => name.replace(q, "")); // !safe redos-user-pattern -- replace takes a text as a text
  names.map((name) => name.split(q)); // !safe redos-user-pattern
  await Product.find({ title: { $regex: q } }); // !alert redos-user-pattern
  await Product.find({ title: new RegExp(`^${q}`) }); // !alert redos-user-pattern
  await Product.find({ title: { $regex: _.escapeRegExp(q), $options: "i" } }); // !safe redos-user-pattern
  res.json(names);
});
