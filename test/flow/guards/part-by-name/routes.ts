import { exec } from "node:child_process";
import express from "express";
import { z } from "zod";
import { allChecked, checked, looked, parsed } from "./validate";

const schema = z.object({ format: z.enum(["pdf", "csv"]), name: z.string() });
const app = express();

app.post("/export", parsed(schema, "body"), (req, res) => {
  exec(`convert orders ${req.body.format}`); // !safe command-injection
  exec(`convert ${req.body.name}`); // !alert command-injection
  exec(`convert orders ${req.query.format}`); // !alert command-injection
  res.end();
});
app.post("/default", parsed(schema), (req, res) => {
  exec(`convert orders ${req.body.format}`); // !safe command-injection
  exec(`convert orders ${req.query.format}`); // !alert command-injection
  res.end();
});
app.get("/query", parsed(schema, "query"), (req, res) => {
  exec(`convert orders ${req.query.format}`); // !safe command-injection
  exec(`convert orders ${req.params.format}`); // !alert command-injection
  res.end();
});
app.get("/safe-parsed", checked(schema, "query"), (req, res) => {
  exec(`convert orders ${req.query.format}`); // !safe command-injection
  exec(`convert orders ${req.query.name}`); // !alert command-injection
  res.end();
});
app.get("/params/:format", checked(schema, "params"), (req, res) => {
  exec(`convert orders ${req.params.format}`); // !safe command-injection
  exec(`convert orders ${req.query.format}`); // !alert command-injection
  res.end();
});
app.post("/all", allChecked({ body: schema }), (req, res) => {
  exec(`convert orders ${req.body.format}`); // !safe command-injection
  exec(`convert orders ${req.query.format}`); // !alert command-injection
  res.end();
});
app.get("/looked", looked(schema), (req, res) => {
  exec(`convert orders ${req.query.format}`); // !alert command-injection
  res.end();
});
