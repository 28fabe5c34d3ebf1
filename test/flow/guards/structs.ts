import { exec } from "node:child_process";
import express from "express";
import Ajv from "ajv";
import { type Struct, any, array, assert, create, enums, integer, is, literal, mask, number, object, optional, pattern, string, struct, union, validate } from "superstruct";

const app = express();
app.use(express.json());

const Kind = enums(["full", "delta"]);
const Job = object({
  kind: Kind,
  copies: integer(),
  size: optional(union([literal("a4"), number()])),
  name: pattern(string(), /^[a-z]+$/),
  note: string(),
  parts: array(enums(["a", "b"])),
});

app.post("/assert", (req, res) => {
  const body = req.body;
  assert(body, Job);
  exec(`print ${body.kind}`); // !safe command-injection
  exec(`print ${body.copies}`); // !safe command-injection
  exec(`print ${body.size}`); // !safe command-injection
  exec(`print ${body.name}`); // !safe command-injection
  exec(`print ${body.note}`); // !alert command-injection
  exec(`print ${body.parts[0]}`); // !safe command-injection
  res.end();
});

app.post("/create", (req, res) => {
  const job = create(req.body, Job);
  exec(`print ${job.kind}`); // !safe command-injection
  exec(`print ${job.note}`); // !alert command-injection
  if (is(req.body.other, Kind)) exec(`print ${req.body.other}`); // !safe command-injection
  const [problem, valid] = Job.validate(req.body);
  if (problem) return void res.sendStatus(400);
  exec(`print ${valid.kind}`); // !safe command-injection
  exec(`print ${valid.note}`); // !alert command-injection
  res.end();
});

app.post("/methods", (req, res) => {
  exec(`print ${mask(req.body, Job).kind}`); // !safe command-injection
  exec(`print ${mask(req.body, Job).note}`); // !alert command-injection
  exec(`print ${Job.create(req.body).kind}`); // !safe command-injection
  const [, valid] = validate(req.body, Job);
  exec(`print ${valid!.kind}`); // !safe command-injection
  exec(`print ${valid!.note}`); // !alert command-injection
  const { body } = req;
  if (Job.is(body)) exec(`print ${body.kind}`); // !safe command-injection
  const { query } = req;
  Job.assert(query);
  exec(`print ${query.kind}`); // !safe command-injection
  exec(`print ${query.note}`); // !alert command-injection
  res.end();
});

const Open = object({ extra: any(), tags: union([string(), literal("none")]), more: struct("more") });
function checked(of: Struct<unknown>, value: unknown) {
  return of.create(value);
}
app.post("/open", (req, res) => {
  const open = create(req.body, Open);
  exec(`print ${open.extra}`); // !alert command-injection
  exec(`print ${open.tags}`); // !alert command-injection
  exec(`print ${checked(Kind, req.body.kind)}`); // !safe command-injection
  res.end();
});

const ajv = new Ajv();
const check = ajv.compile({
  type: "object",
  properties: { name: { type: "string", pattern: "^[a-z]+$" }, note: { type: "string", pattern: "[a-z]" } },
  required: ["name"],
  additionalProperties: false,
});
app.post("/ajv", (req, res) => {
  const { body } = req;
  if (!check(body)) return void res.sendStatus(400);
  exec(`print ${body.name}`); // !safe command-injection
  exec(`print ${(body as { name: string }).name}`); // !safe command-injection
  exec(`print ${body.note}`); // !alert command-injection
  res.end();
});
