import { pool } from '../db/pool';
import type { CustomerRow } from '../types';
import { hashPassword } from './passwords';
import { hashToken, newToken } from './tokens';

const RESET_VALID_MINUTES = 30;

export async function customerByEmail(email: string): Promise<CustomerRow | undefined> {
  const { rows } = await pool.query<CustomerRow>('SELECT * FROM customers WHERE email = $1', [
    email.toLowerCase(),
  ]);
  return rows[0];
}

export async function createCustomer(email: string, name: string, password: string): Promise<number> {
  const { rows } = await pool.query<{ id: number }>(
    `INSERT INTO customers (email, name, password_hash) VALUES ($1, $2, $3)
     ON CONFLICT (email) DO NOTHING RETURNING id`,
    [email.toLowerCase(), name, await hashPassword(password)],
  );
  return rows[0]?.id ?? 0;
}

/** The token goes into the mail, only its hash into the table. */
export async function createResetToken(customerId: number): Promise<string> {
  const token = newToken();
  await pool.query(
    `INSERT INTO password_resets (customer_id, token_hash, expires_at)
     VALUES ($1, $2, now() + make_interval(mins => $3))`,
    [customerId, hashToken(token), RESET_VALID_MINUTES],
  );
  return token;
}

export async function resetPassword(token: string, password: string): Promise<boolean> {
  const { rows } = await pool.query<{ customer_id: number }>(
    'DELETE FROM password_resets WHERE token_hash = $1 AND expires_at > now() RETURNING customer_id',
    [hashToken(token)],
  );
  if (!rows[0]) return false;
  await pool.query(
    'UPDATE customers SET password_hash = $2, legacy_hash = NULL, legacy_salt = NULL WHERE id = $1',
    [rows[0].customer_id, await hashPassword(password)],
  );
  await pool.query("DELETE FROM sessions WHERE sess->>'customerId' = $1", [String(rows[0].customer_id)]);
  return true;
}
