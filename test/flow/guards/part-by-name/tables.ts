import { exec } from "node:child_process";
import express, { type NextFunction, type Request, type Response } from "express";
import { type ZodSchema, z } from "zod";

// Which parts of a request are checked is what a table of schemas holds.
type Schemas = Partial<Record<"body" | "query" | "params", ZodSchema>>;
const format = z.object({ format: z.enum(["pdf", "csv"]) });

const byKeys = (schemas: Schemas) => (req: Request, _res: Response, next: NextFunction) => {
  for (const part of Object.keys(schemas) as (keyof Schemas)[]) {
    req[part] = schemas[part]!.parse(req[part]);
  }
  next();
};
const byEntries = (schemas: Schemas) => async (req: any, res: Response, next: NextFunction) => {
  for (const [part, schema] of Object.entries(schemas)) {
    const result = await schema.safeParseAsync(req[part]);
    if (!result.success) return res.status(400).json(result.error.issues);
    req[part] = result.data;
  }
  next();
};
const byNames = (schemas: any) => (req: any, _res: Response, next: NextFunction) => {
  for (const part in schemas) {
    if (!schemas[part]) continue;
    req[part] = schemas[part].parse(req[part]);
  }
  next();
};
const onlyLooked = (schemas: any) => (req: any, _res: Response, next: NextFunction) => {
  for (const part in schemas) console.info(schemas[part].safeParse(req[part]).success);
  next();
};
const app = express();

app.post("/keys", byKeys({ body: format }), (req, res) => {
  exec(`lp ${req.body.format}`); // !safe command-injection
  exec(`lp ${req.query.format}`); // !alert command-injection
  res.end();
});
app.post("/entries", byEntries({ body: format, query: format }), (req, res) => {
  exec(`lp ${req.body.format} ${req.query.format}`); // !safe command-injection
  res.end();
});
app.post("/names", byNames({ query: format }), (req, res) => {
  exec(`lp ${req.query.format}`); // !safe command-injection
  exec(`lp ${req.body.format}`); // !alert command-injection
  res.end();
});
app.post("/looked", onlyLooked({ body: format }), (req, res) => {
  exec(`lp ${req.body.format}`); // !alert command-injection
  res.end();
});
