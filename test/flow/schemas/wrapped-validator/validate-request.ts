import type { NextFunction, Request, Response } from "express";
import type { AnyZodObject } from "zod";
import { catchAsync } from "./catch-async";

const validateRequest = (schema: AnyZodObject) =>
  catchAsync(async (req: Request, _res: Response, next: NextFunction) => {
    const parsed = await schema.parseAsync({ body: req.body });
    req.body = parsed.body;
    next();
  });

export default validateRequest;
