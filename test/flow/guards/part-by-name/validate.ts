import type { NextFunction, Request, Response } from "express";
import type { ZodSchema } from "zod";

type Part = "body" | "query" | "params";

export const parsed = (schema: ZodSchema, part: Part = "body") => (req: Request, _res: Response, next: NextFunction) => {
  req[part] = schema.parse(req[part]);
  next();
};

export function checked(schema: ZodSchema, part: Part) {
  return (req: Request, res: Response, next: NextFunction) => {
    const result = schema.safeParse(req[part]);
    if (!result.success) return res.status(400).json(result.error.issues);
    req[part] = result.data;
    next();
  };
}

interface Schemas {
  body?: ZodSchema;
  query?: ZodSchema;
}

export const allChecked = (schemas: Schemas) => (req: Request, res: Response, next: NextFunction) => {
  for (const part of ["body", "query"] as const) {
    const schema = schemas[part];
    if (!schema) continue;
    const result = schema.safeParse(req[part]);
    if (!result.success) return res.status(400).end();
    req[part] = result.data;
  }
  next();
};

export const looked = (schema: ZodSchema, part: Part = "query") => (req: Request, _res: Response, next: NextFunction) => {
  console.info(schema.safeParse(req[part]).success);
  next();
};
