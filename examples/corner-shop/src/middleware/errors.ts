import type { NextFunction, Request, Response } from 'express';
import { ZodError } from 'zod';
import { logger } from '../logger';

export function notFound(_req: Request, res: Response): void {
  res.status(404).json({ error: 'Not found' });
}

export function onError(error: unknown, req: Request, res: Response, _next: NextFunction): void {
  if (error instanceof ZodError) {
    res.status(400).json({ error: 'Invalid input', fields: error.issues.map((issue) => issue.path.join('.')) });
    return;
  }
  logger.error({ err: error, path: req.path }, 'request failed');
  res.status(500).json({ error: 'Something went wrong' });
}
