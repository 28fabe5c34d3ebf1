import { exec } from "node:child_process";
import Ajv from "ajv";
import express from "express";
import Joi from "joi";
import * as v from "valibot";
import * as yup from "yup";
import { z } from "zod";

const app = express();
const Print = z.object({ id: z.string().uuid(), name: z.string() });
const PrintJoi = Joi.object({ id: Joi.string().uuid(), name: Joi.string() });
const PrintYup = yup.object({ id: yup.string().uuid(), name: yup.string() });
const PrintV = v.object({ count: v.number(), name: v.string() });

app.post("/success", (req, res) => {
  const result = Print.safeParse(req.body);
  if (result.success === false) return res.sendStatus(400);
  exec(`print ${req.body.id}`); // !safe command-injection
  exec(`print ${req.body.name}`); // !alert command-injection
  res.end();
});
app.post("/inside", async (req, res) => {
  if ((await Print.safeParseAsync(req.body)).success) {
    exec(`print ${req.body.id}`); // !safe command-injection
  } else {
    exec(`print ${req.body.id}`); // !alert command-injection -- the check failed
  }
  res.end();
});
app.post("/thrown", (req, res) => {
  Print.parse(req.body);
  exec(`print ${req.body.id}`); // !safe command-injection
  exec(`print ${req.body.name}`); // !alert command-injection
  res.end();
});
app.post("/joi", (req, res) => {
  const { error } = PrintJoi.validate(req.body);
  if (error !== undefined) throw new Error(error.message);
  exec(`print ${req.body.id}`); // !safe command-injection
  exec(`print ${req.body.name}`); // !alert command-injection
  res.end();
});
app.post("/joi-not-asked", (req, res) => {
  const { error } = PrintJoi.validate(req.body);
  console.log(error?.message);
  exec(`print ${req.body.id}`); // !alert command-injection -- whatever the error is
  res.end();
});
app.post("/yup", async (req, res) => {
  if (!(await PrintYup.isValid(req.body))) return res.sendStatus(400);
  exec(`print ${req.body.id}`); // !safe command-injection
  exec(`print ${req.body.name}`); // !alert command-injection
  res.end();
});
app.post("/valibot", (req, res) => {
  if (!v.is(PrintV, req.body)) return res.sendStatus(400);
  exec(`print ${req.body.count}`); // !safe command-injection
  exec(`print ${req.body.name}`); // !alert command-injection
  res.end();
});
const validate = new Ajv().compile({
  type: "object",
  properties: { count: { type: "integer" }, name: { type: "string" } },
});
app.post("/ajv", (req, res) => {
  if (!validate(req.body)) return res.status(400).json(validate.errors);
  exec(`print ${req.body.count}`); // !safe command-injection
  exec(`print ${req.body.name}`); // !alert command-injection
  res.end();
});
