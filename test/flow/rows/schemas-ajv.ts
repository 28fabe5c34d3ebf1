import express from "express";
import { Type } from "@sinclair/typebox";
import { TypeCompiler } from "@sinclair/typebox/compiler";
import { Value } from "@sinclair/typebox/value";
import { assert, create, is, object, string } from "superstruct";
import { plainToInstance, instanceToPlain } from "class-transformer";
import { exec } from "node:child_process";
import { Schema, model } from "mongoose";

const Product = model("Product", new Schema({}));
const app = express();
app.use(express.json());
const Filter = object({ sku: string() });
class Line {
  sku = "";
}

app.post("/superstruct", async (req, res) => {
  const { sku } = create(req.body, Filter);
  await Product.findOne({ sku }); // !safe nosql-operator-injection
  exec(`lp ${sku}`); // !alert command-injection
  if (is(req.body.more, Filter)) await Product.findOne(req.body.more); // !safe nosql-operator-injection
  assert(req.body.other, Filter);
  await Product.findOne(req.body.other); // !safe nosql-operator-injection
  res.end();
});
const Shape = Type.Object({ sku: Type.String() });
const compiled = TypeCompiler.Compile(Shape);
app.post("/typebox", async (req, res) => {
  if (Value.Check(Shape, req.body.a)) await Product.findOne(req.body.a); // !safe nosql-operator-injection
  if (compiled.Check(req.body.b)) await Product.findOne(req.body.b); // !safe nosql-operator-injection
  await Product.findOne(Value.Decode(Shape, req.body.c)); // !safe nosql-operator-injection
  await Product.findOne(req.body.d); // !alert nosql-operator-injection
  res.end();
});
app.post("/transformer", (req, res) => {
  const line = plainToInstance(Line, req.body);
  exec(`lp ${line.sku}`); // !alert command-injection
  const plain = instanceToPlain(line);
  exec(`lp ${plain.sku}`); // !alert command-injection
  res.end();
});
