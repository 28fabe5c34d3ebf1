import type { NextFunction, Request, Response } from "express";

const SORTS = ["title", "price"];

export function checkSort(req: Request, res: Response, next: NextFunction) {
  res.locals.sort = SORTS.includes(String(req.query.sort)) ? req.query.sort : "title";
  next();
}
