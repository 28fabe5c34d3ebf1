// What these languages let expressions reach depends on the version.
import expressions from "angular-expressions";
import express from "express";
import { JSONPath } from "jsonpath-plus";

const app = express();

app.get("/search", (req, res) => {
  const json = { products: [] };
  const sum = expressions.compile(String(req.query.sum))({ price: 1 }); // !safe code-injection
  const wanted = JSONPath({ path: String(req.query.path), json }); // !safe code-injection
  const all = JSONPath({ path: "$.products[*]", json }); // !safe code-injection
  res.json({ sum, wanted, all });
});
