import { exec } from "node:child_process";
import express, { type NextFunction, type Request, type Response } from "express";
import { type ZodSchema, z } from "zod";

interface Schemas {
  body?: ZodSchema;
  query?: ZodSchema;
}
const format = z.object({ format: z.enum(["pdf", "csv"]) });

const validate = (schemas: Schemas) => async (req: Request, _res: Response, next: NextFunction) => {
  if (schemas.body) req.body = await schemas.body.parseAsync(req.body);
  if (schemas.query) req.query = await schemas.query.parseAsync(req.query);
  next();
};
const validateOne = (schema?: ZodSchema) => (req: Request, _res: Response, next: NextFunction) => {
  req.body = schema ? schema.parse(req.body) : req.body;
  next();
};
const validateSometimes = (schema: ZodSchema) => (req: Request, _res: Response, next: NextFunction) => {
  if (req.get("x-strict") && schema) req.body = schema.parse(req.body);
  next();
};
const app = express();

app.post("/both", validate({ body: format, query: format }), (req, res) => {
  exec(`lp ${req.body.format} ${req.query.format}`); // !safe command-injection
  res.end();
});
app.post("/body", validate({ body: format }), (req, res) => {
  exec(`lp ${req.body.format}`); // !safe command-injection
  exec(`lp ${req.query.format}`); // !alert command-injection
  res.end();
});
app.post("/one", validateOne(format), (req, res) => {
  exec(`lp ${req.body.format}`); // !safe command-injection
  res.end();
});
app.post("/none", validateOne(), (req, res) => {
  exec(`lp ${req.body.format}`); // !alert command-injection
  res.end();
});
app.post("/sometimes", validateSometimes(format), (req, res) => {
  exec(`lp ${req.body.format}`); // !alert command-injection
  res.end();
});
