import type { NextFunction, Request, Response } from "express";

export const authorize =
  (roles: string[]) => (req: Request & { user?: { role: string } }, res: Response, next: NextFunction) =>
    req.user && roles.includes(req.user.role) ? next() : res.sendStatus(403);
