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
const byForEach = (schemas: any) => (req: any, _res: Response, next: NextFunction) => {
  Object.keys(schemas).forEach((part) => {
    if (!schemas[part]) return;
    req[part] = schemas[part].parse(req[part]);
  });
  next();
};
const byPairs = (schemas: Schemas) => async (req: any, res: Response, next: NextFunction) => {
  try {
    await Promise.all(
      Object.entries(schemas).map(async ([part, schema]) => {
        req[part] = await schema.parseAsync(req[part]);
      }),
    );
    next();
  } catch {
    res.sendStatus(400);
  }
};
const byList = (schemas: any) => (req: any, _res: Response, next: NextFunction) => {
  ["body", "query"].forEach((part) => {
    if (schemas[part]) req[part] = schemas[part].parse(req[part]);
  });
  next();
};
// What a round returns, and what nobody waits for, stops nobody.
const answersAndGoesOn = (schemas: any) => (req: any, res: Response, next: NextFunction) => {
  Object.keys(schemas).forEach((part) => {
    const result = schemas[part].safeParse(req[part]);
    if (!result.success) return res.status(400);
    req[part] = result.data;
  });
  next();
};
const goesOnToTheNext = (schemas: any) => (req: any, res: Response, next: NextFunction) => {
  for (const part of Object.keys(schemas)) {
    const result = schemas[part].safeParse(req[part]);
    if (!result.success) continue;
    req[part] = result.data;
  }
  next();
};
const notAwaited = (schemas: any) => (req: any, _res: Response, next: NextFunction) => {
  Object.keys(schemas).forEach(async (part) => {
    req[part] = await schemas[part].parseAsync(req[part]);
  });
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
app.post("/for-each", byForEach({ query: format }), (req, res) => {
  exec(`lp ${req.query.format}`); // !safe command-injection
  exec(`lp ${req.body.format}`); // !alert command-injection
  res.end();
});
app.post("/pairs", byPairs({ body: format }), (req, res) => {
  exec(`lp ${req.body.format}`); // !safe command-injection
  exec(`lp ${req.query.format}`); // !alert command-injection
  res.end();
});
app.post("/list", byList({ body: format }), (req, res) => {
  exec(`lp ${req.body.format}`); // !safe command-injection
  exec(`lp ${req.query.format}`); // !alert command-injection
  res.end();
});
app.post("/goes-on", answersAndGoesOn({ body: format }), (req, res) => {
  exec(`lp ${req.body.format}`); // !alert command-injection
  res.end();
});
app.post("/not-awaited", notAwaited({ body: format }), (req, res) => {
  exec(`lp ${req.body.format}`); // !alert command-injection
  res.end();
});
app.post("/goes-on-to-the-next", goesOnToTheNext({ body: format }), (req, res) => {
  exec(`lp ${req.body.format}`); // !alert command-injection
  res.end();
});
