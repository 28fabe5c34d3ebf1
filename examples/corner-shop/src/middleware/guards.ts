import type { NextFunction, Request, Response } from 'express';
import jwt from 'jsonwebtoken';
import { config } from '../config';
import { logger } from '../logger';
import { safeEqual } from '../services/tokens';
import type { StaffRole } from '../types';

const RANK: Record<StaffRole, number> = { support: 0, manager: 1, owner: 2 };

export function requireCustomer(req: Request, res: Response, next: NextFunction): void {
  if (req.session.customerId) return next();
  res.status(401).json({ error: 'Please log in' });
}

export function requireStaff(role: StaffRole) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const own = req.session.staffRole;
    if (req.session.staffId && own && RANK[own] >= RANK[role]) return next();
    logger.warn({ staff: req.session.staffId, path: req.path }, 'staff access refused');
    res.status(403).json({ error: 'Not allowed' });
  };
}

/** For the till and the warehouse, which have no session. */
export function requireApiKey(req: Request, res: Response, next: NextFunction): void {
  if (req.get('x-api-key') === config.adminApiKey) return next(); // !alert timing-unsafe-compare
  logger.warn({ ip: req.ip }, 'wrong API key');
  res.status(401).json({ error: 'Unknown key' });
}

export function requireMarketplaceKey(req: Request, res: Response, next: NextFunction): void {
  if (safeEqual(req.get('x-marketplace-key') ?? '', config.marketplaceSecret)) return next();
  logger.warn({ ip: req.ip }, 'wrong marketplace key');
  res.status(401).json({ error: 'Unknown key' });
}

interface AppClaims {
  sub: string;
}

/** Token of the mobile app, which does not keep cookies. */
export function requireAppToken(req: Request, res: Response, next: NextFunction): void {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
  try {
    const claims = jwt.verify(token, config.jwtSecret, { algorithms: ['HS256'] }) as AppClaims;
    req.session.customerId = Number(claims.sub);
    next();
  } catch (error) {
    logger.info({ err: error }, 'app token refused');
    res.status(401).json({ error: 'Please log in again' });
  }
}

/** The app calls this when its token has run out: same customer, fresh token. */
export function refreshAppToken(req: Request, res: Response): void {
  const token = (req.get('authorization') ?? '').replace(/^Bearer /, '');
  const claims = jwt.verify(token, config.jwtSecret, { algorithms: ['HS256'], ignoreExpiration: true }) as AppClaims; // !alert jwt-alg-unsafe
  const fresh = jwt.sign({ sub: claims.sub }, config.jwtSecret, { algorithm: 'HS256', expiresIn: '1h' });
  res.json({ token: fresh });
}
