import type { NextFunction, Request, Response } from "express";
import { admin } from "./clients";

export async function requireUser(req: Request, res: Response, next: NextFunction) {
  const { data } = await admin.auth.getUser(req.headers.authorization ?? "");
  if (!data.user) return res.sendStatus(401);
  req.user = data.user;
  next();
}
