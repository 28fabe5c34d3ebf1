import type { NextFunction, Request, Response } from "express";
import type { ZodSchema } from "zod";
import type { ObjectSchema } from "joi";
import { validationResult } from "express-validator";

export const parsed = (schema: ZodSchema) => (req: Request, _res: Response, next: NextFunction) => {
  req.body = schema.parse(req.body);
  next();
};

export const looked = (schema: ZodSchema) => (req: Request, res: Response, next: NextFunction) => {
  const result = schema.safeParse(req.body);
  if (!result.success) return res.status(400).json(result.error);
  next();
};

export const joined = (schema: ObjectSchema) => (req: Request, res: Response, next: NextFunction) => {
  const { error } = schema.validate(req.body, { abortEarly: false });
  if (error) {
    res.status(400).json({ details: error.details });
    return;
  }
  next();
};

export function noErrors(req: Request, res: Response, next: NextFunction) {
  const errors = validationResult(req);
  if (!errors.isEmpty()) return res.status(422).json({ errors: errors.array() });
  next();
}
