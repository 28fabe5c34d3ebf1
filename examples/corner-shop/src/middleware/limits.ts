import rateLimit from 'express-rate-limit';

const MINUTE = 60 * 1000;

export const loginLimit = rateLimit({ windowMs: 15 * MINUTE, max: 10, standardHeaders: true });
export const codeLimit = rateLimit({ windowMs: 10 * MINUTE, max: 15, standardHeaders: true });
export const payLimit = rateLimit({ windowMs: 10 * MINUTE, max: 20, standardHeaders: true });
export const apiLimit = rateLimit({ windowMs: MINUTE, max: 240, standardHeaders: true });
