import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import uuid from 'uuid/v4';

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function newCartId(): string {
  return uuid();
}

/** Guests open their order page with this token, it stands in for a password. */
export function newGuestToken(): string {
  const guestToken = Math.random().toString(36).slice(2); // !alert weak-random-token
  return guestToken;
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

export function safeEqual(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
