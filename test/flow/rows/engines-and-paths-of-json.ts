// Templates and paths of JSON whose expressions reach functions of the program.
import { Edge } from "edge.js";
import express from "express";
import jp from "jsonpath";
import jsrender from "jsrender";
import swig from "swig-templates";
import vash from "vash";

const app = express();
const edge = Edge.create();
const views = new Edge();

app.post("/previews", async (req, res) => {
  const text = String(req.body.template);
  await edge.renderRaw(text, { shop: "Corner" }); // !alert template-injection
  await views.renderRaw(text); // !alert template-injection
  await edge.renderRaw("Hello {{ name }}", { name: text }); // !safe template-injection
  jsrender.templates(text); // !alert template-injection
  jsrender.templates("{{:name}}").render({ name: text }); // !safe template-injection
  vash.compile(text); // !alert template-injection
  swig.render(text, { locals: {} }); // !alert template-injection
  swig.render("Hello {{ name }}", { locals: { name: text } }); // !safe template-injection
  res.sendStatus(204);
});

app.get("/search", (req, res) => {
  const catalogue = { products: [] };
  const path = String(req.query.path);
  const wanted = jp.query(catalogue, path); // !alert code-injection
  const all = jp.query(catalogue, "$.products[*]"); // !safe code-injection
  res.json({ wanted, all });
});
