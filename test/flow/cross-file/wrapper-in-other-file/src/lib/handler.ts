import type { NextFunction, Request, Response } from "express";

type Handler<T> = (input: T, res: Response) => Promise<void>;

/** Hands query and body to a handler as one object and forwards its rejection. */
export function handle<T>(handler: Handler<T>) {
  return async (req: Request, res: Response, next: NextFunction) => {
    try {
      await handler({ ...req.query, ...req.body } as T, res);
    } catch (error) {
      next(error);
    }
  };
}
