import type { NextFunction, Request, Response } from "express";
export function requireLogin(req: Request, res: Response, next: NextFunction) {
  if (!req.user) return void res.sendStatus(401);
  next();
}
