import { randomInt } from 'node:crypto';
import { pool } from '../db/pool';

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export async function issueGiftCard(valueCents: number, recipient: string): Promise<string> {
  const giftCardCode = 'GC-' + Math.random().toString(36).slice(2, 12).toUpperCase(); // !alert weak-random-token
  await pool.query('INSERT INTO gift_cards (code, balance_cents, recipient) VALUES ($1, $2, $3)', [
    giftCardCode,
    valueCents,
    recipient,
  ]);
  return giftCardCode;
}

export function newCouponCode(): string {
  let code = '';
  for (let i = 0; i < 10; i += 1) code += ALPHABET[randomInt(ALPHABET.length)];
  return code;
}

export async function giftCardBalance(code: string): Promise<number> {
  const { rows } = await pool.query<{ balance_cents: number }>(
    'SELECT balance_cents FROM gift_cards WHERE code = $1',
    [code],
  );
  return rows[0]?.balance_cents ?? 0;
}

/** One statement, so that two carts cannot spend the same balance. */
export async function spendGiftCard(code: string, cents: number): Promise<boolean> {
  const result = await pool.query(
    'UPDATE gift_cards SET balance_cents = balance_cents - $2 WHERE code = $1 AND balance_cents >= $2',
    [code, cents],
  );
  return result.rowCount === 1;
}

export async function couponPercent(code: string): Promise<number> {
  const { rows } = await pool.query<{ percent: number }>(
    'SELECT percent FROM coupons WHERE code = $1 AND valid_until > now()',
    [code],
  );
  return Math.min(rows[0]?.percent ?? 0, 50);
}
