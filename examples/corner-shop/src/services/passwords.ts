import { createHash, pbkdf2Sync } from 'node:crypto';
import bcrypt from 'bcrypt';
import type { CustomerRow } from '../types';
import { safeEqual } from './tokens';

const ROUNDS = 12;

export async function hashPassword(password: string): Promise<string> {
  return bcrypt.hash(password, ROUNDS);
}

/** Customers of the shop before 2019 still have the old hash until they log in again. */
export async function verifyPassword(password: string, customer: CustomerRow): Promise<boolean> {
  if (customer.password_hash) return bcrypt.compare(password, customer.password_hash);
  if (customer.legacy_hash && customer.legacy_salt) {
    return safeEqual(legacyHash(password, customer.legacy_salt), customer.legacy_hash);
  }
  return false;
}

function legacyHash(password: string, salt: string): string {
  return createHash('sha1').update(salt + password).digest('hex'); // !alert password-hash-weak
}

export function hashStaffPassword(password: string, salt: string): string {
  return pbkdf2Sync(password, salt, 1000, 64, 'sha512').toString('hex'); // !alert password-hash-weak
}

/** Name of the file that a product picture is kept under, so that equal pictures are kept once. */
export function pictureName(content: Buffer): string {
  return `${createHash('md5').update(content).digest('hex')}.webp`;
}
