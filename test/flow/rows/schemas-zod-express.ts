import express from "express";
import { processRequestBody, validateRequest, validateRequestParams, validateRequestQuery } from "zod-express-middleware";
import { z } from "zod";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());
const Id = z.object({ id: z.number(), name: z.string() });

app.post("/all/:id", validateRequest({ body: Id, query: Id, params: Id }), (req, res) => {
  exec(`lp ${req.body.id} ${req.query.id} ${req.params.id}`); // !safe command-injection
  exec(`lp ${req.body.name}`); // !alert command-injection
  res.end();
});
app.post("/body", processRequestBody(Id), (req, res) => {
  exec(`lp ${req.body.id}`); // !safe command-injection
  exec(`lp ${req.body.name}`); // !alert command-injection
  res.end();
});
app.get("/query", validateRequestQuery(Id), (req, res) => {
  exec(`lp ${req.query.id}`); // !safe command-injection
  exec(`lp ${req.query.name}`); // !alert command-injection
  res.end();
});
app.get("/params/:id/:name", validateRequestParams(Id), (req, res) => {
  exec(`lp ${req.params.id}`); // !safe command-injection
  exec(`lp ${req.params.name}`); // !alert command-injection
  res.end();
});
